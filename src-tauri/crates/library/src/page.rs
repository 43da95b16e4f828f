//! An edition as one self-contained HTML page: for saving a copy of what has no file of its own.

use std::collections::BTreeMap;

use domain::{Direction, Language};

/// What the page says above the text.
pub(crate) struct PageHead<'a> {
    /// BCP 47 tag.
    pub language: &'a str,
    /// `ltr` or `rtl`.
    pub direction: &'a str,
    /// The edition's title.
    pub title: &'a str,
    /// The language of `facts`: BCP 47 tag.
    pub facts_language: &'a Language,
    /// Lines about publisher, revision, dates and status, in the order to show them: a label and its value.
    pub facts: Vec<(String, String)>,
}

/// The page: no script, no address outside itself; pictures are data. `media` gives the media type and bytes of a
/// picture by its name; a picture that is not there leaves its alternative text.
pub(crate) fn page(
    head: &PageHead<'_>,
    sections: &[(u8, String, String)],
    media: &BTreeMap<String, (String, Vec<u8>)>,
) -> String {
    let title = escape(head.title);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n<dl dir=\"{}\" lang=\"{}\">\n",
        escape(head.language),
        escape(head.direction),
        direction(head.facts_language),
        escape(head.facts_language.as_str()),
    );
    for (label, value) in &head.facts {
        html += &format!("<div><dt>{}</dt><dd><bdi>{}</bdi></dd></div>\n", escape(label), escape(value));
    }
    html += "</dl>\n</header>\n<main>\n";
    for (level, heading, body) in sections {
        html += "<section>\n";
        if !heading.is_empty() {
            let depth = level.saturating_add(1).clamp(2, 6);
            html += &format!("<h{depth}>{}</h{depth}>\n", escape(heading));
        }
        html += &without_links_to_the_app(&with_pictures(body, media));
        html += "\n</section>\n";
    }
    html + "</main>\n</body>\n</html>\n"
}

const STYLE: &str = "body{font:1rem/1.6 serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
dl{font:0.875rem/1.5 sans-serif;border-block:1px solid;padding-block:.5rem}dl div{display:flex;gap:.5rem}\
dt{font-weight:600}dd{margin:0}img{max-width:100%}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem}\
figcaption{font-size:.875rem}\
[data-style~=bold]{font-weight:bold}[data-style~=regular]{font-weight:normal}[data-style~=italic]{font-style:italic}\
[data-style~=upright]{font-style:normal}[data-style~=underline]{text-decoration:underline}\
[data-style~=strike]{text-decoration:line-through}[data-style~=raised]{vertical-align:super;font-size:.75em}\
[data-style~=lowered]{vertical-align:sub;font-size:.75em}[data-style~=small-caps]{font-variant:small-caps}\
[data-style~=mono]{font-family:monospace}[data-style~=small]{font-size:.875em}[data-style~=large]{font-size:1.2em}\
[data-style~=start]{text-align:start}[data-style~=center]{text-align:center}[data-style~=end]{text-align:end}\
[data-style~=indent-1]{margin-inline-start:1.6em}[data-style~=indent-2]{margin-inline-start:3.2em}\
[data-style~=indent-3]{margin-inline-start:4.8em}[data-style~=boxed]{border:1px solid;padding:.5rem 1rem}\
[data-style~=no-marker]{list-style:none}";

/// The value of `dir` for a text in `language`.
pub(crate) fn direction(language: &Language) -> &'static str {
    match language.direction() {
        Direction::Ltr => "ltr",
        Direction::Rtl => "rtl",
    }
}

/// Text as HTML text or attribute value.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Puts the bytes of each picture in place of its name.
fn with_pictures(html: &str, media: &BTreeMap<String, (String, Vec<u8>)>) -> String {
    with_attribute(html, "data-media=\"", |name| {
        let (media_type, bytes) = media.get(&name.replace("&amp;", "&"))?;
        Some(format!("src=\"data:{};base64,{}\"", escape(media_type), data_encoding::BASE64.encode(bytes)))
    })
}

/// Makes plain words of links to other publications: outside the app they lead nowhere. What else such a link carries, its
/// language or its id, stays.
fn without_links_to_the_app(html: &str) -> String {
    const ADDRESS: &str = "href=\"fieldshelf:";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(ADDRESS) {
        let (before, after) = rest.split_at(at);
        let value = after[ADDRESS.len()..].find('"').map(|end| ADDRESS.len() + end + 1);
        // Sanitised HTML is well formed, and no link stands in another; what is not stays as it is.
        let (Some(start), Some(value)) = (before.rfind("<a "), value) else { break };
        let Some((words, end)) = after[value..].split_once("</a>") else { break };
        out += &before[..start];
        out += "<span";
        let others = before[start + 2..].trim();
        if !others.is_empty() {
            out += " ";
            out += others;
        }
        out += words;
        out += "</span>";
        rest = end;
    }
    out + rest
}

/// `html` with what `instead` gives for the rest of the value of each attribute that begins with `opening`; with the
/// attribute as it is where that is nothing. The HTML is sanitised, so an attribute has one spelling.
fn with_attribute(html: &str, opening: &str, instead: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(opening) {
        let (before, after) = rest.split_at(at);
        out += before;
        let value = &after[opening.len()..];
        let end = value.find('"').unwrap_or(value.len());
        match instead(&value[..end]) {
            Some(new) => out += &new,
            None => out += &format!("{opening}{}\"", &value[..end]),
        }
        rest = value.get(end + 1..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_its_pictures_and_escapes_its_words() {
        let english = "en".parse().unwrap();
        let facts = vec![("As of".to_owned(), "1 < 2".to_owned())];
        let head = PageHead { language: "ar", direction: "rtl", title: "<b>&\"", facts_language: &english, facts };
        let media = BTreeMap::from([("media/a.png".to_owned(), ("image/png".to_owned(), vec![1, 2, 3]))]);
        let body = "<p><img data-media=\"media/a.png\" alt=\"x\"><img data-media=\"media/b.png\" alt=\"y\">\
            <a href=\"fieldshelf://a/b/c\">there</a> <a lang=\"sq\" href=\"fieldshelf://a/b/d#e\" id=\"x\">or <b>there</b></a> \
            <a href=\"https://example.org/\">out</a></p>"
            .to_owned();
        let deep = (u8::MAX, "Deep".to_owned(), String::new());
        let html = page(&head, &[(1, "H & M".to_owned(), body), deep], &media);
        for part in [
            "dir=\"rtl\"",
            "<dl dir=\"ltr\" lang=\"en\">",
            "&lt;b&gt;&amp;&quot;",
            "1 &lt; 2",
            "src=\"data:image/png;base64,AQID\"",
            "<h2>H &amp; M</h2>",
            "<h6>Deep</h6>",
            "alt=\"y\"",
            "<span>there</span> <span lang=\"sq\" id=\"x\">or <b>there</b></span> <a href=\"https://example.org/\">out</a>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<script") && !html.contains("http://"));
    }
}
