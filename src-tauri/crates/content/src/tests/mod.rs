//! Behaviour of the whole crate, by tables of cases; hostile input and properties have files of their own.

mod hostile;
mod packages;
mod properties;

use crate::*;

fn keep(_: Reference<'_>) -> Resolution {
    Resolution::Keep
}

/// Each section as `level id heading | html`.
fn outline(parsed: &Parsed) -> Vec<String> {
    let line = |s: &Section| format!("{} {} {} | {}", s.level, s.id.as_str(), s.heading, s.html.clone().unwrap());
    parsed.sections.iter().map(line).collect()
}

#[test]
fn markdown_becomes_sections_with_an_outline() {
    let source =
        "# The handbook\n\nFirst *words*.\n\n## One {#one}\n\nText.\n\n### Deeper\n\n## Two\n\n#### Far\n\nEnd.\n";
    let parsed = markdown(source, &mut keep);
    assert_eq!(parsed.title.as_deref(), Some("The handbook"));
    assert_eq!(
        outline(&parsed),
        [
            "0 start  | <p>First <em>words</em>.</p>",
            "1 one One | <p>Text.</p>",
            "2 1.1 Deeper | ",
            "1 2 Two | ",
            "2 2.1 Far | <p>End.</p>",
        ]
    );
    assert_eq!((parsed.removed, parsed.problems), (vec![], vec![]));
}

#[test]
fn html_becomes_the_same_sections() {
    let source = "<!doctype html><title> A  page </title><body><div class=x><h1>The <i>handbook</i></h1><p>First \
                  <em>words</em>.</p></div><section id=a><h2 id=one>One</h2><p>Text.<h3>Deeper</h3></section>\
                  <h2>Two</h2><h4>Far</h4>End.";
    let parsed = html(source, &mut keep);
    assert_eq!(parsed.title.as_deref(), Some("The handbook"));
    assert_eq!(
        outline(&parsed),
        [
            "0 start  | <p>First <em>words</em>.</p>",
            "1 one One | <p>Text.</p>",
            "2 1.1 Deeper | ",
            "1 2 Two | ",
            "2 2.1 Far | <p>End.</p>",
        ]
    );
    assert_eq!(html("<title>Only &amp; title</title><p>x", &mut keep).title.as_deref(), Some("Only & title"));
}

#[test]
fn an_id_is_given_once_and_a_repeated_or_impossible_one_reported() {
    let parsed = markdown("## A {#x}\n\n## B {#x}\n\n## C {#start}\n\n## D {#x}\n", &mut keep);
    let ids: Vec<&str> = parsed.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["x", "x-2", "start-2", "x-3"]);
    assert_eq!(parsed.problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [3, 5, 7]);
    let parsed = html("<h2 id='a b'>A</h2>", &mut keep);
    assert_eq!((parsed.sections[0].id.as_str(), parsed.problems.len()), ("1", 1));
}

#[test]
fn a_heading_inside_a_list_a_table_or_a_quotation_is_a_paragraph() {
    for (source, body) in [
        ("<ul><li><h3>A</h3>b</ul>", "<ul><li><p><strong>A</strong></p>b</li></ul>"),
        ("<blockquote><h2>A</h2>b</blockquote>", "<blockquote><p><strong>A</strong></p><p>b</p></blockquote>"),
        (
            "<table><tr><td><h2>A</h2></table>",
            "<table><tbody><tr><td><p><strong>A</strong></p></td></tr></tbody></table>",
        ),
    ] {
        assert_eq!(outline(&html(source, &mut keep)), [format!("0 start  | {body}")], "{source}");
    }
    assert_eq!(
        outline(&markdown("> ## A\n", &mut keep)),
        ["0 start  | <blockquote><p><strong>A</strong></p></blockquote>"]
    );
}

