//! EPUB and DOCX, put together here part by part.

use std::io::{Cursor, Write};
use std::sync::Arc;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{keep, outline};
use crate::*;

/// An archive of parts.
fn archive(parts: &[(&str, &str)]) -> Arc<[u8]> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner().into()
}

const CONTAINER: &str = r#"<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
    <rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

/// A book of two chapters, `one.xhtml` and `two.xhtml`, with what its package says besides.
fn book(nav: &str, one: &str, two: &str, meta: &str) -> Arc<[u8]> {
    let package = format!(
        r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="i">x</dc:identifier><dc:title>The book</dc:title><dc:language>ar</dc:language>{meta}</metadata><manifest>
        <item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
        <item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="text/two.xhtml" media-type="application/xhtml+xml"/>
        <item id="p" href="images/p%201.png" media-type="image/png" properties="cover-image"/></manifest>
        <spine page-progression-direction="rtl"><itemref idref="a"/><itemref idref="b"/></spine></package>"#
    );
    let page = |body: &str| {
        format!(
            r#"<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>"#
        )
    };
    let nav = page(&format!(r#"<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>{nav}</ol></nav>"#));
    archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", &package),
        ("OPS/nav.xhtml", &nav),
        ("OPS/text/one.xhtml", &page(one)),
        ("OPS/text/two.xhtml", &page(two)),
        ("OPS/images/p 1.png", "png"),
    ])
}

#[test]
fn an_epubs_navigation_is_its_outline() {
    let nav = r#"<li><a href="text/one.xhtml">Part one</a><ol><li><a href="text/one.xhtml#c1">Chapter 1</a></li></ol></li>
        <li><a href="text/two.xhtml#c2">Second</a></li>"#;
    let one = r#"<p>Before.</p><section id="c1"><h2>Chapter <i>one</i></h2><a id="x"/><p>See <a href="two.xhtml#deep">there</a>,
        <a href="two.xhtml#nowhere">here</a> and <a href="https://example.org/">out</a>.</p><h3>Inner</h3><p>Text<br/>on.</p></section>"#;
    let two = r##"<h1><a id="c2"/>Two</h1><p><span epub:type="pagebreak" id="p7">7</span>Words.<img src="../images/p%201.png" alt="A"/></p>
        <p id="deep">Deep <a href="../text/one.xhtml#x">back</a> <a href="#deep">self</a></p><svg><image xlink:href="../images/p%201.png"/></svg>"##;
    let found = epub(book(nav, one, two, ""), &mut keep).unwrap();
    assert_eq!(
        outline(&found.parsed),
        [
            "1 one Part one | <p>Before.</p>",
            "2 c1 Chapter one | <p>See <a href=\"#c2\">there</a>, <a href=\"#c2\">here</a> and <a href=\"https://example.org/\">out</a>.</p>",
            "3 1.1.1 Inner | <p>Text<br>on.</p>",
            "1 c2 Two | <p>Words.<img data-media=\"OPS/images/p 1.png\" alt=\"A\"></p><p>Deep <a href=\"#c1\">back</a> <a href=\"#c2\">self</a></p><p><img data-media=\"OPS/images/p 1.png\" alt=\"\"></p>",
        ]
    );
    assert_eq!(found.parsed.title.as_deref(), Some("The book"));
    assert_eq!(found.progression, Some(Direction::Rtl));
    assert_eq!((found.language.as_deref(), found.cover.as_deref()), (Some("ar"), Some("OPS/images/p 1.png")));
    assert_eq!(found.parsed.removed.iter().map(|r| r.what.as_str()).collect::<Vec<_>>(), ["SVG drawing"]);
}

#[test]
fn an_epub_without_navigation_has_an_entry_for_each_chapter() {
    let found = epub(book("", "<p>One.</p>", "<h2>Two</h2><p>Three.</p>", ""), &mut keep).unwrap();
    assert_eq!(outline(&found.parsed), ["1 one one | <p>One.</p>", "1 two Two | <p>Three.</p>"]);
}

