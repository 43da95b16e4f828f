//! Pages of lines and an outline into sections.
//!
//! With an outline: a section for each entry, from the place it leads to up to the next entry's. Without: a section
//! for each page.

use std::collections::HashSet;

use domain::{PageStart, Section, SectionId};

use crate::layout::{self, Lexicon};
use crate::pdfium::{Bookmark, Destination};
use crate::words::{Line, WordBox};

/// Longest section in characters; longer ones go on in further sections, from page to page.
const MAX_CHARACTERS: usize = 12_000;
/// Two places closer than this, in points, are the same.
const SAME_PLACE: f32 = 2.0;
/// How far from where an entry leads its heading is looked for, in points: viewers leave some room above it.
const NEARBY: f32 = 100.0;

/// A page as it is shown.
#[derive(Debug, Default)]
pub(crate) struct PageLines {
    pub lines: Vec<Line>,
    /// The head and foot that run through the document and belong to no section.
    pub running: Vec<Line>,
    /// How far the page reaches, in the measure of its lines.
    pub frame: WordBox,
    /// Where the entries of the outline that lead to this page point, in the page's own measure; see
    /// [`crate::pdfium::Page::shown`].
    pub turned: Vec<(usize, Option<f32>, Option<f32>)>,
}

/// Where a section begins.
struct Start {
    page: usize,
    line: usize,
    id: SectionId,
    level: u8,
    heading: String,
}

/// Makes the sections of a document.
pub(crate) fn sections(
    pages: &[PageLines],
    outline: &[Bookmark],
    named: &[(String, Destination)],
    lexicon: &Lexicon,
) -> Vec<Section> {
    let starts = starts(pages, outline, named);
    if starts.is_empty() {
        return pages.iter().enumerate().map(|(at, page)| whole_page(at, &page.lines, lexicon)).collect();
    }
    let mut found = Vec::new();
    let first = &starts[0];
    let begins = Start {
        page: 0,
        line: 0,
        id: START.parse().unwrap_or_else(|_| SectionId::page(1)),
        level: 0,
        heading: String::new(),
    };
    let before = range(pages, (0, 0), (first.page, first.line));
    if before.iter().any(|(_, lines)| !lines.is_empty()) {
        add(&mut found, &begins, &before, lexicon);
    }
    for (at, start) in starts.iter().enumerate() {
        let end = starts.get(at + 1).map_or((pages.len(), 0), |next| (next.page, next.line));
        let content = without_heading(range(pages, (start.page, start.line), end), &start.heading);
        add(&mut found, start, &content, lexicon);
    }
    found
}

/// The id of the text before the first entry.
const START: &str = "start";

fn whole_page(at: usize, lines: &[Line], lexicon: &Lexicon) -> Section {
    let page = at as u32 + 1;
    Section {
        id: SectionId::page(page),
        level: 0,
        heading: String::new(),
        html: None,
        text: Some(layout::text(lines, lexicon)),
        pages: vec![PageStart { offset: 0, page }],
    }
}

/// Where the sections begin, in reading order, with their ids.
fn starts(pages: &[PageLines], outline: &[Bookmark], named: &[(String, Destination)]) -> Vec<Start> {
    let mut taken: HashSet<String> = HashSet::from([START.to_owned()]);
    let mut counts: Vec<u32> = Vec::new();
    let mut found = Vec::new();
    for (number, entry) in outline.iter().enumerate() {
        let level = usize::from(entry.level.max(1));
        // A damaged outline can step down several levels at once.
        counts.resize(level, 0);
        counts[level - 1] += 1;
        let Some(destination) = &entry.destination else { continue };
        let page = destination.page as usize;
        if page >= pages.len() {
            continue;
        }
        let path = counts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let id = name_of(destination, named, &taken).unwrap_or_else(|| unique(&path, &taken));
        taken.insert(id.as_str().to_owned());
        let turned = pages[page].turned.iter().find(|(entry, ..)| *entry == number);
        let (x, y) = turned.map_or((destination.x, destination.y), |(_, x, y)| (*x, *y));
        let line = line_of(&pages[page].lines, x, y, &entry.title);
        found.push(Start { page, line, id, level: entry.level.max(1), heading: entry.title.clone() });
    }
    found.sort_by_key(|start| (start.page, start.line));
    found
}

