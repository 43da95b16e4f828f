//! Small indexes of sections in few words, and what is held of them.

use domain::{Kind, Language};
use search::{Answer, Day, Document, Holding, Holdings, Index, MIN_WRITER_BYTES, Query};

/// A language by its tag.
pub fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

/// A section in few words: language, heading, text. Its key is its place in the list, its edition ten times that.
pub type Text<'a> = (&'a str, &'a str, &'a str);

/// Writes the section `key`.
pub fn add(writer: &mut search::Writer, key: i64, (tag, heading, text): Text<'_>) {
    let language = language(tag);
    writer
        .add(&Document {
            section: key,
            edition: key * 10,
            language: &language,
            first: true,
            contents: false,
            title: "",
            heading,
            text,
        })
        .unwrap();
}

/// What is known of the section `key`: even ones are of handbooks, every third of hq/guides, two are of one publication.
pub fn holding(key: i64, tag: &str) -> Holding {
    Holding {
        edition: key * 10,
        publication: key / 2,
        language: language(tag),
        kind: if key % 2 == 0 { Kind::Handbook } else { Kind::Notice },
        collection: if key % 3 == 0 { "hq/guides" } else { "hq/notices" }.to_owned(),
        topics: if key % 4 < 2 { vec!["return".to_owned()] } else { Vec::new() },
        issued: Day::new(2024 + (key % 3) as i16, 6, 1),
        standing: 1.0,
        here: true,
    }
}

/// What is known of the sections of `texts`.
pub fn holdings(texts: &[Text<'_>]) -> Holdings {
    Holdings::new((0..).zip(texts).map(|(key, (tag, ..))| holding(key, tag)))
}

/// An index, the folder it is in, and what is known of its sections.
pub struct Library {
    pub dir: tempfile::TempDir,
    pub index: Index,
    pub holdings: Holdings,
}

/// An index of `texts`, committed in two halves so that there is more than one segment.
pub fn library(texts: &[Text<'_>]) -> Library {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::create(dir.path()).unwrap();
    let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
    let (first, second) = texts.split_at(texts.len() / 2);
    for (texts, base, change) in [(first, 0, 1), (second, first.len(), 2)] {
        for (place, text) in texts.iter().enumerate() {
            add(&mut writer, (base + place) as i64, *text);
        }
        writer.commit(change).unwrap();
    }
    writer.finish().unwrap();
    index.reload().unwrap();
    Library { dir, index, holdings: holdings(texts) }
}

impl Library {
    /// The answer to what is typed.
    pub fn ask(&self, text: &str) -> Answer {
        self.search(&Query::new(text))
    }

    /// The answer to a query.
    pub fn search(&self, query: &Query<'_>) -> Answer {
        self.index.search(&self.holdings, query).unwrap()
    }
}

/// The keys of the hits that count, in order of key.
pub fn found(answer: &Answer) -> Vec<i64> {
    let mut keys: Vec<_> = answer.hits.iter().filter(|hit| !hit.rescued).map(|hit| hit.section).collect();
    keys.sort_unstable();
    assert_eq!(keys.len() as u64, answer.total);
    keys
}

/// The keys of all hits, best first.
pub fn ranked(answer: &Answer) -> Vec<i64> {
    answer.hits.iter().map(|hit| hit.section).collect()
}

/// A section in each language of the field.
pub const FIELD: [Text<'_>; 14] = [
    ("en", "", "The return desk is open on weekdays."),
    ("en", "", "Migrants returned with assistance."),
    ("fr", "", "Point d’accès à l’eau potable près de l’établissement."),
    ("es", "", "Los migrantes volvieron a casa."),
    ("ru", "", "Помощь в возвращении домой."),
    ("ar", "", "يفتح المكتب أبوابه لإعادة الاندماج سنة ٢٠٢٦"),
    ("hu", "", "A visszatérők segítése a házakban."),
    ("sr-Cyrl", "", "Помоћ за повратак кући и љубав."),
    ("sr-Latn", "", "Đaci idu u školu."),
    ("sq", "", "Kthimi vullnetar i ndihmuar."),
    ("tr", "", "ISPARTA ve İzmir'de evler."),
    ("fa", "", "دفتر بازگشت باز می‌شود ۱۲"),
    ("de", "", "Die Größe der Häuser."),
    ("uk", "", "Об’єкт для біженців."),
];
