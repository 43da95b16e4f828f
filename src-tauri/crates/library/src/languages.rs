//! Which language to show first.

use domain::Language;
use domain::language::LanguageError;

use crate::api::Failure;

/// The languages a reader prefers, best first; tags that are none are passed over.
pub(crate) fn preferred(tags: &[String]) -> Vec<Language> {
    tags.iter().filter_map(|tag| tag.parse().ok()).collect()
}

/// The languages that are asked for; refused where one of `tags` is none.
pub(crate) fn asked(tags: &[String]) -> Result<Vec<Language>, Failure> {
    let parse = |tag: &String| tag.parse().map_err(|error: LanguageError| Failure::wrong_input(error.to_string()));
    tags.iter().map(parse).collect()
}

/// The index of the best of `offered` for a reader of `preferred`: an equal or narrower tag, then one of the same
/// language in another script, then English, then the first.
pub(crate) fn best(offered: &[&Language], preferred: &[Language]) -> usize {
    let english = "en".parse().ok();
    for wanted in preferred.iter().chain(&english) {
        let equal = offered.iter().position(|language| *language == wanted);
        let narrower = || offered.iter().position(|language| language.matches(wanted));
        let related = || offered.iter().position(|language| language.primary() == wanted.primary());
        if let Some(found) = equal.or_else(narrower).or_else(related) {
            return found;
        }
    }
    0
}

/// Names of languages in themselves (CLDR 46), by tag: those of the interface and of the countries that offices work in.
const AUTONYMS: [(&str, &str); 40] = [
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("az", "azərbaycan"),
    ("bg", "български"),
    ("bn", "বাংলা"),
    ("bs", "bosanski"),
    ("ckb", "کوردیی ناوەندی"),
    ("cnr", "crnogorski"),
    ("cs", "čeština"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "español"),
    ("fa", "فارسی"),
    ("fr", "français"),
    ("hr", "hrvatski"),
    ("hu", "magyar"),
    ("hy", "հայերեն"),
    ("it", "italiano"),
    ("ka", "ქართული"),
    ("kmr", "kurdî (kurmancî)"),
    ("mk", "македонски"),
    ("pl", "polski"),
    ("prs", "دری"),
    ("ps", "پښتو"),
    ("pt", "português"),
    ("ro", "română"),
    ("ru", "русский"),
    ("so", "Soomaali"),
    ("sq", "shqip"),
    ("sr", "српски"),
    ("sr-Cyrl", "српски (ћирилица)"),
    ("sr-Latn", "srpski (latinica)"),
    ("sw", "Kiswahili"),
    ("th", "ไทย"),
    ("ti", "ትግርኛ"),
    ("tr", "Türkçe"),
    ("uk", "українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
];

/// The name of a language in itself, with its tag where that says more; the tag where no name is known.
pub(crate) fn autonym(language: &Language) -> String {
    let tag = language.as_str();
    let named = |wanted: &str| AUTONYMS.iter().find(|(known, _)| *known == wanted).map(|(_, name)| (*name).to_owned());
    match named(tag) {
        Some(name) => name,
        None => named(language.primary()).map_or_else(|| tag.to_owned(), |name| format!("{name} ({tag})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_shown_first() {
        let tags = |text: &str| -> Vec<Language> {
            text.split(' ').filter(|t| !t.is_empty()).map(|t| t.parse().unwrap()).collect()
        };
        for (offered, wanted, expected) in [
            ("ar en fr", "fr", "fr"),
            ("ar en fr", "de fr", "fr"),
            ("ar en fr", "de", "en"),
            ("sr-Cyrl sr-Latn", "sr-Latn", "sr-Latn"),
            ("en sr-Cyrl", "sr-Latn", "sr-Cyrl"),
            ("en sr-Cyrl", "sr", "sr-Cyrl"),
            ("hu sq", "", "hu"),
        ] {
            let offered = tags(offered);
            let references: Vec<&Language> = offered.iter().collect();
            assert_eq!(offered[best(&references, &tags(wanted))].as_str(), expected, "{wanted}");
        }
    }

    #[test]
    fn a_language_is_named_in_itself() {
        for (tag, name) in
            [("ar", "العربية"), ("sr-Latn", "srpski (latinica)"), ("pt-BR", "português (pt-BR)"), ("xh", "xh")]
        {
            assert_eq!(autonym(&tag.parse().unwrap()), name);
        }
        assert!(AUTONYMS.is_sorted_by_key(|(tag, _)| *tag));
    }
}
