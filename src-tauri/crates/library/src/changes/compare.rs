//! Two texts, passage by passage.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::SectionText;
use super::passages::{Group, Passage, groups};
use super::words::{self, Bag, likeness};
use crate::api::{Edit, WordRun};

/// Passages that share less than this part of their words are two, not one that was changed.
const ALIKE: f32 = 0.4;
/// Sections under one place in the outline that share less are two sections.
const SAME_SECTION: f32 = 0.3;
/// A passage is compared with so many others, on both sides of where it should be.
const AROUND: usize = 24;
/// In stretches of so many passages each is compared with each.
const FEW: usize = 50;
/// In longer stretches of other passages none are compared.
const MANY: usize = 20_000;
/// A passage of fewer words that went and came is not taken for one that moved: such are repeated.
const FEWEST: usize = 4;

/// A section of the newer text, or one that is gone, with all its passages.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compared {
    /// Whether the section is `Added`, `Removed` or neither.
    pub(super) edit: Edit,
    /// Its place in the newer text; of one that is gone, in the older.
    pub(super) section: usize,
    /// Its heading, where that is another, or came or went with it; empty otherwise.
    pub(super) heading: Vec<WordRun>,
    /// Its passages, those that are as they were among them.
    pub(super) passages: Vec<ComparedPassage>,
}

/// A passage of either text or of both.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ComparedPassage {
    /// What became of it.
    pub(super) edit: Edit,
    /// How many letters stand before it in its section of the newer text.
    pub(super) at: u32,
    /// Its words.
    pub(super) words: Vec<WordRun>,
}

/// Compares two texts. The sections come in the order of the newer one; what is gone stands where it stood.
pub(super) fn compare(before: &[SectionText<'_>], after: &[SectionText<'_>]) -> Vec<Compared> {
    let (old, new) = (groups(before), groups(after));
    let partners = pair(&old, &new);
    let mut gone = removed_after(&old, &partners);
    let mut compared = gone.remove(&None).unwrap_or_default();
    for (at, group) in new.iter().enumerate() {
        let partner = partners[at].map(|partner| &old[partner]);
        compared.extend(in_group(partner, group));
        compared.extend(gone.remove(&Some(at)).unwrap_or_default());
    }
    find_moved(&mut compared);
    compared
}

/// Of passages that went from one place and came at another, word for word and once each, only the one that is here is left:
/// as one that moved.
fn find_moved(compared: &mut [Compared]) {
    // How often each text went and came.
    let mut counts: HashMap<&str, (u32, u32)> = HashMap::new();
    for passage in compared.iter().flat_map(|section| &section.passages) {
        let [run] = passage.words.as_slice() else { continue };
        match passage.edit {
            Edit::Removed => counts.entry(&run.text).or_default().0 += 1,
            Edit::Added => counts.entry(&run.text).or_default().1 += 1,
            _ => {}
        }
    }
    let moved = |text: &&str| text.split_whitespace().count() >= FEWEST;
    let moved: HashSet<String> = counts
        .iter()
        .filter(|(_, count)| **count == (1, 1))
        .map(|(text, _)| *text)
        .filter(moved)
        .map(str::to_owned)
        .collect();
    let is_moved = |passage: &ComparedPassage| passage.words.first().is_some_and(|run| moved.contains(&run.text));
    for section in compared {
        section.passages.retain(|passage| passage.edit != Edit::Removed || !is_moved(passage));
        for passage in section.passages.iter_mut().filter(|passage| passage.edit == Edit::Added && is_moved(passage)) {
            passage.edit = Edit::Moved;
            passage.words.iter_mut().for_each(|run| run.edit = Edit::Same);
        }
    }
}

/// For each group of the newer text the one of the older that it was.
fn pair(old: &[Group<'_>], new: &[Group<'_>]) -> Vec<Option<usize>> {
    let mut partners: Vec<Option<usize>> = vec![None; new.len()];
    let mut free = vec![true; old.len()];
    let join = |partners: &mut Vec<Option<usize>>, free: &mut Vec<bool>, at: usize, there: usize| {
        partners[at] = Some(there);
        free[there] = false;
    };
    // An author's id means the same section wherever it stands.
    let by_id: HashMap<&str, usize> = (0..old.len()).rev().map(|at| (old[at].id, at)).collect();
    for (at, group) in new.iter().enumerate().filter(|(_, group)| !group.positional) {
        if let Some(there) = by_id.get(group.id).copied().filter(|there| free[*there] && !old[*there].positional) {
            join(&mut partners, &mut free, at, there);
        }
    }
    // The others by their headings, in their order.
    let named = |groups: &[Group<'_>], open: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..groups.len()).filter(|at| open(*at) && !groups[*at].heading.is_empty()).collect()
    };
    let (theirs, ours) = (named(old, &|at| free[at]), named(new, &|at| partners[at].is_none()));
    let their: Vec<&str> = theirs.iter().map(|at| old[*at].heading).collect();
    let our: Vec<&str> = ours.iter().map(|at| new[*at].heading).collect();
    for (there, at) in same(&their, &our) {
        join(&mut partners, &mut free, ours[at], theirs[there]);
    }
    // What is left by its place, where it says about the same.
    for (at, group) in new.iter().enumerate() {
        let there = by_id.get(group.id).copied().filter(|there| partners[at].is_none() && free[*there]);
        if let Some(there) = there.filter(|there| group.is_pages() || old[*there].says_about(group)) {
            join(&mut partners, &mut free, at, there);
        }
    }
    partners
}

