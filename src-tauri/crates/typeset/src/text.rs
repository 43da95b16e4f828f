//! Words and a face become lines, in the order in which they are read.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use content::{Align, Mark, Words};
use domain::Direction;
use krilla::text::{GlyphId, KrillaGlyph};
use parley::{
    Alignment, AlignmentOptions, FontContext, FontFamily, FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap,
    StyleProperty,
};

use crate::fonts::{self, Face};

/// A colour, as red, green and blue.
pub(crate) type Colour = [u8; 3];

pub(crate) const BLACK: Colour = [0x14, 0x1c, 0x20];
pub(crate) const QUIET: Colour = [0x4a, 0x55, 0x5b];
pub(crate) const RULE: Colour = [0xb4, 0xbc, 0xc0];

/// How letters are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Ink {
    pub(crate) colour: Colour,
    /// How far above the line, as a part of the size.
    pub(crate) rise: f32,
}

/// How words look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    pub(crate) face: Face,
    /// Size in points.
    pub(crate) size: f32,
    pub(crate) strong: bool,
    pub(crate) colour: Colour,
    /// The direction of the paragraph.
    pub(crate) direction: Direction,
    /// The height of a line, as a multiple of the size.
    pub(crate) leading: f32,
    pub(crate) align: Align,
}

/// Lines of words.
pub(crate) struct Paragraph {
    text: String,
    layout: Layout<Ink>,
    /// Addresses outside the library that parts of the text lead to.
    links: Vec<(Range<usize>, String)>,
}

/// Sets words: the fonts, and what shaping keeps from one paragraph to the next.
pub(crate) struct Setter {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    /// Characters without a shape.
    pub(crate) missing: BTreeSet<char>,
}

/// Letters of one line that are drawn at once.
pub(crate) struct Glyphs {
    pub(crate) x: f32,
    pub(crate) rise: f32,
    pub(crate) size: f32,
    pub(crate) colour: Colour,
    pub(crate) font: parley::FontData,
    pub(crate) glyphs: Vec<KrillaGlyph>,
}

/// The address of a link, and its left and right edge.
pub(crate) type Target = (String, f32, f32);

/// A line to be drawn over or under letters.
pub(crate) struct Stroke {
    pub(crate) x: f32,
    pub(crate) width: f32,
    /// Its upper edge, down from the baseline.
    pub(crate) y: f32,
    pub(crate) height: f32,
    pub(crate) colour: Colour,
}

impl Setter {
    pub(crate) fn new() -> Self {
        Self { fonts: fonts::context(), layouts: LayoutContext::new(), missing: BTreeSet::new() }
    }

    /// Plain words, set in `width` points.
    pub(crate) fn line(&mut self, text: &str, style: Style, width: f32) -> Paragraph {
        self.paragraph(&Words { text: text.to_owned(), marks: Vec::new() }, style, width)
    }

    /// Words, broken into lines of `width` points.
    pub(crate) fn paragraph(&mut self, words: &Words, style: Style, width: f32) -> Paragraph {
        let mut paragraph = self.unbroken(words, style);
        paragraph.layout.break_all_lines(Some(width));
        let alignment = match style.align {
            Align::Start => Alignment::Start,
            Align::Center => Alignment::Center,
            Align::End => Alignment::End,
        };
        paragraph.layout.align(alignment, AlignmentOptions::default());
        self.note_missing(&paragraph);
        paragraph
    }

    /// The width of the longest word, and that of everything on one line, in points.
    pub(crate) fn widths(&mut self, words: &Words, style: Style) -> (f32, f32) {
        let widths = self.unbroken(words, style).layout.calculate_content_widths();
        (widths.min, widths.max)
    }

    fn unbroken(&mut self, words: &Words, style: Style) -> Paragraph {
        // The paragraph's direction is that of its language, whatever letter comes first: a mark without a shape says so.
        let lead = match style.direction {
            Direction::Ltr => '\u{200e}',
            Direction::Rtl => '\u{200f}',
        };
        let shift = lead.len_utf8();
        let text = format!("{lead}{}", words.text);
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &text, 1.0, false);
        let ink = Ink { colour: style.colour, rise: 0.0 };
        builder.push_default(StyleProperty::Brush(ink));
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(style.face.families()))));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::Absolute(style.size * style.leading)));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
        if style.strong {
            builder.push_default(StyleProperty::FontWeight(FontWeight::SEMI_BOLD));
        }
        let mut links = Vec::new();
        for (range, mark) in &words.marks {
            let range = range.start + shift..range.end + shift;
            match mark {
                Mark::Strong => builder.push(StyleProperty::FontWeight(FontWeight::SEMI_BOLD), range),
                Mark::Deleted => builder.push(StyleProperty::Strikethrough(true), range),
                Mark::Inserted => builder.push(StyleProperty::Underline(true), range),
                Mark::Raised | Mark::Lowered => {
                    let rise = if *mark == Mark::Raised { 0.35 } else { -0.15 };
                    builder.push(StyleProperty::FontSize(style.size * 0.7), range.clone());
                    builder.push(StyleProperty::Brush(Ink { rise, ..ink }), range);
                }
                Mark::Link(address) => {
                    builder.push(StyleProperty::Underline(true), range.clone());
                    links.push((range, address.clone()));
                }
            }
        }
        let layout = builder.build(&text);
        Paragraph { text, layout, links }
    }

    fn note_missing(&mut self, paragraph: &Paragraph) {
        for line in paragraph.layout.lines() {
            for run in line.runs() {
                for cluster in run.clusters() {
                    if cluster.glyphs().any(|glyph| glyph.id == 0) {
                        let text = &paragraph.text[cluster.text_range()];
                        self.missing.extend(text.chars().filter(|c| !is_unseen(*c) && !c.is_control()));
                    }
                }
            }
        }
    }
}