/// The name that a document gives to a place.
fn name_of(place: &Destination, named: &[(String, Destination)], taken: &HashSet<String>) -> Option<SectionId> {
    let distance = |a: Option<f32>, b: Option<f32>| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs(),
        (None, None) => 0.0,
        _ => f32::MAX,
    };
    let same = named.iter().filter(|(name, other)| {
        other.page == place.page && distance(other.y, place.y) <= SAME_PLACE && !taken.contains(name)
    });
    let mut ids: Vec<(f32, f32, SectionId)> = same
        .filter_map(|(name, other)| Some((distance(other.y, place.y), distance(other.x, place.x), name.parse().ok()?)))
        .collect();
    // The nearest; of several at the same place the first by name, so that the choice does not hang on their order.
    ids.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then_with(|| a.2.cmp(&b.2)));
    ids.into_iter().next().map(|(_, _, id)| id)
}

fn unique(path: &str, taken: &HashSet<String>) -> SectionId {
    let candidates = std::iter::once(path.to_owned()).chain((2_u32..).map(|n| format!("{path}-{n}")));
    let free = candidates.into_iter().find(|id| !taken.contains(id)).unwrap_or_default();
    // Numbers and points always make an id, short of an outline nested beyond all use.
    free.parse().unwrap_or_else(|_| SectionId::page(taken.len() as u32 + 1))
}

/// The first line that belongs to an entry which leads to a place on the page.
fn line_of(lines: &[Line], x: Option<f32>, y: Option<f32>, title: &str) -> usize {
    // What lies below the place, and not in a column wholly before it.
    let below = |line: &Line| y.is_none_or(|y| f32::midpoint(line.top, line.bottom) <= y + SAME_PLACE);
    let beside = |line: &Line| x.is_none_or(|x| line.right >= x - SAME_PLACE);
    let both = lines.iter().position(|line| below(line) && beside(line));
    let placed = both.or_else(|| lines.iter().position(below)).unwrap_or(lines.len());
    match by_title(lines, y, title) {
        // What stands above the heading and belongs to it: “Chapter 1”.
        Some(titled) if placed < titled && lines[placed..titled].iter().all(is_label) && titled - placed <= 2 => placed,
        Some(titled) => titled,
        None => placed,
    }
}

/// The line that begins with an entry's title: the only one on the page, or the nearest to the place.
fn by_title(lines: &[Line], y: Option<f32>, title: &str) -> Option<usize> {
    let titles = spellings(title);
    let mut found: Vec<usize> = (0..lines.len()).filter(|at| heading_lines(&lines[*at..], &titles) > 0).collect();
    if found.len() > 1 {
        let distance = |at: &usize| y.map_or(0.0, |y| (lines[*at].top - y).abs());
        found.retain(|at| distance(at) <= NEARBY);
        found.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    }
    found.first().copied()
}

/// A line of a few words with a number among them.
fn is_label(line: &Line) -> bool {
    line.words.len() <= 3 && line.words.iter().any(|word| word.chars().any(char::is_numeric))
}

/// How a title may stand on the page, folded: as in the outline, or without its number.
fn spellings(title: &str) -> Vec<String> {
    let numbered = title.split_once(' ').filter(|(first, _)| {
        first.chars().any(char::is_numeric) && first.chars().all(|c| c.is_numeric() || matches!(c, '.' | ')' | '-'))
    });
    let mut spellings = vec![folded(title)];
    spellings.extend(numbered.map(|(_, rest)| folded(rest)));
    spellings.retain(|title| !title.is_empty());
    spellings
}

/// How many of the first lines are the heading, in one of its spellings, and nothing else; none if they are not.
fn heading_lines(lines: &[Line], titles: &[String]) -> usize {
    titles.iter().map(|title| lines_spelling(lines, title)).max().unwrap_or(0)
}

fn lines_spelling(lines: &[Line], title: &str) -> usize {
    let mut rest = title;
    for (at, line) in lines.iter().take(6).enumerate() {
        match rest.strip_prefix(folded(&line.words.concat()).as_str()) {
            Some("") => return at + 1,
            Some(more) if more.len() < rest.len() => rest = more,
            _ => return 0,
        }
    }
    0
}

