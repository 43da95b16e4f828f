//! An edition as one self-contained HTML page: for saving a copy of what has no file of its own.

use std::collections::BTreeMap;

/// What the page says above the text.
pub(crate) struct PageHead<'a> {
    /// BCP 47 tag.
    pub language: &'a str,
    /// `ltr` or `rtl`.
    pub direction: &'a str,
    /// The edition's title.
    pub title: &'a str,
    /// Lines about publisher, revision, dates and status, in the order to show them: a label and its value.
    pub facts: Vec<(&'static str, String)>,
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
         <header>\n<h1>{title}</h1>\n<dl dir=\"ltr\" lang=\"en\">\n",
        escape(head.language),
        escape(head.direction),
    );
    for (label, value) in &head.facts {
        html += &format!("<div><dt>{}</dt><dd><bdi>{}</bdi></dd></div>\n", escape(label), escape(value));
    }
    html += "</dl>\n</header>\n<main>\n";
    for (level, heading, body) in sections {
        html += "<section>\n";
        if !heading.is_empty() {
            let depth = (level + 1).clamp(2, 6);
            html += &format!("<h{depth}>{}</h{depth}>\n", escape(heading));
        }
        html += &with_pictures(body, media);
        html += "\n</section>\n";
    }
    html + "</main>\n</body>\n</html>\n"
}

const STYLE: &str = "body{font:1rem/1.6 serif;max-width:42rem;margin:2rem auto;padding:0 1rem}\
dl{font:0.875rem/1.5 sans-serif;border-block:1px solid;padding-block:.5rem}dl div{display:flex;gap:.5rem}\
dt{font-weight:600}dd{margin:0}img{max-width:100%}table{border-collapse:collapse}td,th{border:1px solid;padding:.25rem .5rem}\
figcaption{font-size:.875rem}";

/// Text as HTML text or attribute value.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Puts the bytes of each picture in place of its name. The HTML is sanitised, so the attribute has one spelling.
fn with_pictures(html: &str, media: &BTreeMap<String, (String, Vec<u8>)>) -> String {
    const ATTRIBUTE: &str = "data-media=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(ATTRIBUTE) {
        let (before, after) = rest.split_at(at);
        out += before;
        let after = &after[ATTRIBUTE.len()..];
        let end = after.find('"').unwrap_or(after.len());
        if let Some((media_type, bytes)) = media.get(&after[..end].replace("&amp;", "&")) {
            out += &format!("src=\"data:{};base64,{}\"", escape(media_type), data_encoding::BASE64.encode(bytes));
        } else {
            out += &format!("{ATTRIBUTE}{}\"", &after[..end]);
        }
        rest = after.get(end + 1..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_its_pictures_and_escapes_its_words() {
        let head =
            PageHead { language: "ar", direction: "rtl", title: "<b>&\"", facts: vec![("As of", "1 < 2".to_owned())] };
        let media = BTreeMap::from([("media/a.png".to_owned(), ("image/png".to_owned(), vec![1, 2, 3]))]);
        let body =
            "<p><img data-media=\"media/a.png\" alt=\"x\"><img data-media=\"media/b.png\" alt=\"y\"></p>".to_owned();
        let html = page(&head, &[(1, "H & M".to_owned(), body)], &media);
        for part in [
            "dir=\"rtl\"",
            "&lt;b&gt;&amp;&quot;",
            "1 &lt; 2",
            "src=\"data:image/png;base64,AQID\"",
            "H &amp; M",
            "alt=\"y\"",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("<script") && !html.contains("http://"));
    }
}
