//! Which language to show first.

use domain::Language;

/// The languages a reader prefers, best first; tags that are none are passed over.
pub(crate) fn preferred(tags: &[String]) -> Vec<Language> {
    tags.iter().filter_map(|tag| tag.parse().ok()).collect()
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
}