#[test]
fn what_an_epub_shows_from_elsewhere_is_left_out_and_named() {
    let one = r#"<p>A<img src="https://example.org/x.png" alt="x"/><img src="../../../../etc/passwd" alt="y"/><img src="none.png"/>
        <script>x</script><a href="file:///etc/passwd">f</a><a href="gone.xhtml">g</a></p>"#;
    let found = epub(book("", one, "<p>B</p>", ""), &mut keep).unwrap();
    assert_eq!(outline(&found.parsed)[0], "1 one one | <p>A fg</p>");
    let removed: Vec<&str> = found.parsed.removed.iter().map(|removed| removed.what.as_str()).collect();
    for what in
        ["remote image https://example.org/x.png", "script", "file: link", "picture none.png, which is not in it"]
    {
        assert!(removed.contains(&what), "{what} in {removed:?}");
    }
}

#[test]
fn members_whose_names_lead_out_of_the_archive_are_reached_by_no_path() {
    let package = |chapter: &str| {
        format!(
            r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="i">x</dc:identifier><dc:title>The book</dc:title><dc:language>en</dc:language></metadata><manifest>
            <item id="a" href="{chapter}" media-type="application/xhtml+xml"/>
            <item id="p" href="../../slip.png" media-type="image/png" properties="cover-image"/>
            <item id="q" href="/slip.png" media-type="image/png"/></manifest><spine><itemref idref="a"/></spine></package>"#
        )
    };
    let read = |chapter: &str| {
        let page = r#"<html xmlns="http://www.w3.org/1999/xhtml"><body><p>A<img src="../../slip.png" alt="b"/><img src="/../slip.png"/>
            <img src="..\..\slip.png"/><img src="../../../slip.png"/></p></body></html>"#;
        let bytes = archive(&[
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", &package(chapter)),
            ("OPS/one.xhtml", page),
            ("../../slip.png", "png"),
            ("../../../slip.png", "png"),
            ("..\\..\\slip.png", "png"),
            ("/slip.png", "png"),
            ("../../slip.xhtml", page),
        ]);
        epub(bytes, &mut keep)
    };
    let found = read("one.xhtml").unwrap();
    assert_eq!(outline(&found.parsed), ["1 one one | <p>A</p>"]);
    assert_eq!(found.cover, None);
    let error = read("../../slip.xhtml").unwrap_err().to_string();
    assert!(error.contains("is missing"), "{error}");
}

/// A book whose first chapter has this style sheet and this body; gives its HTML and what was taken out.
fn styled(sheet: &str, body: &str) -> (String, Vec<String>) {
    let package = r#"<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="i">x</dc:identifier><dc:title>The book</dc:title><dc:language>en</dc:language></metadata><manifest>
        <item id="a" href="text/one.xhtml" media-type="application/xhtml+xml"/><item id="c" href="css/a.css" media-type="text/css"/>
        <item id="d" href="css/other.css" media-type="text/css"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    let page = format!(
        r#"<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><link rel="stylesheet" href="../css/a.css"/>
        <link rel="alternate stylesheet" href="../css/other.css"/><link rel="stylesheet" href="https://example.org/x.css"/></head><body>{body}</body></html>"#
    );
    let bytes = archive(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("OPS/book.opf", package),
        ("OPS/text/one.xhtml", &page),
        ("OPS/css/a.css", sheet),
        ("OPS/css/other.css", "p { text-align: center }"),
    ]);
    let found = epub(bytes, &mut keep).unwrap();
    for section in &found.parsed.sections {
        let html = section.html.as_deref().unwrap();
        assert_eq!(sanitise(html), html);
    }
    let html = found.parsed.sections.iter().map(|section| section.html.clone().unwrap()).collect();
    (html, found.parsed.removed.into_iter().map(|removed| removed.what).collect())
}

