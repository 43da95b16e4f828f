//! The hyphens that a language writes inside its words, by the family that the text shows: French by its words, Russian by
//! its letters. What language a publication says it is in is not asked, as that may be wrong.
//!
//! French writes them inside a sentence: “aimeriez-vous”, “y a-t-il”, “dites-moi”, “celle-ci”.
//!
//! At a line's end such a hyphen looks like that of a broken word. What tells them apart is the word before: a verb that can
//! stand before its pronoun. Where a broken word could look the same (“por-te”, “va-leur”), nothing is said here.

/// Words that nearly every French text has, and that few other languages write so.
const COMMON: [&str; 12] = ["les", "des", "est", "dans", "pour", "une", "qui", "vous", "nous", "pas", "sur", "avec"];

/// How many of [`COMMON`] make a text French: half.
const ENOUGH: usize = COMMON.len() / 2;

/// Whether a text is French, by the words that it has.
pub(crate) fn is_french(has: impl Fn(&str) -> bool) -> bool {
    COMMON.iter().filter(|word| has(word)).count() >= ENOUGH
}

/// What Russian asks with: “то”, “либо” and “нибудь” stand after these, “кое” before.
const ASKING: [&str; 34] = [
    "кто",
    "кого",
    "кому",
    "кем",
    "ком",
    "что",
    "чего",
    "чему",
    "чем",
    "чём",
    "где",
    "куда",
    "откуда",
    "когда",
    "как",
    "почему",
    "зачем",
    "отчего",
    "сколько",
    "какой",
    "какая",
    "какое",
    "какие",
    "какого",
    "какому",
    "каким",
    "каком",
    "каких",
    "какую",
    "какими",
    "чей",
    "чья",
    "чьё",
    "чьи",
];

/// Whether Russian writes `first-second` with its hyphen, both in small letters and without what stands around them.
pub(crate) fn keeps_russian_hyphen(first: &str, second: &str) -> bool {
    match (first, second) {
        (_, "нибудь" | "либо") | ("из", "за" | "под") => true,
        (_, "то") => ASKING.contains(&first),
        ("все" | "всё" | "так" | "опять" | "довольно", "таки") => true,
        // “апте-ка” ends in “те” as well.
        (_, "ка") => ["йте", "ите"].iter().any(|end| first.ends_with(end)) || matches!(first, "ну" | "дай"),
        ("кое" | "кой", _) => ASKING.contains(&second),
        ("во" | "в", _) => ["первых", "вторых", "третьих", "четвёртых", "четвертых", "пятых"].contains(&second),
        // Not “по-этому”, “по-иски”, “по-лоски”.
        ("по", _) => {
            let how = ["моему", "твоему", "своему", "нашему", "вашему", "другому", "новому", "прежнему", "разному"];
            let manner = second.strip_suffix("ски").and_then(|stem| stem.chars().next_back());
            how.contains(&second) || second.ends_with("ецки") || manner.is_some_and(|c| !"аеиоуыэюя".contains(c))
        }
        _ => false,
    }
}

/// Whether French writes `first-second` with its hyphen, both in small letters and without what stands around them. `stands`
/// tells whether a word stands whole elsewhere in the text.
pub(crate) fn keeps_hyphen(first: &str, second: &str, stands: impl Fn(&str) -> bool) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|ending| first.ends_with(ending));
    // Forms that ask and command: no French word goes on after “ez” or “ons” with one of the pronouns below.
    let plural = ends(&["ez", "ons", "êtes", "faites", "dites", "sommes"]);
    match second {
        "vous" | "nous" | "le" | "la" | "les" | "lui" | "leur" | "en" => plural,
        // Before a vowel a French word is broken only in front of its consonant (“bâ-ton”).
        "il" | "elle" | "on" | "ils" | "elles" => ends(&["t", "d"]),
        "je" => ends(&["e", "s", "x", "i", "é"]),
        "tu" => ends(&["s", "x"]),
        "moi" | "toi" => plural || stands(first),
        "y" => true,
        "ce" => ends(&["est", "sont", "était", "sera", "serait", "soit"]),
        // Four letters, because “mer-ci” and “sou-ci” begin with words too.
        "ci" | "là" => first.chars().count() >= 4 && stands(first),
        "même" | "mêmes" => true,
        // “y a-t-il”, broken before its t; “c'est-à-dire”, “vis-à-vis”, broken after their à.
        _ => matches!(second.strip_prefix("t-"), Some("il" | "elle" | "on")) || first.ends_with("-à"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_keep_their_hyphen_and_broken_words_do_not() {
        let stands = |word: &str| ["dis", "celle", "jours", "mer", "sou", "va"].contains(&word);
        for (first, second, kept) in [
            ("aimeriez", "vous", true),
            ("qu'aimeriez", "vous", true),
            ("rendez", "vous", true),
            ("êtes", "vous", true),
            ("devons", "nous", true),
            ("puis", "je", true),
            ("ai", "je", true),
            ("peux", "tu", true),
            ("est", "il", true),
            ("peut", "on", true),
            ("prend", "elle", true),
            ("doivent", "ils", true),
            ("a-t", "il", true),
            ("a", "t-il", true),
            ("qu'est", "ce", true),
            ("donnez", "le", true),
            ("parlons", "en", true),
            ("demandez", "leur", true),
            ("allez", "y", true),
            ("dites", "moi", true),
            ("dis", "moi", true),
            ("celle", "ci", true),
            ("jours", "là", true),
            ("elle", "même", true),
            ("c'est-à", "dire", true),
            ("vis-à", "vis", true),
            // Broken words.
            ("ge", "nous", false),
            ("por", "te", false),
            ("par", "le", false),
            ("vil", "les", false),
            ("va", "leur", false),
            ("ce", "lui", false),
            ("europé", "en", false),
            ("ver", "tu", false),
            ("fran", "ce", false),
            ("mer", "ci", false),
            ("sou", "ci", false),
            ("voi", "là", false),
            ("actu", "elle", false),
            ("infor", "mation", false),
            ("t", "tion", false),
        ] {
            assert_eq!(keeps_hyphen(first, second, stands), kept, "{first}-{second}");
        }
    }

    #[test]
    fn russian_particles_keep_their_hyphen_and_broken_words_do_not() {
        for (first, second, kept) in [
            ("чего", "то", true),
            ("когда", "нибудь", true),
            ("какой", "либо", true),
            ("кое", "что", true),
            ("всё", "таки", true),
            ("скажите", "ка", true),
            ("по", "русски", true),
            ("по", "немецки", true),
            ("по", "моему", true),
            ("из", "за", true),
            ("во", "первых", true),
            // Broken words.
            ("мес", "то", false),
            ("про", "сто", false),
            ("апте", "ка", false),
            ("по", "этому", false),
            ("по", "иски", false),
            ("по", "лоски", false),
            ("во", "прос", false),
            ("ин", "формация", false),
        ] {
            assert_eq!(keeps_russian_hyphen(first, second), kept, "{first}-{second}");
        }
    }

    #[test]
    fn a_text_is_french_by_its_words() {
        for (text, french) in [
            ("nous sommes dans une salle pour les familles qui attendent", true),
            ("we are in a room for the families who wait", false),
            ("estamos en una sala para las familias que esperan", false),
            ("mi smo u sali za porodice koje čekaju, pas je na ulici", false),
        ] {
            assert_eq!(is_french(|word| text.split(' ').any(|other| other == word)), french, "{text}");
        }
    }
}