impl Group<'_> {
    /// Whether most of what two groups say is the same.
    fn says_about(&self, other: &Self) -> bool {
        let all = |group: &Self| group.passages.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join("\n");
        let (one, two) = (all(self), all(other));
        likeness(&Bag::of(&one), &Bag::of(&two)) >= SAME_SECTION
    }
}

/// The pairs of equal elements that stand in the same order in both.
fn same(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut at, mut there) = (0, 0);
    let end = (before.len()..before.len(), after.len()..after.len());
    for (gone, come) in words::differences(before, after).into_iter().chain([end]) {
        pairs.extend((at..gone.start).zip(there..come.start));
        (at, there) = (gone.end, come.end);
    }
    pairs
}

/// The groups that are gone, each after the newer text's group behind which it stood; `None` at the beginning.
fn removed_after(old: &[Group<'_>], partners: &[Option<usize>]) -> HashMap<Option<usize>, Vec<Compared>> {
    let places: HashMap<usize, usize> =
        partners.iter().enumerate().filter_map(|(at, partner)| Some(((*partner)?, at))).collect();
    let mut gone: HashMap<Option<usize>, Vec<Compared>> = HashMap::new();
    let mut after = None;
    for (at, group) in old.iter().enumerate() {
        match places.get(&at) {
            Some(place) => after = Some(*place),
            None => gone.entry(after).or_default().extend(whole(group, Edit::Removed)),
        }
    }
    gone
}

/// All sections of a group that came or went.
fn whole<'a>(group: &'a Group<'a>, edit: Edit) -> impl Iterator<Item = Compared> + 'a {
    group.sections.clone().map(move |section| {
        let heading = if section == group.sections.start { run(edit, group.heading) } else { Vec::new() };
        let passages = group.passages.iter().filter(|passage| passage.section == section);
        let passages = passages.map(|passage| whole_passage(passage, edit, passage.at)).collect();
        Compared { edit, section, heading, passages }
    })
}

fn whole_passage(passage: &Passage, edit: Edit, at: u32) -> ComparedPassage {
    ComparedPassage { edit, at, words: run(edit, &passage.text) }
}

fn run(edit: Edit, text: &str) -> Vec<WordRun> {
    if text.is_empty() { Vec::new() } else { vec![WordRun { edit, text: text.to_owned() }] }
}

/// The sections of `new`, compared with those of `old`.
fn in_group(old: Option<&Group<'_>>, new: &Group<'_>) -> Vec<Compared> {
    let Some(old) = old else { return whole(new, Edit::Added).collect() };
    let section = |section| Compared { edit: Edit::Same, section, heading: Vec::new(), passages: Vec::new() };
    let mut sections: Vec<Compared> = new.sections.clone().map(section).collect();
    if old.heading != new.heading {
        sections[0].heading = words::compare(old.heading, new.heading);
    }
    // What is gone stands behind what stood before it.
    let mut place = (new.sections.start, 0);
    for step in steps(&old.passages, &new.passages) {
        let (passage, edit) = match step {
            Step::Removed(passage) => (whole_passage(passage, Edit::Removed, place.1), None),
            Step::Added(passage) => (whole_passage(passage, Edit::Added, passage.at), Some(passage)),
            Step::Kept(old, passage) if old.text == passage.text => {
                (whole_passage(passage, Edit::Same, passage.at), Some(passage))
            }
            Step::Kept(old, passage) => {
                let words = words::compare(&old.text, &passage.text);
                (ComparedPassage { edit: Edit::Changed, at: passage.at, words }, Some(passage))
            }
        };
        if let Some(new) = edit {
            place = (new.section, new.at + new.letters);
        }
        sections[place.0 - new.sections.start].passages.push(passage);
    }
    sections
}

/// What becomes of a passage.
enum Step<'a> {
    Removed(&'a Passage),
    Added(&'a Passage),
    /// It is in both texts, as it was or changed.
    Kept(&'a Passage, &'a Passage),
}

fn steps<'a>(old: &'a [Passage], new: &'a [Passage]) -> Vec<Step<'a>> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (old.iter().map(|one| one.text.as_str()).collect(), new.iter().map(|one| one.text.as_str()).collect());
    let mut steps = Vec::with_capacity(new.len());
    let (mut at, mut there) = (0, 0);
    let end = (old.len()..old.len(), new.len()..new.len());
    for (gone, come) in words::differences(&before, &after).into_iter().chain([end]) {
        steps.extend(old[at..gone.start].iter().zip(&new[there..come.start]).map(|(old, new)| Step::Kept(old, new)));
        (at, there) = (gone.end, come.end);
        changed(&old[gone], &new[come], &mut steps);
    }
    steps
}

/// Tells which passages of a stretch that is all other gave way to which, keeping their order.
fn changed<'a>(old: &'a [Passage], new: &'a [Passage], steps: &mut Vec<Step<'a>>) {
    let (mut at, mut there) = (0, 0);
    for (one, other) in alike(old, new).into_iter().chain([(old.len(), new.len())]) {
        steps.extend(old[at..one].iter().map(Step::Removed));
        steps.extend(new[there..other].iter().map(Step::Added));
        if let (Some(one), Some(other)) = (old.get(one), new.get(other)) {
            steps.push(Step::Kept(one, other));
        }
        (at, there) = (one + 1, other + 1);
    }
}