#[test]
fn markdown_bodies() {
    for (source, body) in [
        ("a\nb  \nc", "<p>a b<br>c</p>"),
        ("~~gone~~ `a < b`", "<p><del>gone</del> <code>a &lt; b</code></p>"),
        ("- a\n- b\n  - c\n", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("3. a\n\n   b\n", "<ol start=\"3\"><li><p>a</p><p>b</p></li></ol>"),
        ("```rust\nlet x;\n\ny\n```", "<pre><code>let x;\n\ny\n</code></pre>"),
        (
            "| a | b |\n|---|--:|\n| 1 | |\n",
            "<table><thead><tr><th>a</th><th data-style=\"end\">b</th></tr></thead><tbody><tr><td>1</td><td data-style=\"end\"></td></tr></tbody></table>",
        ),
        (
            "a[^x] b[^x]\n\n[^x]: The *note*.\n",
            "<p>a<sup>1</sup> b<sup>1</sup></p><aside><p><sup>1</sup>&nbsp;The <em>note</em>.</p></aside>",
        ),
        ("![Plan](media/plan.png)", "<p><img data-media=\"media/plan.png\" alt=\"Plan\"></p>"),
        (
            "a ![The *plan*](plan.png \"Plan of the desk\") b",
            "<p>a</p><figure><img data-media=\"plan.png\" alt=\"The plan\"><figcaption>Plan of the desk</figcaption></figure><p>b</p>",
        ),
        ("<div>\n\n*a*\n\n</div>\n\nb", "<p><em>a</em></p><p>b</p>"),
        ("a <b>b</b> <span lang=AR>c</span> <span>d</span>", "<p>a <b>b</b> <span lang=\"ar\">c</span> d</p>"),
        (
            "<https://example.org/> <a@example.org>",
            "<p><a href=\"https://example.org/\">https://example.org/</a> <a href=\"mailto:a@example.org\">a@example.org</a></p>",
        ),
        ("---\n\na", "<hr><p>a</p>"),
    ] {
        let parsed = markdown(source, &mut keep);
        assert_eq!(outline(&parsed), [format!("0 start  | {body}")], "{source}");
        assert_eq!(sanitise(body), body, "published text is clean already");
    }
}

#[test]
fn html_is_put_into_the_shape_it_is_read_back_in() {
    for (source, clean) in [
        ("plain", "<p>plain</p>"),
        ("  a \n b<p>c <div>d</div> e", "<p>a b</p><p>c</p><p>d</p><p>e</p>"),
        ("<b>a<p>b</p>c", "<p><b>a</b></p><p><b>b</b></p><p><b>c</b></p>"),
        ("<p><b>a<i>b</b>c</i>d", "<p><b>a<i>b</i></b><i>c</i>d</p>"),
        ("<li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<dl><div><dt>a<dd>b</div></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        (
            "<table><tr><td>a<td>b<tr><th scope=ROW>c</table>d",
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><th scope=\"row\">c</th></tr></tbody></table><p>d</p>",
        ),
        ("<table>loose<tr><td>a</table>", "<table><tbody><tr><td>loose</td></tr><tr><td>a</td></tr></tbody></table>"),
        ("<tr><td>no table", "<p>no table</p>"),
        (
            "<a href=https://a.example/>a<a href=https://b.example/>b</a>",
            "<p><a href=\"https://a.example/\">a</a><a href=\"https://b.example/\">b</a></p>",
        ),
        ("<a href=https://a.example/><p>x</p></a>", "<p><a href=\"https://a.example/\">x</a></p>"),
        ("<pre>\n\n a\n  b</pre>", "<pre> a\n  b</pre>"),
        ("<details><summary>s</summary>t</details>", "<details><summary>s</summary><p>t</p></details>"),
        ("<h2>a</h2>b", "<p><strong>a</strong></p><p>b</p>"),
        (
            "<img data-media=m/x.png src=https://e.example/ alt='a \"b\"'>",
            "<p><img data-media=\"m/x.png\" alt=\"a &quot;b&quot;\"></p>",
        ),
        ("<img data-media=../x alt=a>b<img src=x>", "<p>b</p>"),
        ("<p dir=rtl class=x style=a:b lang=ar>a", "<p dir=\"rtl\" lang=\"ar\">a</p>"),
        ("<p></p><ul></ul><b> </b>", ""),
    ] {
        assert_eq!(sanitise(source), clean, "{source}");
        assert_eq!(sanitise(clean), clean, "{source}");
    }
}

#[test]
fn references_are_offered_and_resolved() {
    let mut asked = Vec::new();
    let parsed = markdown(
        "[a](other.md#x) [b](https://example.org) [c](#two-words) [d](gone.md)\n[e](http://plain.example)\n\n![p](p.png) ![q](gone.png)\n\n## Two words\n\n[f](#nowhere)\n",
        &mut |reference| {
            asked.push(format!("{reference:?}"));
            match reference {
                Reference::Link("other.md#x") => Resolution::Replace("fieldshelf://p/c/other#x".into()),
                Reference::Media("p.png") => Resolution::Replace("media/p.png".into()),
                Reference::Link("gone.md") | Reference::Media("gone.png") => Resolution::Remove,
                _ => Resolution::Keep,
            }
        },
    );
    assert_eq!(
        asked,
        [
            "Link(\"other.md#x\")",
            "Link(\"https://example.org\")",
            "Link(\"gone.md\")",
            "Link(\"http://plain.example\")",
            "Media(\"p.png\")",
            "Media(\"gone.png\")",
        ]
    );
    assert_eq!(
        outline(&parsed),
        [
            "0 start  | <p><a href=\"fieldshelf://p/c/other#x\">a</a> <a href=\"https://example.org/\">b</a> \
             <a href=\"#1\">c</a> d e</p><p><img data-media=\"media/p.png\" alt=\"p\"></p>",
            "1 1 Two words | <p><a href=\"#nowhere\">f</a></p>",
        ]
    );
    let anchors: Vec<_> = parsed.references.iter().filter(|r| r.kind == ReferenceKind::Anchor).collect();
    assert_eq!(anchors.iter().map(|r| (r.target.as_str(), r.line)).collect::<Vec<_>>(), [("1", 1), ("nowhere", 8)]);
    assert_eq!(parsed.removed.len(), 1, "the http: link: {:?}", parsed.removed);
}

#[test]
fn an_anchor_inside_a_section_leads_to_the_section() {
    let parsed = html(
        "<h1 id=top>T</h1><h2>A</h2><p id=x>x</p><a name=y></a><h2>B</h2><a href=#x>1</a><a href=#y>2</a><a href=#top>3</a>",
        &mut keep,
    );
    assert_eq!(
        parsed.sections[1].html.as_deref(),
        Some("<p><a href=\"#1\">1</a><a href=\"#2\">2</a><a href=\"#1\">3</a></p>")
    );
}

#[test]
fn what_is_active_or_remote_is_removed_and_reported_with_its_line() {
    let source = "a\n\n<script>alert(1)</script>\n\n<p onclick=\"x()\" style=\"a\">b</p>\n\n[j](javascript:alert(1)) \
                  ![r](https://example.org/x.png)\n<iframe src=\"https://example.org\"></iframe>\n\n\
                  <form action=x><input name=y></form>\n\n[d](data:text/html,x)\n<style>p{}</style>\n";
    let parsed = markdown(source, &mut keep);
    let found: Vec<(&str, u32)> = parsed.removed.iter().map(|removed| (removed.what.as_str(), removed.line)).collect();
    assert_eq!(
        found,
        [
            ("script", 3),
            ("event handler onclick", 5),
            ("style", 5),
            ("javascript: link", 7),
            ("remote image https://example.org/x.png", 7),
            ("embedded page (iframe)", 8),
            ("form", 10),
            ("form field", 10),
            ("data: link", 12),
            ("style sheet", 13),
        ]
    );
    assert_eq!(outline(&parsed), ["0 start  | <p>a</p><p>b</p><p>j</p><p>d</p>"]);
    assert!(parsed.references.is_empty(), "what cannot stand is not offered");
    let remote = "<picture><source srcset='https://a.example/1.png 1x, media/b.png 2x'><img src=media/a.png \
                  srcset='https://a.example/2.png 2x'></picture><table background='//a.example/3.png'><tr>\
                  <td background=https://a.example/4.png>x</td></tr></table><input src=https://a.example/5.png>\
                  <video poster=https://a.example/6.png></video>";
    let told = html(remote, &mut keep).removed;
    for number in 1..=6 {
        let picture = format!("a.example/{number}.png");
        assert!(
            told.iter().any(|removed| removed.what.contains("remote image") && removed.what.contains(&picture)),
            "{picture}"
        );
    }
    let lines = html("<p>\n<script>1</script>\n\n<a\nhref='javascript:1'>x</a>", &mut keep).removed;
    assert_eq!(lines.iter().map(|removed| removed.line).collect::<Vec<_>>(), [2, 5]);
}

#[test]
fn plain_text_keeps_what_parts_the_words() {
    for (html, text) in [
        ("<p>a</p><p>b<br>c</p>", "a\n\nb\nc"),
        ("a<h2>H</h2>b", "a\n\nH\n\nb"),
        ("<ul><li>a<li><p>b</p><p>c</p></ul>d", "a\nb\nc\n\nd"),
        (
            "<table><caption>t</caption><tr><td>a<td><p>b</p><p>c</p><td>d<tr><td><td>e</table>f",
            "t\na\tb c\td\n\te\n\nf",
        ),
        ("<figure><img data-media=x.png alt='The plan'><figcaption>Plan</figcaption></figure>", "The plan\nPlan"),
        ("<pre>a\n  b</pre>&lt;c&gt; &amp;", "a\n  b\n\n<c> &"),
        ("", ""),
    ] {
        assert_eq!(plain_text(html), text, "{html}");
    }
}

#[test]
fn text_becomes_escaped_paragraphs() {
    let html = text_to_html("a <b>\n c & d\n\n\n\ne\n");
    assert_eq!(html, "<p>a &lt;b&gt;<br>c &amp; d</p><p>e</p>");
    assert_eq!(sanitise(&html), html);
    assert_eq!(text_to_html(" \n\n"), "");
}

#[test]
fn a_tag_without_end_does_not_take_the_document_with_it() {
    let many: String = (0..9_000).map(|i| format!("a{i} ")).collect();
    assert_eq!(sanitise(&format!("a<p {many}>b</p><i>c</i>")), "<p>ab</p><p><i>c</i></p>");
    let comment = "word ".repeat(5_000);
    assert_eq!(sanitise(&format!("a<!-- {comment} <b>x</b> -->b")), "<p>ab</p>");
    assert_eq!(sanitise(&format!("<a href='https://a.example/' title='{comment}'>b</a>")), "<p>b</p>");
}
