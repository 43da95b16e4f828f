//! From what the builder found to sections with ids, levels and resolved anchors.

use std::collections::{HashMap, HashSet};

use domain::{Section, SectionId};

use crate::builder::{Built, RawSection};
use crate::tree::{NodeId, Tree};
use crate::{Parsed, ReferenceKind, Removed};

/// The id of the text before the first heading.
const START: &str = "start";

/// Makes the sections. `fallback_title` is used where no heading is the title; `slugs` lets links name a heading by
/// its words, as Markdown authors do.
pub(crate) fn finish(mut built: Built, fallback_title: Option<String>, slugs: bool) -> Parsed {
    let title = built.title.map(|heading| one_line(&built.tree, heading)).filter(|title| !title.is_empty());
    place_footnotes(&mut built);
    let headings = join_unnamed(&mut built);
    settle_ranks(&mut built.sections);
    let (ids, levels, problems) = name_sections(&built.sections);
    let places = places(&built, &headings, &ids, slugs);

    let resolve = |anchor: &str| {
        // A place that is not there is looked for where its part begins.
        let part = || places.get(&anchor[..=anchor.rfind('#')?]);
        places.get(anchor).or_else(part).cloned()
    };
    built.tree.rewrite_links(&mut |href| href.strip_prefix('#').and_then(resolve).map(|id| format!("#{id}")));
    for reference in &mut built.references {
        if reference.kind == ReferenceKind::Anchor
            && let Some(id) = resolve(&reference.target)
        {
            reference.target = id;
        }
    }
    let sections = built.sections.iter().zip(headings).zip(ids.into_iter().zip(levels));
    let sections = sections
        .map(|((raw, heading), (id, level))| Section {
            id,
            level,
            heading,
            html: Some(built.tree.html(raw.root)),
            text: None,
            pages: Vec::new(),
        })
        .filter(|section| section.level > 0 || section.html.as_ref().is_some_and(|html| !html.is_empty()))
        .collect();
    Parsed { title: title.or(fallback_title), sections, references: built.references, removed: built.removed, problems }
}