/// Which passages of `old` and `new` are one and the same that was changed: those in the same order that have the most words in
/// common. In long stretches only those about as far from the beginning are compared.
fn alike(old: &[Passage], new: &[Passage]) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() || old.len().max(new.len()) > MANY {
        return Vec::new();
    }
    let sums = Sums::of(old, new);
    let mut pairs = Vec::new();
    let (mut row, mut column) = (0, 0);
    while sums.best(row, column) > 0.0 {
        let here = sums.best(row, column);
        if sums.like(row, column).is_some_and(|like| like + sums.best(row + 1, column + 1) >= here) {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if sums.best(row + 1, column) >= here {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

/// How much two stretches of passages have in common from each pair of places on, as for a longest common subsequence.
struct Sums {
    rows: usize,
    columns: usize,
    /// How alike passages near to one another are, by row, from the first that is near.
    likes: Vec<Vec<f32>>,
    best: Vec<Vec<f32>>,
}

impl Sums {
    fn of(old: &[Passage], new: &[Passage]) -> Self {
        let ones: Vec<Bag<'_>> = old.iter().map(|one| Bag::of(&one.text)).collect();
        let others: Vec<Bag<'_>> = new.iter().map(|one| Bag::of(&one.text)).collect();
        let (rows, columns) = (old.len(), new.len());
        let mut sums = Self { rows, columns, likes: vec![Vec::new(); rows], best: vec![Vec::new(); rows] };
        for row in (0..rows).rev() {
            let near = sums.near(row);
            sums.likes[row] = near.clone().map(|column| likeness(&ones[row], &others[column])).collect();
            let mut best = vec![0.0_f32; near.len()];
            for column in near.clone().rev() {
                let at = column - near.start;
                let both = sums.like(row, column).map_or(0.0, |like| like + sums.best(row + 1, column + 1));
                let without_new = best.get(at + 1).copied().unwrap_or_else(|| sums.best(row + 1, column + 1));
                best[at] = both.max(without_new).max(sums.best(row + 1, column));
            }
            sums.best[row] = best;
        }
        sums
    }

    /// The columns that are compared with a row.
    fn near(&self, row: usize) -> Range<usize> {
        if self.rows.max(self.columns) <= FEW {
            return 0..self.columns;
        }
        let middle = row * self.columns / self.rows;
        middle.saturating_sub(AROUND)..(middle + AROUND + 1).min(self.columns)
    }

    /// How alike two passages are, where they may be one.
    fn like(&self, row: usize, column: usize) -> Option<f32> {
        let at = column.checked_sub(self.near(row).start)?;
        self.likes.get(row)?.get(at).copied().filter(|like| *like >= ALIKE)
    }

    fn best(&self, row: usize, column: usize) -> f32 {
        if column >= self.columns {
            return 0.0;
        }
        // What lies beyond the columns near a row may be near the next ones.
        let Some(row) = (row..self.rows).find(|row| column < self.near(*row).end) else { return 0.0 };
        let at = column.saturating_sub(self.near(row).start);
        self.best[row].get(at).copied().unwrap_or(0.0)
    }
}