#[test]
fn an_epubs_styles_say_how_words_are_meant() {
    for (sheet, body, html) in [
        (
            ".b { font-weight: bold }",
            "<p>a <span class=\"b\">b</span></p>",
            "<p>a <span data-style=\"bold\">b</span></p>",
        ),
        (
            "em { font-style: normal; font-weight: bold }",
            "<p><em>a</em></p>",
            "<p><em data-style=\"bold upright\">a</em></p>",
        ),
        (
            ".c { text-align: center } .c .v { text-align: right }",
            "<div class=\"c\"><p>a</p><p class=\"v\">b</p>c</div><p>d</p>",
            "<p data-style=\"center\">a</p><p data-style=\"end\">b</p><p data-style=\"center\">c</p><p>d</p>",
        ),
        (
            ".note { border: 1px solid #c00; background: #fee; margin: 1em 0 1em 2em } .note p { font-size: 90% }",
            "<div class=\"note\"><p>a</p><ul><li>b</li></ul></div>",
            "<p data-style=\"small indent-1 boxed\">a</p><ul><li>b</li></ul>",
        ),
        (
            "p.r { direction: rtl; text-align: right }",
            "<p class=\"r\">a</p><p class=\"r\" dir=\"ltr\">b</p>",
            "<p dir=\"rtl\">a</p><p data-style=\"end\" dir=\"ltr\">b</p>",
        ),
        ("ul { list-style: none }", "<ul><li>a</li></ul>", "<ul data-style=\"no-marker\"><li>a</li></ul>"),
        (
            "td { text-align: right }",
            "<table><tr><td>1</td></tr></table>",
            "<table><tbody><tr><td data-style=\"end\">1</td></tr></tbody></table>",
        ),
        ("", "<style>i { font-style: normal; }</style><p><i>a</i></p>", "<p><i data-style=\"upright\">a</i></p>"),
        ("p { font-style: italic }", "<p style=\"font-style: normal\">a</p>", "<p>a</p>"),
    ] {
        assert_eq!(styled(sheet, body), (html.to_owned(), Vec::new()), "{sheet}");
    }
}

#[test]
fn nothing_hostile_of_a_style_sheet_reaches_a_reader() {
    let body = "<p class=\"x\">Words <b>that</b> stay.</p>";
    for sheet in [
        "@import url(https://192.0.2.1/x.css); @import \"../../../etc/passwd\";",
        "@font-face { font-family: x; src: url(https://192.0.2.1/x.woff) } p { font-family: x }",
        ".x { background: url(https://192.0.2.1/x.png) } .x::before { content: url(https://192.0.2.1/) 'forged' }",
        ".x { background-image: image-set(url(https://192.0.2.1/)); list-style: url(https://192.0.2.1/) }",
        ".x { position: fixed; inset: 0; z-index: 99; float: left; transform: scale(99) }",
        ".x { display: none } b { visibility: hidden; opacity: 0; clip: rect(0,0,0,0); text-indent: -9999px }",
        ".x { color: white; font-size: 0; line-height: 0; height: 0; overflow: hidden; letter-spacing: -1em }",
        ".x { color: transparent; -webkit-text-fill-color: transparent; mix-blend-mode: difference }",
        ".x { behavior: url(x.htc); -moz-binding: url(x.xml#y); width: expression(alert(1)); cursor: url(x), auto }",
        ".x { unicode-bidi: bidi-override; text-security: disc; font-variant: var(--x); margin-left: calc(1e9px) }",
        ".x { animation: x 1s infinite; transition: all 9s; text-transform: uppercase; user-select: none }",
        "\"><script>alert(1)</script><style> </style><img src=x onerror=alert(1)>",
        "</style><script>alert(1)</script>",
        "{{{{{{{{{{ } ; } [ ( '",
        "@media { @media { @media { @media { @media { @media { .x { font-weight: bold }",
    ] {
        // A size of nothing is no size that is taken: it is small, and legible.
        let (html, removed) = styled(sheet, body);
        let html = html.replace(" data-style=\"small\"", "");
        assert_eq!(
            (html.as_str(), removed),
            ("<p class=\"x\">Words <b>that</b> stay.</p>".replace(" class=\"x\"", "").as_str(), vec![]),
            "{sheet}"
        );
    }
    let (html, _) = styled("", &format!("<p style=\"{}\">a</p>", "position:fixed;color:#fff;background:url(x)"));
    assert_eq!(html, "<p>a</p>");
}

