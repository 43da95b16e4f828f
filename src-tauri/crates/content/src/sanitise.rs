//! HTML that was published, cleaned again: what a reader's computer does before it stores a section.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::builder::{Builder, Purpose};
use crate::tree::{NodeId, Tree};
use crate::{policy, tokens};

/// Gives `html` with nothing in it that is not on the allow-list: no scripts, styles, forms, frames, remote pictures,
/// event handlers, nor links to anything but `https:`, `mailto:`, `fieldshelf:` and places in the document.
/// Headings become paragraphs. Cleaning twice changes nothing.
///
/// Two sanitisers that know nothing of each other look at it: ours, which writes only what it knows, and ammonia,
/// which would take out what ours let through.
pub fn sanitise(html: &str) -> String {
    let (tree, root) = parse(html);
    SECOND.clean(&tree.html(root)).to_string()
}

/// The sanitised tree of `html`.
pub(crate) fn parse(html: &str) -> (Tree, NodeId) {
    let mut builder = Builder::new(Purpose::Sanitise);
    tokens::feed(&mut builder, html, 1, tokens::Syntax::Html);
    let built = builder.finish();
    let root = built.sections[0].root;
    (built.tree, root)
}

/// The same allow-list as ammonia reads it.
static SECOND: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut second = ammonia::Builder::empty();
    let tags: HashSet<&str> = policy::OUTPUT_ELEMENTS.into_iter().chain(["img"]).collect();
    let attributes: [(&str, &[&str]); 10] = [
        ("a", &["href"]),
        ("img", &["data-media", "alt"]),
        ("abbr", &["title"]),
        ("dfn", &["title"]),
        ("time", &["datetime"]),
        ("td", &["colspan", "rowspan"]),
        ("th", &["colspan", "rowspan", "scope"]),
        ("ol", &["start", "type"]),
        ("li", &["value"]),
        ("bdo", &["dir"]),
    ];
    let attributes: HashMap<&str, HashSet<&str>> =
        attributes.into_iter().map(|(tag, names)| (tag, names.iter().copied().collect())).collect();
    second
        .tags(tags)
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["lang", "dir", "data-style"]))
        .url_schemes(HashSet::from(["https", "mailto", "fieldshelf"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    second
});
