//! Running heads and feet: lines that stand at the same height on page after page with the same words.
//!
//! They belong to no section, and a search for the title of a handbook would find them on its every page.

use crate::words::Line;

/// Pages needed to tell a running head from a line that is there by chance.
const FEWEST_PAGES: usize = 4;
/// A line runs if it is on at least this part of the pages: heads of left and right pages differ, and a chapter's first
/// page has none.
const SHARE: usize = 8;
/// How many of a page's highest and lowest lines can be one, whatever pieces they are in.
const OUTERMOST: usize = 2;
/// How far its height differs from page to page, in points.
const SAME_HEIGHT: f32 = 3.0;
/// What all heads that name a chapter are compared as: they have its height in common, not its words.
const CHAPTER: &str = "\u{1}chapter";

/// Takes running heads and feet out of the pages of a document: lines that are alike, but for their numbers, on many of
/// its pages, or that name a chapter in type no larger than the text, and what stands beside them.
/// `is_title` says whether words are a title of the outline. Gives the lines that were taken out, by page.
pub(crate) fn remove_running_lines(pages: &mut [&mut Vec<Line>], is_title: &dyn Fn(&str) -> bool) -> Vec<Vec<Line>> {
    if pages.len() < FEWEST_PAGES {
        return vec![Vec::new(); pages.len()];
    }
    let outer: Vec<Vec<Outer>> = pages.iter().map(|lines| outermost(lines, is_title)).collect();
    let mut all: Vec<(&str, f32)> = outer.iter().flatten().map(|line| (line.words.as_str(), line.height)).collect();
    all.sort_by(|a, b| a.0.cmp(b.0).then(a.1.total_cmp(&b.1)));
    let needed = (pages.len() / SHARE).max(FEWEST_PAGES - 1);
    let runs = |line: &&Outer| {
        let words = line.words.as_str();
        let from = all.partition_point(|(other, at)| (*other, *at) < (words, line.height - SAME_HEIGHT));
        let to = all.partition_point(|(other, at)| (*other, *at) <= (words, line.height + SAME_HEIGHT));
        to - from >= needed
    };
    let mut removed = Vec::with_capacity(pages.len());
    for (lines, outer) in pages.iter_mut().zip(&outer) {
        let heights: Vec<f32> = outer.iter().filter(runs).map(|line| line.height).collect();
        let beside = |height: f32| heights.iter().any(|other| (other - height).abs() <= SAME_HEIGHT);
        let running: Vec<usize> = outer.iter().filter(|line| beside(line.height)).map(|line| line.at).collect();
        // A page that is nothing but head and foot keeps them: they are all it says.
        let whole = running.len() == lines.len();
        let mut at = 0;
        let taken = lines.extract_if(.., |_| {
            at += 1;
            !whole && running.contains(&(at - 1))
        });
        removed.push(taken.collect());
    }
    removed
}

/// A line that may be a running one.
struct Outer {
    /// Its place among the page's lines.
    at: usize,
    /// Its words without digits, or [`CHAPTER`].
    words: String,
    /// Where it stands, in points from below.
    height: f32,
}

/// The highest and lowest lines of a page.
fn outermost(lines: &[Line], is_title: &dyn Fn(&str) -> bool) -> Vec<Outer> {
    let mut sizes: Vec<f32> = lines.iter().map(Line::height).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let mut heights: Vec<f32> = lines.iter().map(|line| line.bottom).collect();
    heights.sort_by(f32::total_cmp);
    heights.dedup_by(|a, b| (*a - *b).abs() <= SAME_HEIGHT);
    let is_outer = |line: &Line| {
        let near = |height: &&f32| (**height - line.bottom).abs() <= SAME_HEIGHT;
        heights.iter().take(OUTERMOST).chain(heights.iter().rev().take(OUTERMOST)).any(|height| near(&height))
    };
    let words = |line: &Line| {
        let words = line.words.join(" ");
        let chapter = line.height() <= usual * 1.05 && is_title(&words);
        if chapter { CHAPTER.to_owned() } else { words.chars().filter(|c| !c.is_numeric()).collect() }
    };
    let outer = lines.iter().enumerate().filter(|(_, line)| is_outer(line));
    outer.map(|(at, line)| Outer { at, words: words(line), height: line.bottom }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(bottom: f32, words: &str) -> Line {
        Line {
            words: words.split(' ').map(str::to_owned).collect(),
            boxes: Vec::new(),
            left: 0.0,
            right: 200.0,
            top: bottom + 10.0,
            bottom,
            broken: false,
            begins_paragraph: true,
        }
    }

    fn left(mut pages: Vec<Vec<Line>>) -> Vec<String> {
        let count = |pages: &[Vec<Line>]| pages.iter().map(Vec::len).sum::<usize>();
        let before = count(&pages);
        let mut lines = pages.iter_mut().collect::<Vec<_>>();
        let removed = remove_running_lines(&mut lines, &|words| words.starts_with("Chapter"));
        assert_eq!((removed.len(), count(&removed) + count(&pages)), (pages.len(), before), "none is lost");
        pages.iter().map(|lines| lines.iter().map(|l| l.words.join(" ")).collect::<Vec<_>>().join("/")).collect()
    }

    #[test]
    fn heads_and_page_numbers_go_and_what_stands_once_or_elsewhere_stays() {
        let page = |n: usize| {
            let body = format!("page {} says", ["one", "two", "three", "four"][n]);
            vec![
                line(800.0, "The handbook"),
                line(700.0, &body),
                line(600.0 - n as f32 * 20.0, "again"),
                line(30.0, &n.to_string()),
            ]
        };
        assert_eq!(
            left((0..4).map(page).collect()),
            ["page one says/again", "page two says/again", "page three says/again", "page four says/again"]
        );
    }

    #[test]
    fn a_head_that_names_the_chapter_goes_and_the_chapters_own_heading_stays() {
        let names = ["Chapter a", "Chapter b", "Chapter c", "Chapter d"];
        let page = |n: usize| {
            let mut heading = line(740.0, names[n]);
            heading.top += 8.0;
            vec![
                line(800.0, names[n]),
                heading,
                line(700.0, "text"),
                line(680.0 - n as f32 * 9.0, "more"),
                line(400.0, "x y"),
            ]
        };
        for page in left((0..4).map(page).collect()) {
            assert!(page.starts_with("Chapter ") && page.matches("Chapter").count() == 1, "{page}");
        }
    }

    #[test]
    fn a_page_with_nothing_else_keeps_its_head() {
        let pages = (0..5).map(|n| vec![line(800.0, &format!("Page {n}"))]).collect();
        assert_eq!(left(pages), ["Page 0", "Page 1", "Page 2", "Page 3", "Page 4"]);
    }

    #[test]
    fn a_short_document_keeps_all() {
        assert_eq!(left(vec![vec![line(800.0, "a")], vec![line(800.0, "a")], vec![line(800.0, "a")]]), ["a", "a", "a"]);
    }
}
