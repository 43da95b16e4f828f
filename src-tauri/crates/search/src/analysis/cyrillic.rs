//! Between Cyrillic and Latin, for languages that are written in one of them and typed in the other.
//!
//! A Russian or Ukrainian text is found by its words in Latin letters as people type them (BGN/PCGN, the passport's
//! and ISO 9's spellings mixed), and a Latin text by its words in Cyrillic. Letters that look the same in both
//! alphabets are put right within a word that mixes them.

/// How the Cyrillic of a language is spelled in Latin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alphabet {
    /// It is not written in Cyrillic, or has an alphabet of two scripts of its own.
    Other,
    /// As Russian.
    Russian,
    /// As Ukrainian.
    Ukrainian,
}

impl Alphabet {
    /// The alphabet of a language by its primary subtag.
    pub fn of(primary: &str) -> Self {
        match primary {
            "uk" | "rue" => Self::Ukrainian,
            "ru" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" | "ba" | "cv" => Self::Russian,
            _ => Self::Other,
        }
    }
}

/// Whether `c` is a Cyrillic letter.
pub fn is_cyrillic(c: char) -> bool {
    ('\u{0400}'..='\u{052F}').contains(&c)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{00C0}'..='\u{024F}')
}

/// Latin letters in lower case beside the Cyrillic ones that look like them.
const ALIKE: [(char, char); 15] = [
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('i', 'і'),
    ('j', 'ј'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('x', 'х'),
    ('y', 'у'),
    // as capitals
    ('b', 'в'),
    ('h', 'н'),
    ('k', 'к'),
    ('m', 'м'),
    ('t', 'т'),
];

/// Whether a word holds letters of both alphabets.
pub fn is_mixed(word: &str) -> bool {
    !word.is_ascii() && word.chars().any(is_cyrillic) && word.chars().any(is_latin)
}

/// A word in lower case that mixes the alphabets, in the one that its other letters are of; `None` where it does not mix
/// them, or where letters remain that the other alphabet does not have.
pub fn unmixed(word: &str) -> Option<String> {
    let (latin, cyrillic) = (word.chars().filter(|c| is_latin(*c)), word.chars().filter(|c| is_cyrillic(*c)));
    let (latin, cyrillic) = (latin.count(), cyrillic.count());
    if latin == 0 || cyrillic == 0 {
        return None;
    }
    let put = |to_cyrillic: bool| -> Option<String> {
        let letter = |c: char| {
            let found = if to_cyrillic {
                ALIKE.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic)
            } else {
                ALIKE.iter().find(|(_, cyrillic)| *cyrillic == c).map(|(latin, _)| *latin)
            };
            let foreign = if to_cyrillic { is_latin(c) } else { is_cyrillic(c) };
            if foreign { found } else { Some(c) }
        };
        word.chars().map(letter).collect()
    };
    let most_cyrillic = cyrillic >= latin;
    put(most_cyrillic).or_else(|| put(!most_cyrillic))
}

