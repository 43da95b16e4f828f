//! Between HTML and plain text.

use crate::sanitise::parse;
use crate::tree::escape;

/// The words of `html` as plain text: paragraphs parted by an empty line, table cells by tabs, rows and list items by
/// a line break. Alternative texts of pictures and captions are words too.
pub fn plain_text(html: &str) -> String {
    let (tree, root) = parse(html);
    tree.text(root)
}

/// A page's text as HTML: a `<p>` for each paragraph, a `<br>` for each line break in one, everything escaped.
pub fn text_to_html(text: &str) -> String {
    let mut html = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if !line.is_empty() {
            paragraph.push(line);
        } else if !paragraph.is_empty() {
            html.push_str("<p>");
            for (at, line) in paragraph.drain(..).enumerate() {
                html.push_str(if at > 0 { "<br>" } else { "" });
                escape(line, &mut html);
            }
            html.push_str("</p>");
        }
    }
    html
}