#[test]
fn an_epub_that_cannot_be_read_is_refused_by_name() {
    let package = |opf: &str| {
        archive(&[("META-INF/container.xml", CONTAINER), ("OPS/book.opf", opf), ("OPS/one.xhtml", "<p>x</p>")])
    };
    let spine = r#"<package version="3.0"><metadata><dc:title>T</dc:title></metadata><manifest><item id="a" href="missing.xhtml"
        media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>"#;
    for (bytes, words) in [
        (b"no archive".as_slice().into(), "damaged"),
        (archive(&[]), "META-INF/container.xml"),
        (
            archive(&[("META-INF/container.xml", &CONTAINER.replace("OPS/book.opf", "../../etc/passwd"))]),
            "outside the archive",
        ),
        (package("<package"), "OPS/book.opf"),
        (package(&format!("<package>{}", "<a>".repeat(1_000))), "levels of nesting"),
        (package(spine), "OPS/missing.xhtml"),
        (book("", "", "", ""), "nothing to read"),
        (book("", "<p>x</p>", "", r#"<meta property="rendition:layout">pre-paginated</meta>"#), "fixed layout"),
        (book("", "<p>x</p>", "", r#"<meta name="fixed-layout" content="true"/>"#), "fixed layout"),
    ] {
        let error = epub(bytes, &mut keep).unwrap_err().to_string();
        assert!(error.contains(words), "{words:?} in {error:?}");
    }
}

#[test]
fn a_picture_of_a_package_is_read_from_it() {
    let bytes = book("", "<p>x</p>", "", "");
    assert_eq!(member(Cursor::new(&bytes), "OPS/images/p 1.png", 9).unwrap(), b"png");
    assert!(matches!(member(Cursor::new(&bytes), "OPS/images/p 1.png", 2), Err(PackageError::TooLarge { .. })));
    assert!(matches!(member(Cursor::new(&bytes), "../p 1.png", 9), Err(PackageError::Missing(_))));
}

const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word document of this body.
fn word(body: &str) -> Arc<[u8]> {
    let relation = |id: &str, kind: &str, target: &str, mode: &str| {
        format!(r#"<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}"{mode}/>"#)
    };
    let outside = r#" TargetMode="External""#;
    let root = format!("<Relationships>{}</Relationships>", relation("r", "officeDocument", "word/document.xml", ""));
    let relations = format!(
        "<Relationships>{}{}{}{}{}{}</Relationships>",
        relation("s", "styles", "styles.xml", ""),
        relation("n", "numbering", "numbering.xml", ""),
        relation("f", "footnotes", "footnotes.xml", ""),
        relation("i", "image", "media/a.png", ""),
        relation("e", "image", "media/a.emf", ""),
        relation("h", "hyperlink", "https://example.org/", outside),
    );
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="u2"><w:name w:val="Mine"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>
        <w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style></w:styles>"#;
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>
        <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let notes = r#"<w:footnotes><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &root),
        ("word/document.xml", &format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("word/_rels/document.xml.rels", &relations),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/footnotes.xml", notes),
        ("word/media/a.png", "png"),
        ("word/media/a.emf", "emf"),
        ("docProps/core.xml", "<cp:coreProperties><dc:title>From Word</dc:title></cp:coreProperties>"),
    ])
}

/// A paragraph with these properties and this text.
fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn style(name: &str) -> String {
    format!("<w:pStyle w:val=\"{name}\"/>")
}

fn item(level: u8, number: u8) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>")
}

/// The sections of a Word document that is written from left to right.
fn read(body: &str) -> Parsed {
    docx(word(body), Direction::Ltr, &mut keep).unwrap().parsed
}

#[test]
fn words_headings_are_sections() {
    let heading = r#"<w:p><w:pPr><w:pStyle w:val="u2"/></w:pPr><w:bookmarkStart w:id="1" w:name="_Toc9"/><w:bookmarkStart w:id="2" w:name="deep"/><w:r><w:t>Deep</w:t></w:r></w:p>"#;
    let numbered = format!("{}{}", style("berschrift1"), item(0, 2));
    let link = r#"<w:p><w:hyperlink w:anchor="_Toc9"><w:r><w:t>up</w:t></w:r></w:hyperlink><w:hyperlink r:id="h"><w:r><w:t>out</w:t></w:r></w:hyperlink></w:p>"#;
    let body = [
        p(&style("T"), "The title"),
        p(&style("toc1"), "One … 3"),
        p("", "Before."),
        p(&numbered, "One"),
        p("", "Text."),
        heading.to_owned(),
        link.to_owned(),
        p(&numbered, "Two"),
    ];
    let parsed = read(&body.concat());
    assert_eq!(parsed.title.as_deref(), Some("The title"));
    assert_eq!(
        outline(&parsed),
        [
            "0 start  | <p>Before.</p>",
            "1 1 1. One | <p>Text.</p>",
            "2 deep Deep | <p><a href=\"#deep\">up</a><a href=\"https://example.org/\">out</a></p>",
            "1 2 2. Two | ",
        ]
    );
    assert_eq!(read(&p("", "x")).title.as_deref(), Some("From Word"));
}

#[test]
fn words_lists_tables_and_notes_are_kept() {
    let list = [
        p(&item(0, 1), "c"),
        p(&item(1, 1), "dot"),
        p(&item(1, 1), "dot"),
        p(&item(0, 1), "d"),
        p("", "Between."),
        p(&item(0, 1), "e"),
    ];
    let cell = |properties: &str, text: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("", text));
    let table = format!(
        "{}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        p(&style("C"), "Table 1"),
        cell("<w:gridSpan w:val=\"2\"/>", "H"),
        cell("<w:vMerge w:val=\"restart\"/>", "A"),
        cell("", "B"),
        cell("<w:vMerge/>", ""),
        cell("", "C"),
    );
    let noted = r#"<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    for (body, html) in [
        (
            list.concat(),
            "<ol start=\"3\" type=\"a\"><li>c<ul><li>dot</li><li>dot</li></ul></li><li>d</li></ol><p>Between.</p><ol start=\"5\" type=\"a\"><li>e</li></ol>",
        ),
        (
            table,
            "<table><caption>Table 1</caption><thead><tr><th colspan=\"2\">H</th></tr></thead><tbody><tr><td rowspan=\"2\">A</td><td>B</td></tr><tr><td>C</td></tr></tbody></table>",
        ),
        (noted.to_owned(), "<p>Said<sup>1</sup></p><aside><p><sup>1</sup>&nbsp;A note.</p></aside>"),
    ] {
        assert_eq!(outline(&read(&body)), [format!("0 start  | {html}")]);
    }
}

#[test]
fn words_runs_are_marked_up_and_what_is_gone_is_gone() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let picture = |id: &str| {
        format!(
            "<w:r><w:drawing><wp:inline><wp:docPr descr=\"A plan\"/><a:blip r:embed=\"{id}\"/></wp:inline></w:drawing></w:r>"
        )
    };
    for (paragraph, html) in [
        (
            [
                run("<w:b/>", "bold "),
                run("<w:b/><w:i/>", "both"),
                run("<w:b w:val=\"0\"/>", " x"),
                run("<w:rStyle w:val=\"S\"/>", "s"),
            ]
            .concat(),
            "<p><strong>bold </strong><strong><em>both</em></strong> x<strong>s</strong></p>",
        ),
        (
            "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>".to_owned(),
            "<p>new</p>",
        ),
        (
            [run("<w:vanish/>", "secret"), run("<w:vertAlign w:val=\"superscript\"/>", "2")].concat(),
            "<p><sup>2</sup></p>",
        ),
        ([run("", "see "), run("<w:rtl/>", "سلام (1)")].concat(), "<p>see <span dir=\"rtl\">سلام (1)</span></p>"),
        (
            "<w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>سلام</w:t></w:r>".to_owned(),
            "<p dir=\"rtl\">سلام</p>",
        ),
        ([run("", "a"), picture("i")].concat(), "<p>a<img data-media=\"word/media/a.png\" alt=\"A plan\"></p>"),
    ] {
        assert_eq!(outline(&read(&format!("<w:p>{paragraph}</w:p>"))), [format!("0 start  | {html}")]);
    }
    let figure = format!("<w:p>{}</w:p>{}", picture("i"), p(&style("C"), "Figure 1"));
    let html = "<figure><img data-media=\"word/media/a.png\" alt=\"A plan\"><figcaption>Figure 1</figcaption></figure>";
    assert_eq!(outline(&read(&figure)), [format!("0 start  | {html}")]);
    let unfit = read(&format!("<w:p>{}{}</w:p>", run("", "x"), picture("e")));
    assert_eq!(unfit.removed[0].what, "picture word/media/a.emf, which is of no kind that is shown");
}