/// Latin spellings of letters that all these alphabets share.
const SHARED: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("šč", "щ"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ju", "ю"),
    ("ya", "я"),
    ("ia", "я"),
    ("ja", "я"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("a", "а"),
    ("b", "б"),
    ("c", "ц"),
    ("č", "ч"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("š", "ш"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("z", "з"),
    ("ž", "ж"),
    ("'", "ь"),
];

/// Latin spellings of Russian letters, beside [`SHARED`].
const RUSSIAN: &[(&str, &str)] = &[
    ("sch", "щ"),
    ("yo", "е"),
    ("jo", "е"),
    ("ye", "е"),
    ("je", "е"),
    ("iy", "ий"),
    ("yy", "ый"),
    ("ii", "ий"),
    ("ij", "ий"),
    ("uy", "уй"),
    ("h", "х"),
    ("i", "и"),
    ("y", "ы"),
];

/// Latin spellings of Ukrainian letters (the Cabinet of Ministers' table of 2010 and its neighbours), beside [`SHARED`].
const UKRAINIAN: &[(&str, &str)] = &[
    ("zgh", "зг"),
    ("ye", "є"),
    ("ie", "є"),
    ("je", "є"),
    ("yi", "ї"),
    ("ji", "ї"),
    ("yy", "ий"),
    ("h", "г"),
    ("i", "і"),
    ("y", "и"),
];

/// How a word typed in Latin may be spelled in the Cyrillic of `alphabet`: none where that is no language's, or where the
/// word is not in Latin letters. The soft sign, which people leave out, is tried at the end.
pub fn from_latin(word: &str, alphabet: Alphabet) -> Vec<String> {
    let own = match alphabet {
        Alphabet::Other => return Vec::new(),
        Alphabet::Russian => RUSSIAN,
        Alphabet::Ukrainian => UKRAINIAN,
    };
    let mut rest = word;
    let mut spelled = String::with_capacity(word.len() * 2);
    while !rest.is_empty() {
        let begun = own.iter().chain(SHARED).filter(|(latin, _)| rest.starts_with(latin));
        // The longest: "shch" is one letter, not two.
        let Some((latin, cyrillic)) = begun.max_by_key(|(latin, _)| latin.len()) else {
            return Vec::new();
        };
        spelled.push_str(cyrillic);
        rest = &rest[latin.len()..];
    }
    let soft = spelled.ends_with(['л', 'н', 'т', 'д', 'с', 'з', 'р', 'ц', 'щ', 'ж', 'ш', 'ч', 'в', 'б', 'п', 'м']);
    let with_sign = soft.then(|| format!("{spelled}ь"));
    std::iter::once(spelled).chain(with_sign).collect()
}

/// How a word typed in Cyrillic is spelled in Latin; `None` where it is not in Cyrillic letters.
pub fn to_latin(word: &str) -> Option<String> {
    let mut spelled = String::with_capacity(word.len());
    for c in word.chars() {
        spelled.push_str(match c {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' | 'є' | 'э' | 'ё' => "e",
            'ж' => "zh",
            'з' => "z",
            'и' | 'і' | 'ї' => "i",
            'й' | 'ы' => "y",
            'ј' => "j",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' | 'ў' => "u",
            'ф' => "f",
            'х' => "h",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ь' | 'ъ' | '\'' => "",
            'ю' => "yu",
            'я' => "ya",
            '0'..='9' => {
                spelled.push(c);
                continue;
            }
            _ => return None,
        });
    }
    word.chars().any(is_cyrillic).then_some(spelled).filter(|spelled| !spelled.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_two_alphabets_is_put_into_one() {
        for (mixed, expected) in [
            ("пoмoщь", Some("помощь")),
            ("dеsk", Some("desk")),
            ("вiза", Some("віза")),
            ("desk", None),
            ("помощь", None),
            ("gж", None),
        ] {
            assert_eq!(unmixed(mixed).as_deref(), expected, "{mixed}");
        }
    }

    #[test]
    fn words_are_spelled_in_the_other_alphabet() {
        for (latin, alphabet, cyrillic) in [
            ("vozvrashchenie", Alphabet::Russian, "возвращение"),
            ("pomoshch", Alphabet::Russian, "помощь"),
            ("zhizn", Alphabet::Russian, "жизнь"),
            ("russkiy", Alphabet::Russian, "русский"),
            ("dopomoha", Alphabet::Ukrainian, "допомога"),
            ("bizhentsi", Alphabet::Ukrainian, "біженці"),
            ("povernennia", Alphabet::Ukrainian, "повернення"),
        ] {
            assert!(
                from_latin(latin, alphabet).contains(&cyrillic.to_owned()),
                "{latin}: {:?}",
                from_latin(latin, alphabet)
            );
        }
        assert!(from_latin("desk", Alphabet::Other).is_empty() && from_latin("помощь", Alphabet::Russian).is_empty());
        assert_eq!(to_latin("туризм").as_deref(), Some("turizm"));
        assert_eq!(to_latin("turizm"), None);
        assert_eq!(to_latin("ьъ"), None);
    }
}
