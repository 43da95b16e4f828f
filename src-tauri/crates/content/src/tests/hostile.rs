//! Payloads that other sanitisers were attacked with must leave nothing active.
//!
//! The published collections lie outside the repository: `FIELDSHELF_CORPUS` names the folder that holds
//! `hostile/xss-dompurify.jsonl` and `hostile/xss-seclists.txt`, else `../shared/corpus` beside the repository is tried.
//! Without either only the cases here are.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

use super::keep;
use crate::*;

/// What is active in `html`, as a browser would read it.
fn active(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
    let mut stack: Vec<Handle> = vec![dom.document.clone()];
    while let Some(node) = stack.pop() {
        stack.extend(node.children.borrow().iter().cloned());
        match &node.data {
            NodeData::Element { name, attrs, .. } => {
                if &*name.ns != "http://www.w3.org/1999/xhtml" {
                    found.push(format!("foreign {}", name.local));
                }
                let tag: &str = &name.local;
                let known =
                    ["html", "head", "body", "img"].contains(&tag) || crate::policy::OUTPUT_ELEMENTS.contains(&tag);
                if !known {
                    found.push(format!("element {tag}"));
                }
                for attribute in attrs.borrow().iter() {
                    let (name, value): (&str, &str) = (&attribute.name.local, &attribute.value);
                    let fine = match name {
                        "href" => {
                            ["https:", "mailto:", "fieldshelf:", "#"].iter().any(|scheme| value.starts_with(scheme))
                        }
                        "data-style" => value.split(' ').all(|word| {
                            crate::css::canonical("", word).is_some()
                                || crate::css::canonical("span", word).is_some()
                                || word == "no-marker"
                        }),
                        "data-media" | "alt" | "title" | "lang" | "dir" | "datetime" | "start" | "value" | "scope"
                        | "colspan" | "rowspan" | "type" => true,
                        _ => false,
                    };
                    if !fine {
                        found.push(format!("{tag} {name}={value}"));
                    }
                }
            }
            NodeData::Comment { contents } => found.push(format!("comment {contents}")),
            NodeData::ProcessingInstruction { .. } => found.push("processing instruction".into()),
            NodeData::Text { .. } | NodeData::Document | NodeData::Doctype { .. } => {}
        }
    }
    found
}

fn check(payload: &str) {
    let quoted = payload.replace('&', "&amp;").replace('\'', "&#39;");
    for wrapped in [
        payload.to_owned(),
        format!("<p>{payload}</p>"),
        format!("<table><tr><td>{payload}"),
        format!("<svg>{payload}"),
        format!("<math><mtext>{payload}"),
        format!("<noscript>{payload}"),
        format!("text {payload}"),
        format!("[a]({payload})"),
        format!("![a]({payload} \"b\")"),
        format!("<a href='{payload}'>"),
        format!("<img alt='{payload}' data-media=x>"),
        format!("<img alt='{quoted}' src=x data-media=x>"),
        format!("<abbr title='{quoted}'>a</abbr>"),
        format!("<a href='https://a.example/{quoted}'>a</a>"),
    ] {
        assert_eq!(active(&sanitise(&wrapped)), [""; 0], "sanitise {wrapped}");
        for parsed in [markdown(&wrapped, &mut keep), html(&wrapped, &mut keep)] {
            for section in parsed.sections {
                let body = section.html.unwrap_or_default();
                assert_eq!(active(&body), [""; 0], "{wrapped} gave {body}");
            }
        }
    }
}

#[test]
fn nothing_active_is_left() {
    for payload in [
        "<script>alert(1)</script>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
        "<a href=\"&#1;javascript:alert(1)\">x</a>",
        "<a href='  JaVaScRiPt&colon;alert(1)'>x</a>",
        "<a href=https://x@javascript:alert(1)>x</a>",
        "<img src=x onerror=alert(1)>",
        "<img data-media=\"javascript:alert(1)\">",
        "<template><script>alert(1)</script></template>",
        "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
        "<title><a title=\"</title><img src=x onerror=alert(1)>\">",
        "<base href=//evil.example/><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<plaintext><img src=x onerror=alert(1)>",
        "<x onclick=alert(1)>",
    ] {
        check(payload);
    }
}

#[test]
fn the_published_collections_leave_nothing_active() {
    let Some(corpus) = testkit::corpus("hostile") else { return };
    let read = |name: &str| std::fs::read_to_string(corpus.join(name)).unwrap();
    let mut count = 0;
    for line in read("xss-dompurify.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        check(case["payload"].as_str().unwrap());
        count += 1;
    }
    for line in read("xss-seclists.txt").lines() {
        check(line);
        count += 1;
    }
    eprintln!("{count} payloads tried");
    assert!(count > 300, "the collections are there in full");
}