#[test]
fn a_word_document_that_cannot_be_read_is_refused_by_name() {
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0];
    for (bytes, words) in [
        (old.as_slice().into(), "encrypted"),
        (archive(&[("_rels/.rels", "<Relationships/>")]), "word/document.xml"),
        (word(""), "nothing to read"),
        (archive(&[("word/document.xml", "<w:document><w:body>")]), "nothing to read"),
    ] {
        let error = docx(bytes, Direction::Ltr, &mut keep).unwrap_err().to_string();
        assert!(error.contains(words), "{words:?} in {error:?}");
    }
}

/// Pieces of WordprocessingML, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let known = [
        "<w:p>",
        "</w:p>",
        "<w:r>",
        "</w:r>",
        "<w:t>a</w:t>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:pPr>",
        "</w:pPr>",
        "<w:pStyle w:val=\"u2\"/>",
        "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>",
        "<w:vMerge/>",
        "<w:b/>",
        "<w:rPr>",
        "</w:rPr>",
        "<w:footnoteReference w:id=\"2\"/>",
        "<w:txbxContent>",
        "</w:txbxContent>",
        "<w:drawing>",
        "</w:drawing>",
        "<a:blip r:embed=\"i\"/>",
        "<w:bidi/>",
        "<w:t>ש &lt;b&gt; &amp;</w:t>",
        "<w:sdt>",
        "</w:sdt>",
        "<w:tcPr>",
        "</w:tcPr>",
        "<w:gridSpan w:val=\"99999\"/>",
        "<w:br/>",
        "<w:hyperlink w:anchor=\"x\">",
        "</w:hyperlink>",
        "<w:bookmarkStart w:name=\"x\"/>",
    ];
    prop::collection::vec(prop::sample::select(known.to_vec()), 0..60).prop_map(|pieces| pieces.concat())
}