/// The titles of an outline, to be recognised on a page.
pub(crate) struct Titles(HashSet<String>);

impl Titles {
    pub(crate) fn of(outline: &[Bookmark]) -> Self {
        Self(outline.iter().flat_map(|entry| spellings(&entry.title)).collect())
    }

    /// Whether `words` are a title, be it without its number.
    pub(crate) fn contain(&self, words: &str) -> bool {
        self.0.contains(&folded(words))
    }
}

/// Letters and digits only, in small letters: how a heading on the page and in the outline are compared.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The lines from one place to another, page by page; every page on the way is there, with lines or without.
fn range(pages: &[PageLines], from: (usize, usize), to: (usize, usize)) -> Vec<(u32, &[Line])> {
    let mut found = Vec::new();
    for (at, page) in pages.iter().enumerate().take(to.0 + 1).skip(from.0) {
        let begin = if at == from.0 { from.1 } else { 0 };
        let end = if at == to.0 { to.1 } else { page.lines.len() };
        let lines = page.lines.get(begin..end.max(begin)).unwrap_or_default();
        // Where the next section begins at the top of a page, that page is not this one's.
        if !lines.is_empty() || at < to.0 || found.is_empty() {
            found.push((at as u32 + 1, lines));
        }
    }
    found
}

/// Without the lines that are the heading, and the label above it: they are kept apart.
fn without_heading<'l>(mut content: Vec<(u32, &'l [Line])>, heading: &str) -> Vec<(u32, &'l [Line])> {
    if let Some((_, lines)) = content.first_mut() {
        let titles = spellings(heading);
        let labels = lines.iter().take(2).take_while(|line| is_label(line)).count();
        let found = (0..=labels).map(|at| (at, heading_lines(&lines[at..], &titles))).find(|(_, count)| *count > 0);
        if let Some((labels, count)) = found {
            *lines = &lines[labels + count..];
        }
    }
    content
}

