//! The letters that come with the app: Noto, under the SIL Open Font License, the files that the window shows too.

use std::sync::{Arc, LazyLock};

use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, FontWeight, SourceCache};
use parley::{FontContext, FontFamilyName};

/// Which letters are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// For what people read.
    Book,
    /// For what the page says of itself, and for notices on a wall.
    Plain,
}

macro_rules! fonts {
    ($($name:literal),+ $(,)?) => {
        [$((
            $name,
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "-400-normal.woff2")),
            include_bytes!(concat!(env!("OUT_DIR"), "/", $name, "-600-normal.woff2")),
        )),+]
    };
}

/// Each file holds a part of the characters, so each is a family of its own, and a face is a list of them.
static FILES: [(&str, &[u8], &[u8]); 10] = fonts![
    "noto-serif-latin",
    "noto-serif-latin-ext",
    "noto-serif-cyrillic",
    "noto-naskh-arabic-arabic",
    "noto-sans-latin",
    "noto-sans-latin-ext",
    "noto-sans-cyrillic",
    "noto-sans-arabic-arabic",
    "noto-sans-ethiopic-ethiopic",
    "noto-sans-thai-thai",
];

/// The fonts, unpacked once for the process: some three megabytes, and only where something is typeset.
static UNPACKED: LazyLock<Vec<(&str, FontWeight, Blob<u8>)>> = LazyLock::new(|| {
    let unpack = |name, weight, packed| {
        // They are built in, so a fault in them is one of the build, which the tests would meet.
        let font = wuff::decompress_woff2(packed).ok()?;
        Some((name, weight, Blob::new(Arc::new(font) as Arc<dyn AsRef<[u8]> + Send + Sync>)))
    };
    FILES
        .iter()
        .flat_map(|(name, normal, strong)| {
            [unpack(*name, FontWeight::NORMAL, normal), unpack(*name, FontWeight::SEMI_BOLD, strong)]
        })
        .flatten()
        .collect()
});

impl Face {
    /// Its families, in the order in which a character is looked for.
    pub(crate) fn families(self) -> &'static [FontFamilyName<'static>] {
        const fn named(name: &'static str) -> FontFamilyName<'static> {
            FontFamilyName::named(name)
        }
        static BOOK: [FontFamilyName<'static>; 10] = [
            named("noto-serif-latin"),
            named("noto-serif-latin-ext"),
            named("noto-serif-cyrillic"),
            named("noto-naskh-arabic-arabic"),
            named("noto-sans-ethiopic-ethiopic"),
            named("noto-sans-thai-thai"),
            named("noto-sans-latin"),
            named("noto-sans-latin-ext"),
            named("noto-sans-cyrillic"),
            named("noto-sans-arabic-arabic"),
        ];
        static PLAIN: [FontFamilyName<'static>; 8] = [
            named("noto-sans-latin"),
            named("noto-sans-latin-ext"),
            named("noto-sans-cyrillic"),
            named("noto-sans-arabic-arabic"),
            named("noto-sans-ethiopic-ethiopic"),
            named("noto-sans-thai-thai"),
            // Letters of Persian, Pashto and Urdu that the plain one lacks.
            named("noto-naskh-arabic-arabic"),
            named("noto-serif-latin-ext"),
        ];
        match self {
            Self::Book => &BOOK,
            Self::Plain => &PLAIN,
        }
    }
}

/// The fonts of the app, and none of the computer's: the same publication gives the same pages everywhere.
pub(crate) fn context() -> FontContext {
    let options = CollectionOptions { shared: false, system_fonts: false };
    let mut collection = Collection::new(options);
    for (name, weight, font) in UNPACKED.iter() {
        let named =
            FontInfoOverride { family_name: Some(name), width: None, style: None, weight: Some(*weight), axes: None };
        collection.register_fonts(font.clone(), Some(named));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}

#[cfg(test)]
mod tests {
    use content::Align;
    use domain::{Direction, Language};

    use super::*;
    use crate::text::{BLACK, Setter, Style};

    /// What the languages that the app has letters for are written with; the file says of itself where that is from.
    const ALPHABETS: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/alphabets.txt"));

    /// Characters of `text` that a face has no shape for.
    fn missing(text: &str, face: Face, strong: bool, direction: Direction) -> String {
        let style = Style { face, size: 10.0, strong, colour: BLACK, direction, leading: 1.4, align: Align::Start };
        let mut setter = Setter::new();
        setter.line(text, style, 400.0);
        setter.missing.into_iter().collect()
    }

    #[test]
    fn no_letter_of_a_language_of_the_app_is_missing_in_either_face() {
        let ascii: String = (' '..='~').collect();
        let mut languages = Vec::new();
        for line in ALPHABETS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (language, letters) = line.split_once(' ').unwrap();
            languages.push(language);
            let direction = language.parse::<Language>().unwrap().direction();
            for (face, strong) in [(Face::Book, false), (Face::Book, true), (Face::Plain, false), (Face::Plain, true)] {
                let missing = missing(&format!("{ascii} {letters}"), face, strong, direction);
                assert_eq!(missing, "", "{language}, {face:?}, strong: {strong}");
            }
        }
        let all = ["en", "sq", "ar", "fr", "ru", "sr-Cyrl", "sr-Latn", "es", "hu", "fa", "ps", "am", "th"];
        assert_eq!(languages, all);
        assert_eq!(missing("a水b", Face::Book, false, Direction::Ltr), "水", "what no font has is noticed");
    }

    #[test]
    fn every_font_can_be_unpacked() {
        assert_eq!(UNPACKED.len(), FILES.len() * 2);
        assert!(
            UNPACKED.iter().all(|(_, _, font)| krilla::text::Font::new(font.as_ref().to_vec().into(), 0).is_some())
        );
    }
}