/// Whether a character only steers how others are set.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
}

impl Paragraph {
    /// How many lines it has.
    pub(crate) fn lines(&self) -> usize {
        self.layout.len()
    }

    /// The height of a line in points.
    pub(crate) fn line_height(&self, line: usize) -> f32 {
        self.layout.get(line).map_or(0.0, |line| line.metrics().line_height)
    }

    /// The height of all lines in points.
    pub(crate) fn height(&self) -> f32 {
        (0..self.lines()).map(|line| self.line_height(line)).sum()
    }

    /// The width of its longest line in points.
    pub(crate) fn width(&self) -> f32 {
        self.layout.width()
    }

    /// How far the baseline of a line lies below its upper edge.
    pub(crate) fn baseline(&self, line: usize) -> f32 {
        self.layout.get(line).map_or(0.0, |line| {
            let metrics = line.metrics();
            metrics.baseline - metrics.block_min_coord
        })
    }

    /// The text that the letters of a line refer to.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What a line is drawn of: letters, lines over and under them, and links as their address with left and right edge.
    pub(crate) fn drawn(&self, line: usize) -> (Vec<Glyphs>, Vec<Stroke>, Vec<Target>) {
        let (mut letters, mut strokes, mut links) = (Vec::new(), Vec::new(), Vec::new());
        let Some(line) = self.layout.get(line) else { return (letters, strokes, links) };
        let mut x = line.metrics().offset;
        for run in line.runs() {
            let size = run.font_size();
            let metrics = *run.metrics();
            let mut current: Option<Glyphs> = None;
            // Glyphs of the cluster that a ligature's other characters belong to.
            let mut cluster_glyphs = 0;
            for cluster in run.visual_clusters() {
                let range = cluster.text_range();
                if cluster.is_ligature_continuation() {
                    if let Some(current) = &mut current {
                        let first = current.glyphs.len() - cluster_glyphs;
                        for glyph in &mut current.glyphs[first..] {
                            let old = glyph.text_range.clone();
                            glyph.text_range = old.start.min(range.start)..old.end.max(range.end);
                        }
                    }
                    continue;
                }
                cluster_glyphs = 0;
                if cluster.is_hard_line_break() || self.text[range.clone()].chars().all(is_unseen) {
                    continue;
                }
                let left = x;
                let style = cluster.first_style();
                for glyph in cluster.glyphs() {
                    let ink = self.layout.styles()[glyph.style_index()].brush;
                    if current.as_ref().is_some_and(|current| current.rise != ink.rise || current.colour != ink.colour)
                    {
                        letters.extend(current.take());
                        cluster_glyphs = 0;
                    }
                    let current = current.get_or_insert_with(|| Glyphs {
                        x,
                        rise: ink.rise * size,
                        size,
                        colour: ink.colour,
                        font: run.font().clone(),
                        glyphs: Vec::new(),
                    });
                    current.glyphs.push(KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance / size,
                        glyph.x / size,
                        -glyph.y / size,
                        0.0,
                        range.clone(),
                        None,
                    ));
                    cluster_glyphs += 1;
                    x += glyph.advance;
                }
                let mut stroke = |offset: f32, height: f32| {
                    let colour = style.brush.colour;
                    strokes.push(Stroke { x: left, width: x - left, y: -offset, height, colour });
                };
                if style.underline.is_some() {
                    stroke(metrics.underline_offset, metrics.underline_size);
                }
                if style.strikethrough.is_some() {
                    stroke(metrics.strikethrough_offset, metrics.strikethrough_size);
                }
                for (link, address) in self.links.iter().filter(|(link, _)| link.contains(&range.start)) {
                    let _ = link;
                    match links.iter_mut().find(|(known, ..): &&mut (String, f32, f32)| known == address) {
                        Some((_, from, to)) => (*from, *to) = (from.min(left), to.max(x)),
                        None => links.push((address.clone(), left, x)),
                    }
                }
            }
            letters.extend(current);
        }
        (letters, strokes, links)
    }
}