/// Adds a section, in as many parts as its length takes.
fn add(found: &mut Vec<Section>, start: &Start, content: &[(u32, &[Line])], lexicon: &Lexicon) {
    let mut text = String::new();
    let mut pages: Vec<PageStart> = Vec::new();
    let mut id = start.id.clone();
    let mut characters = 0;
    let mut last: Option<&Line> = None;
    let mut finish = |id: &SectionId, text: &mut String, pages: &mut Vec<PageStart>| {
        found.push(Section {
            id: id.clone(),
            level: start.level,
            heading: start.heading.clone(),
            html: None,
            text: Some(std::mem::take(text)),
            pages: std::mem::take(pages),
        });
    };
    for (page, lines) in content {
        let more = layout::text(lines, lexicon);
        let length = more.chars().count();
        if characters > 0 && characters + length > MAX_CHARACTERS {
            finish(&id, &mut text, &mut pages);
            characters = 0;
            // Too long an id for the page's number to be added cannot be told apart otherwise than by the page.
            id = format!("{}~p{page}", start.id.as_str()).parse().unwrap_or_else(|_| SectionId::page(*page));
        }
        if !text.is_empty() && !more.is_empty() {
            let goes_on = last.zip(lines.first()).is_some_and(|(last, first)| layout::sentence_goes_on(last, first));
            text.push_str(if goes_on { " " } else { "\n\n" });
        }
        last = lines.last().or(last);
        pages.push(PageStart { offset: u32::try_from(text.len()).unwrap_or(u32::MAX), page: *page });
        text.push_str(&more);
        characters += length;
    }
    finish(&id, &mut text, &mut pages);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sections(pages: &[PageLines], outline: &[Bookmark], named: &[(String, Destination)]) -> Vec<Section> {
        super::sections(pages, outline, named, &Lexicon::of(pages.iter().map(|page| page.lines.as_slice())))
    }

    fn page(lines: &[(f32, &str)]) -> PageLines {
        let line = |(top, words): &(f32, &str)| Line {
            words: words.split(' ').map(str::to_owned).collect(),
            boxes: Vec::new(),
            left: 0.0,
            right: 200.0,
            top: *top,
            bottom: top - 10.0,
            broken: false,
            begins_paragraph: true,
        };
        PageLines { lines: lines.iter().map(line).collect(), ..PageLines::default() }
    }

    fn place(page: u32, y: f32) -> Destination {
        Destination { page, x: None, y: Some(y) }
    }

    fn entry(level: u8, title: &str, destination: Option<Destination>) -> Bookmark {
        Bookmark { level, title: title.into(), destination }
    }

    fn shown(sections: &[Section]) -> Vec<String> {
        let pages =
            |s: &Section| s.pages.iter().map(|p| format!("{}@{}", p.page, p.offset)).collect::<Vec<_>>().join(",");
        let line = |s: &Section| {
            let text = s.text.clone().unwrap_or_default().replace("\n\n", "/");
            format!("{} {} {} [{}] {}", s.level, s.id.as_str(), s.heading, pages(s), text)
        };
        sections.iter().map(line).collect()
    }

    #[test]
    fn a_section_runs_from_its_entry_to_the_next() {
        let pages = [
            page(&[(700.0, "Before"), (600.0, "First part"), (580.0, "one")]),
            page(&[(700.0, "two"), (600.0, "Inner"), (580.0, "three")]),
            page(&[]),
            page(&[(700.0, "Last"), (600.0, "four")]),
        ];
        let outline = [
            entry(1, "First part", Some(place(0, 610.0))),
            entry(2, "Elsewhere", None),
            entry(2, "Inner", Some(place(1, 600.0))),
            entry(1, "Last", Some(place(3, 800.0))),
        ];
        let named = [("x".to_owned(), place(1, 601.5)), ("far".to_owned(), place(3, 700.0))];
        assert_eq!(
            shown(&sections(&pages, &outline, &named)),
            [
                "0 start  [1@0] Before",
                "1 1 First part [1@0,2@4] one two",
                "2 x Inner [2@0,3@5] three",
                "1 2 Last [4@0] four",
            ]
        );
    }

    #[test]
    fn without_an_outline_there_is_a_section_for_each_page() {
        let pages = [page(&[(700.0, "a")]), page(&[])];
        assert_eq!(shown(&sections(&pages, &[], &[])), ["0 p1  [1@0] a", "0 p2  [2@0] "]);
        let nowhere = [entry(1, "x", None), entry(1, "y", Some(place(9, 0.0)))];
        assert_eq!(shown(&sections(&pages, &nowhere, &[])).len(), 2);
    }

    #[test]
    fn a_long_section_goes_on_from_page_to_page() {
        let long = "word ".repeat(1_400);
        let pages: Vec<PageLines> = (0..4).map(|_| page(&[(700.0, long.trim_end())])).collect();
        let found = sections(&pages, &[entry(1, "All", Some(place(0, 800.0)))], &[("all".into(), place(0, 800.0))]);
        let ids: Vec<(&str, u32, &str)> = found
            .iter()
            .map(|section| (section.id.as_str(), section.pages[0].page, section.heading.as_str()))
            .collect();
        assert_eq!(ids, [("all", 1, "All"), ("all~p2", 2, "All"), ("all~p3", 3, "All"), ("all~p4", 4, "All")]);
    }

    #[test]
    fn a_heading_is_found_by_its_words_where_the_place_is_wrong_and_its_label_goes_with_it() {
        let pages =
            [page(&[(700.0, "Before"), (600.0, "Chapter 2"), (580.0, "Staff and"), (560.0, "roles"), (540.0, "text")])];
        for y in [100.0, 605.0, 585.0] {
            let found = sections(&pages, &[entry(1, "2 Staff and roles", Some(place(0, y)))], &[]);
            let last = shown(&found).pop().unwrap();
            assert_eq!(last, "1 1 2 Staff and roles [1@0] text", "{y}");
        }
    }

    #[test]
    fn two_entries_at_one_place_have_ids_of_their_own() {
        let pages = [page(&[(700.0, "a")])];
        let outline = [entry(1, "A", Some(place(0, 700.0))), entry(2, "B", Some(place(0, 700.0)))];
        let found = sections(&pages, &outline, &[("x".into(), place(0, 700.0)), ("1.1".into(), place(0, 1.0))]);
        assert_eq!(found.iter().map(|section| section.id.as_str()).collect::<Vec<_>>(), ["x", "1.1"]);
    }
}