/// What holds for the sections of every document.
fn check(parsed: &Parsed) {
    let mut ids: Vec<&str> = parsed.sections.iter().map(|section| section.id.as_str()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are unique");
    for section in &parsed.sections {
        let html = section.html.as_deref().unwrap();
        assert_eq!(sanitise(html), html);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_word_document_holds_its_sections_are_clean_and_the_same_twice(body in pieces()) {
        if let Ok(found) = docx(word(&body), Direction::Ltr, &mut keep) {
            check(&found.parsed);
            prop_assert_eq!(docx(word(&body), Direction::Ltr, &mut keep), Ok(found));
        }
    }

    #[test]
    fn whatever_an_epubs_chapter_holds_its_sections_are_clean_and_the_same_twice(
        one in "(<(p|h1|h2|div|li|table|td|a id='x'|a href='#x'|svg|section id='y'|title|b)/?>|</(p|h1|div|table|a|svg|section|title)>|[a&;<א ]){0,30}",
        nav in "(<li><a href=\"text/(one|two).xhtml(#x|#y|)\">l</a>(</li>)?(<ol>|</ol>)?){0,4}",
    ) {
        if let Ok(found) = epub(book(&nav, &one, &one, ""), &mut keep) {
            check(&found.parsed);
            prop_assert_eq!(epub(book(&nav, &one, &one, ""), &mut keep), Ok(found));
        }
    }

    #[test]
    fn a_damaged_package_is_read_or_refused(at in 0..4000_usize, byte: u8, cut in 0..4000_usize) {
        let mut bytes = book("<li><a href=\"text/one.xhtml\">l</a></li>", "<p>x</p>", "<p>y</p>", "").to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = epub(bytes.clone().into(), &mut keep);
        bytes.truncate(cut % bytes.len());
        let _ = epub(bytes.clone().into(), &mut keep);
        let _ = docx(bytes.into(), Direction::Rtl, &mut keep);
    }
}
