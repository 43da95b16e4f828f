//! What a saved page says about itself, in the language of its text where that is known: it is read away from the app.

use domain::{Direction, Language, NoticeStatus};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

macro_rules! languages {
    ($($tag:literal),+) => {
        [$(($tag, include_str!(concat!("../../../../resources/copies/", $tag, ".ftl")))),+]
    };
}

/// The languages there are, English first: it stands in for the others.
const LANGUAGES: [(&str, &str); 9] = languages!["en", "ar", "es", "fr", "hu", "ru", "sq", "sr-Cyrl", "sr-Latn"];

/// The words of one language.
pub(crate) struct CopyWords {
    /// BCP 47 tag.
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl CopyWords {
    /// The words in `language`, in its script where it has two; in English where there are none.
    pub(crate) fn in_language(language: &Language) -> Self {
        let tag = language.as_str();
        // Montenegrin, Bosnian and Croatian are read by who reads Serbian in Latin letters.
        let tag = match tag.split('-').next().unwrap_or(tag) {
            "bs" | "hr" | "cnr" => "sr-Latn",
            "sr" if !tag.starts_with("sr-Latn") => "sr-Cyrl",
            "sr" => "sr-Latn",
            primary => primary,
        };
        let (tag, source) = LANGUAGES.iter().find(|(known, _)| *known == tag).unwrap_or(&LANGUAGES[0]);
        // Mistakes in these files are found by the test below; what is sound is used all the same.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(sound, _)| sound);
        let mut bundle = FluentBundle::new(vec![tag.parse().unwrap_or_default()]);
        bundle.add_resource_overriding(resource);
        let language = tag.parse().unwrap_or_else(|_| language.clone());
        // Without isolation a date among Arabic words would be read from its end.
        bundle.set_use_isolating(language.direction() == Direction::Rtl);
        Self { language, bundle }
    }

    /// The message `id`; the id itself where there is none.
    pub(crate) fn say(&self, id: &str) -> String {
        self.tell(id, &[])
    }

    /// The message `id` with `values` in their places.
    pub(crate) fn tell(&self, id: &str, values: &[(&'static str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        let values: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, *value)).collect();
        self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned()
    }

    /// A notice's status.
    pub(crate) fn status(&self, status: NoticeStatus) -> String {
        self.say(match status {
            NoticeStatus::Cancelled => "status-cancelled",
            NoticeStatus::Superseded => "status-superseded",
            NoticeStatus::ExpiredNotConfirmed => "status-expired",
            NoticeStatus::Scheduled => "status-scheduled",
            NoticeStatus::InForce => "status-in-force",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_message_with_its_places() {
        let ids = |source: &str| -> Vec<(String, usize)> {
            let messages = source.lines().filter_map(|line| line.split_once(" = "));
            messages.map(|(id, text)| (id.to_owned(), text.matches("{ $").count())).collect()
        };
        let english = ids(LANGUAGES[0].1);
        assert!(english.len() > 15);
        for (tag, source) in LANGUAGES {
            assert!(FluentResource::try_new(source.to_owned()).is_ok(), "{tag}");
            assert_eq!(ids(source), english, "{tag}");
        }
    }

    #[test]
    fn a_text_gets_words_in_its_own_language_and_script() {
        for (tag, words, status) in [
            ("fr", "fr", "en vigueur"),
            ("fr-CH", "fr", "en vigueur"),
            ("sr", "sr-Cyrl", "на снази"),
            ("sr-Latn", "sr-Latn", "na snazi"),
            ("hr", "sr-Latn", "na snazi"),
            ("ar", "ar", "سارٍ"),
            ("th", "en", "in force"),
        ] {
            let found = CopyWords::in_language(&tag.parse().unwrap());
            assert_eq!(
                (found.language.as_str(), found.status(NoticeStatus::InForce).as_str()),
                (words, status),
                "{tag}"
            );
        }
        let words = CopyWords::in_language(&"en".parse().unwrap());
        let values = [("revision", "2"), ("issued", "2026-11-01")];
        assert_eq!(words.tell("revision-of", &values), "2, issued 2026-11-01");
        let arabic = CopyWords::in_language(&"ar".parse().unwrap()).tell("revision-of", &values);
        assert!(arabic.contains("\u{2068}2026-11-01\u{2069}"), "{arabic}");
    }
}
