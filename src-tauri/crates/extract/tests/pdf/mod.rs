//! Writes small PDFs by hand: just the objects of ISO 32000-1 that a case needs.

/// A page: what is drawn on it, and what its dictionary says besides.
struct Page {
    content: String,
    entries: String,
}

/// A document being written; pages are 612 × 792 points, text is Helvetica of 10 points.
pub struct Pdf {
    title: Option<String>,
    pages: Vec<Page>,
    entries: Vec<(u8, String, usize, u32)>,
    names: Vec<(String, usize, u32)>,
    encrypted: bool,
}

impl Pdf {
    pub fn new() -> Self {
        Self { title: None, pages: Vec::new(), entries: Vec::new(), names: Vec::new(), encrypted: false }
    }

    pub fn title(mut self, title: &str) -> Self {
        self.title = Some(title.into());
        self
    }

    /// A page of lines, each at its height above the bottom edge.
    pub fn page(mut self, lines: &[(u32, &str)]) -> Self {
        let line = |(y, text): &(u32, &str)| format!("BT /F 10 Tf 72 {y} Td ({text}) Tj ET\n");
        self.pages.push(Page { content: lines.iter().map(line).collect(), entries: String::new() });
        self
    }

    /// A page on which `text` is written in the direction and at the place of a text matrix (ISO 32000-1, 9.4.2), with
    /// `entries` of its dictionary.
    pub fn written_along(mut self, matrix: [i32; 6], text: &str, entries: &str) -> Self {
        let [a, b, c, d, x, y] = matrix;
        let content = format!("BT /F 10 Tf {a} {b} {c} {d} {x} {y} Tm ({text}) Tj ET\n");
        self.pages.push(Page { content, entries: entries.into() });
        self
    }

    /// A page whose content is `bytes` long once its run lengths are undone (ISO 32000-1, 7.4.5).
    pub fn bomb(mut self, bytes: usize) -> Self {
        // Two bytes, 0x81 and a blank, make 128 blanks.
        self.pages.push(Page { content: format!("\u{0}bomb {}", bytes / 128), entries: String::new() });
        self
    }

    /// An entry of the outline, to a height on a page.
    pub fn entry(mut self, level: u8, title: &str, page: usize, y: u32) -> Self {
        self.entries.push((level, title.into(), page, y));
        self
    }

    /// A named destination.
    pub fn named(mut self, name: &str, page: usize, y: u32) -> Self {
        self.names.push((name.into(), page, y));
        self
    }

    /// Protected with a password nobody knows.
    pub fn encrypted(mut self) -> Self {
        self.encrypted = true;
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        // 1 catalogue, 2 page tree, 3 font, 4 information, 5 outline, 6 encryption, then pages and their contents, then
        // the outline's entries.
        let page = |at: usize| 7 + at * 2;
        let entry = |at: usize| 7 + self.pages.len() * 2 + at;
        let names: String =
            self.names.iter().map(|(n, p, y)| format!("/{n} [{} 0 R /XYZ 72 {y} null] ", page(*p))).collect();
        let kids: String = (0..self.pages.len()).map(|at| format!("{} 0 R ", page(at))).collect();
        let title = self.title.iter().map(|title| format!("/Title ({title})")).collect::<String>();
        let mut objects: Vec<Vec<u8>> = vec![
            format!("<< /Type /Catalog /Pages 2 0 R /Outlines 5 0 R /Dests << {names}>> >>").into(),
            format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", self.pages.len()).into(),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".into(),
            format!("<< {title} >>").into(),
            match self.entries.len() {
                0 => "<< /Type /Outlines >>".into(),
                _ => format!("<< /Type /Outlines /First {} 0 R >>", entry(0)).into(),
            },
            format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{0}> /U <{0}> >>", "5a".repeat(32)).into(),
        ];
        for (at, Page { content, entries }) in self.pages.iter().enumerate() {
            let contents = page(at) + 1;
            objects.push(
                format!(
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> \
                     /Contents {contents} 0 R {entries} >>"
                )
                .into(),
            );
            let (filter, data) = match content.strip_prefix("\u{0}bomb ") {
                Some(runs) => ("/Filter /RunLengthDecode", b"\x81 ".repeat(runs.parse().unwrap())),
                None => ("", content.clone().into_bytes()),
            };
            let mut stream = format!("<< /Length {} {filter} >>\nstream\n", data.len()).into_bytes();
            stream.extend(data);
            stream.extend(b"\nendstream");
            objects.push(stream);
        }
        objects.extend(self.outline(page, entry));
        self.written(&objects)
    }

    fn outline(&self, page: impl Fn(usize) -> usize, entry: impl Fn(usize) -> usize) -> Vec<Vec<u8>> {
        let levels: Vec<u8> = self.entries.iter().map(|(level, ..)| *level).collect();
        let object = |(at, (level, title, to, y)): (usize, &(u8, String, usize, u32))| {
            let child =
                levels.get(at + 1).filter(|next| *next > level).map(|_| format!("/First {} 0 R ", entry(at + 1)));
            let later = levels.iter().enumerate().skip(at + 1).take_while(|(_, next)| *next >= level);
            let sibling =
                later.into_iter().find(|(_, next)| *next == level).map(|(at, _)| format!("/Next {} 0 R ", entry(at)));
            let (child, sibling) = (child.unwrap_or_default(), sibling.unwrap_or_default());
            format!("<< /Title ({title}) /Parent 5 0 R {child}{sibling}/Dest [{} 0 R /XYZ 72 {y} null] >>", page(*to))
                .into()
        };
        self.entries.iter().enumerate().map(object).collect()
    }

    fn written(&self, objects: &[Vec<u8>]) -> Vec<u8> {
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", at + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let table = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
        places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").bytes()));
        let lock = if self.encrypted { "/Encrypt 6 0 R /ID [<00> <00>] " } else { "" };
        out.extend(format!("trailer\n<< /Size {} /Root 1 0 R /Info 4 0 R {lock}>>\n", objects.len() + 1).bytes());
        out.extend(format!("startxref\n{table}\n%%EOF\n").bytes());
        out
    }
}