fn one_line(tree: &Tree, node: NodeId) -> String {
    tree.text(node).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts each footnote at the end of the section that names it first.
fn place_footnotes(built: &mut Built) {
    for section in &built.sections {
        let found: Vec<(usize, NodeId)> = section
            .footnotes
            .iter()
            .filter_map(|label| Some((*built.footnote_numbers.get(label)?, *built.footnotes.get(label)?)))
            .collect();
        if found.is_empty() {
            continue;
        }
        let aside = built.tree.element("aside", Vec::new());
        for (number, note) in found {
            let mark = built.tree.element("sup", Vec::new());
            built.tree.append_text(mark, &number.to_string());
            let children = std::mem::take(built.tree.children_mut(note));
            let first = children.first().copied().filter(|first| built.tree.name(*first) == "p");
            let paragraph = first.unwrap_or_else(|| built.tree.element("p", Vec::new()));
            let words = std::mem::take(built.tree.children_mut(paragraph));
            built.tree.append(paragraph, mark);
            if !words.is_empty() {
                // A blank that does not break, and that nobody collapses whatever follows.
                built.tree.append_text(paragraph, "\u{a0}");
            }
            built.tree.join(paragraph, words);
            built.tree.append(aside, paragraph);
            children.into_iter().skip(usize::from(first.is_some())).for_each(|child| built.tree.append(aside, child));
        }
        built.tree.append(section.root, aside);
    }
}

/// Gives the headings' words; a heading without any begins no section, so its content joins the one before.
fn join_unnamed(built: &mut Built) -> Vec<String> {
    let mut headings = Vec::new();
    let mut kept: Vec<RawSection> = Vec::new();
    let mut moved: Vec<usize> = Vec::new();
    for section in std::mem::take(&mut built.sections) {
        let mut heading = section.heading.map(|heading| one_line(&built.tree, heading)).unwrap_or_default();
        if let (true, Some(entry)) = (heading.is_empty(), &section.entry) {
            heading.clone_from(&entry.label);
        }
        match kept.last() {
            Some(before) if heading.is_empty() => {
                let children = std::mem::take(built.tree.children_mut(section.root));
                children.into_iter().for_each(|child| built.tree.append(before.root, child));
            }
            _ => {
                kept.push(section);
                headings.push(heading);
            }
        }
        moved.push(kept.len() - 1);
    }
    built.sections = kept;
    built.anchors.values_mut().for_each(|section| *section = moved.get(*section).copied().unwrap_or(0));
    headings
}

/// Lays headings that a package's navigation does not name below the entry they come after.
fn settle_ranks(sections: &mut [RawSection]) {
    /// More than the ranks of headings.
    const STEP: u8 = 8;
    let mut base = 0;
    for section in sections {
        match &section.entry {
            Some(entry) => {
                base = entry.depth.min(u8::MAX / STEP - 1) * STEP;
                section.rank = base;
            }
            None if section.rank > 0 => section.rank += base,
            None => {}
        }
    }
}

/// Ids and levels: the author's id, else the outline path. An id is given once; who comes later gets a suffix.
fn name_sections(sections: &[RawSection]) -> (Vec<SectionId>, Vec<u8>, Vec<Removed>) {
    let mut problems = Vec::new();
    let mut taken: HashSet<String> = HashSet::from([START.to_owned()]);
    let mut next: HashMap<String, u32> = HashMap::new();
    let mut ids: Vec<Option<SectionId>> = vec![None; sections.len()];
    let mut unique = |wanted: &str, taken: &mut HashSet<String>| -> Option<SectionId> {
        let count = next.entry(wanted.to_owned()).or_insert(1);
        let mut id = wanted.to_owned();
        while !taken.insert(id.clone()) {
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        id.parse().ok()
    };
    for (section, slot) in sections.iter().zip(&mut ids) {
        let Some(id) = &section.id else { continue };
        if id.parse::<SectionId>().is_err() {
            let what =
                format!("heading id “{id}” cannot be one: use 1 to 128 characters without spaces, #, @, < or quotes");
            problems.push(Removed { what, line: section.line });
        } else {
            if taken.contains(id) {
                problems
                    .push(Removed {
                        what: format!("heading id “{id}” is used more than once"), line: section.line
                    });
            }
            *slot = unique(id, &mut taken);
        }
    }
    let mut ranks: Vec<u8> = Vec::new();
    let mut counts: Vec<u32> = vec![0; usize::from(u8::MAX) + 2];
    let mut levels = Vec::with_capacity(sections.len());
    for (section, slot) in sections.iter().zip(&mut ids) {
        if section.rank == 0 {
            levels.push(0);
            *slot = START.parse().ok();
            continue;
        }
        while ranks.last().is_some_and(|rank| *rank >= section.rank) {
            ranks.pop();
        }
        ranks.push(section.rank);
        let level = ranks.len();
        counts[level] += 1;
        counts[level + 1..].fill(0);
        levels.push(level as u8);
        if slot.is_none() {
            let path = counts[1..=level].iter().map(u32::to_string).collect::<Vec<_>>().join(".");
            *slot = unique(&path, &mut taken);
        }
    }
    // Every id is an author's that parsed, a path of numbers, or one of them with a number: all are section ids, but
    // a suffix can make the longest too long; then the place in the document names the section.
    let ids =
        ids.into_iter().enumerate().map(|(at, id)| id.unwrap_or_else(|| SectionId::page(at as u32 + 1))).collect();
    (ids, levels, problems)
}

/// Where an anchor that is no section's id leads: to the section that holds what it names.
fn places(built: &Built, headings: &[String], ids: &[SectionId], slugs: bool) -> HashMap<String, String> {
    let mut places = HashMap::new();
    // The section of the text before the first heading is not there when it is empty.
    let start_is_empty = built.tree.html(built.sections[0].root).is_empty();
    for (anchor, section) in &built.anchors {
        let at = if *section == 0 && start_is_empty && ids.len() > 1 { 1 } else { *section };
        places.insert(anchor.clone(), ids[at].as_str().to_owned());
    }
    if slugs {
        for (heading, id) in headings.iter().zip(ids).skip(1) {
            places.entry(slug(heading)).or_insert_with(|| id.as_str().to_owned());
        }
    }
    ids.iter().for_each(|id| {
        places.remove(id.as_str());
    });
    places
}

/// A heading's words as Markdown renderers make an anchor of them: lower case, hyphens for blanks, no punctuation.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}
