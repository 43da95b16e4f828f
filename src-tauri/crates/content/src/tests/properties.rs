//! What holds for every input.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::keep;
use crate::*;

/// Pieces from which documents are put together that mean something to a parser more often than random text does.
fn pieces() -> impl Strategy<Value = String> {
    let tags = [
        "p",
        "pre",
        "div",
        "blockquote",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tr",
        "td",
        "th",
        "caption",
        "a href='https://a.example/'",
        "a href='#x'",
        "b",
        "i",
        "em",
        "code",
        "span lang=en",
        "svg",
        "math",
        "style",
        "script",
        "title",
        "textarea",
        "select",
        "template",
        "form",
        "h1",
        "h2",
        "h4",
        "figure",
        "figcaption",
        "details",
        "summary",
        "br",
        "wbr",
        "hr",
        "img data-media=x.png alt=y",
        "section",
        "iframe",
        "noscript",
        "q",
        "sub",
        "aside",
        "unknown",
        "abbr title=' a\n\u{a0}b '",
        "ol start=-4",
        "td colspan=3",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(tags.to_vec()).prop_map(|tag| format!("<{tag}>")),
        3 => prop::sample::select(tags.to_vec())
            .prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or(tag))),
        2 => "[ \n\ta-c&;<>\"'\u{a0}\u{0}\r\u{feff}א]{0,6}",
        1 => prop::sample::select(vec!["<!--", "-->", "<![CDATA[", "&#13;", "&nbsp;", "&#x0;", "<!doctype html>", "\n\n", "# ",
            "> ", "- ", "    ", "```\n", "| a | b |\n|--|--|\n", "[^1]", "[^1]: ", "*", "**", "[a](b)", "![a](b \"c\")", "{#i}"])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// The HTML standard's own tree builder must read our output back as the very same.
fn read_back(clean: &str) -> String {
    use html5ever::serialize::{SerializeOpts, TraversalScope, serialize};
    use html5ever::tendril::TendrilSink;
    use markup5ever_rcdom::{RcDom, SerializableHandle};
    let document = html5ever::parse_document(RcDom::default(), Default::default());
    let dom = document.one(format!("<!doctype html><body>{clean}</body>"));
    let root = dom.document.children.borrow()[1].clone();
    let body = root.children.borrow()[1].clone();
    let options = SerializeOpts { traversal_scope: TraversalScope::ChildrenOnly(None), ..Default::default() };
    let mut out = Vec::new();
    serialize(&mut out, &SerializableHandle::from(body), options).unwrap();
    String::from_utf8(out).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn cleaning_twice_changes_nothing_and_a_browser_reads_what_was_written(source in pieces()) {
        let clean = sanitise(&source);
        prop_assert_eq!(&sanitise(&clean), &clean);
        prop_assert_eq!(&read_back(&clean), &clean);
    }

    #[test]
    fn sections_are_clean_and_their_ids_unique(source in pieces()) {
        for parsed in [markdown(&source, &mut keep), html(&source, &mut keep)] {
            let mut ids: Vec<_> = parsed.sections.iter().map(|section| section.id.as_str().to_owned()).collect();
            let count = ids.len();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), count);
            for section in &parsed.sections {
                let body = section.html.as_ref().unwrap();
                prop_assert_eq!(&sanitise(body), body);
                prop_assert_eq!(&read_back(body), body);
                plain_text(body);
            }
        }
    }

    #[test]
    fn no_text_panics(source in "\\PC*", raw in any::<String>()) {
        for source in [source, raw] {
            markdown(&source, &mut keep);
            html(&source, &mut keep);
            let clean = sanitise(&source);
            prop_assert_eq!(&sanitise(&clean), &clean);
            plain_text(&text_to_html(&source));
        }
    }
}

/// Inputs known to bring parsers down, of about `n` repetitions.
fn pathological(n: usize) -> Vec<(&'static str, String)> {
    let numbered = |piece: &dyn Fn(usize) -> String| (0..n).map(piece).collect::<String>();
    vec![
        ("nested div", "<div>".repeat(n)),
        ("nested blockquote", "<blockquote>a".repeat(n)),
        ("nested b", "<b>a".repeat(n)),
        ("b and p", format!("{}{}", "<b>".repeat(n), "<p>a".repeat(n))),
        ("distinct font tags", numbered(&|i| format!("<i lang=en title={i}><p>a"))),
        ("nested tables", "<table><td>".repeat(n)),
        ("nested lists", "<ul><li>".repeat(n)),
        ("unmatched ends", format!("{}{}", "<div>".repeat(n), "</span>".repeat(n))),
        ("links", format!("<a href=https://a.example/{}>{}", "x".repeat(2_000), "<p>a".repeat(n))),
        ("svg", "<svg>".repeat(n)),
        ("headings", "<h2>a".repeat(n)),
        ("quotes", format!("{}a", "> ".repeat(n))),
        ("brackets", "[".repeat(n)),
        ("links in brackets", "[a](".repeat(n)),
        ("emphasis", "*a **a ".repeat(n)),
        ("stars", "*".repeat(n)),
        ("backticks", numbered(&|i| format!("e{}", "`".repeat(i % 300)))),
        ("footnotes", numbered(&|i| format!("[^{i}]\n\n[^{i}]: a\n\n"))),
        ("references", numbered(&|i| format!("[{i}]: x\n"))),
        ("table cells", format!("{}\n{}\n{}", "|a".repeat(n), "|-".repeat(n), "|b\n".repeat(n))),
        ("attributes", format!("<p {}>", numbered(&|i| format!("a{i} ")))),
        ("attributes that close", format!("<p {}>", numbered(&|i| format!("a{i}='><' ")))),
        ("attributes without blanks", format!("<p {}>", numbered(&|i| format!("a{i}=''")))),
        ("comments", "<!--".repeat(n)),
        ("same ids", "## a {#x}\n".repeat(n)),
        ("inline html", "a <b> ".repeat(n)),
    ]
}

fn time(source: &str) -> Duration {
    let start = Instant::now();
    markdown(source, &mut keep);
    plain_text(source);
    html(source, &mut keep);
    sanitise(source);
    start.elapsed()
}

#[test]
fn a_hundred_thousand_levels_do_not_overflow_the_stack() {
    for (what, source) in
        pathological(100_000).into_iter().filter(|(what, _)| what.starts_with("nested") || *what == "quotes")
    {
        time(&source);
        assert!(sanitise(&source).len() <= source.len() * 3, "{what}");
    }
}

#[test]
fn eight_times_the_input_never_takes_the_square_of_it() {
    let (small, large) = (2_500, 20_000);
    for ((what, few), (_, many)) in pathological(small).into_iter().zip(pathological(large)) {
        // Linear would be 8, quadratic 64. A busy machine slows some runs, hardly the quickest of up to eight.
        let (mut quick, mut slow) = (f64::MAX, f64::MAX);
        let linear = (0..8).any(|_| {
            quick = quick.min(time(&few).as_secs_f64());
            slow = slow.min(time(&many).as_secs_f64());
            slow / quick.max(0.000_5) < 28.0
        });
        assert!(linear, "{what} takes more than linear time: {quick} s, then {slow} s");
    }
}
