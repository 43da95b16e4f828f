//! Letters that Arabic script writes in several ways.
//!
//! Hamza seats, alef forms and final ya are left out or mixed by writers and keyboards; Persian keyboards have their own
//! kaf and ya. All become one Arabic letter. Vowel marks and tatweel are dropped. Teh marbuta becomes heh only after
//! stemming ([`super::diacritics`]): the stemmer knows it as an ending.

/// Whether there is anything in `word` to fold.
pub fn concerns(word: &str) -> bool {
    word.chars().any(|c| ('\u{0600}'..='\u{08FF}').contains(&c))
}

/// `word` with one form for each letter; other scripts are untouched.
pub fn fold(word: &str) -> String {
    word.chars().filter(|c| !is_mark(*c)).filter_map(letter).collect()
}

/// Vowel marks, small high letters of the Quran, and tatweel.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}'
        | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08D3}'..='\u{08FF}')
}

/// The letter that stands for `c`, or `None` where it is left out.
fn letter(c: char) -> Option<char> {
    Some(match c {
        // alef with madda, hamza or wasla
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}' | '\u{0672}' | '\u{0673}' => '\u{0627}',
        // waw with hamza
        '\u{0624}' => '\u{0648}',
        // ya with hamza, alef maksura, Persian and Pashto ya, bari ya
        '\u{0626}' | '\u{0649}' | '\u{06CC}' | '\u{06CD}' | '\u{06D0}' | '\u{06D2}' | '\u{06D3}' => '\u{064A}',
        // Persian and swash kaf
        '\u{06A9}' | '\u{06AA}' => '\u{0643}',
        // Pashto gaf
        '\u{06AB}' | '\u{06B0}' => '\u{06AF}',
        // noon ghunna
        '\u{06BA}' => '\u{0646}',
        // heh goal, ae, heh with ya
        '\u{06C0}' | '\u{06C1}' | '\u{06C2}' | '\u{06D5}' => '\u{0647}',
        // teh marbuta goal
        '\u{06C3}' => '\u{0629}',
        // hamza alone
        '\u{0621}' | '\u{0674}' => return None,
        other => other,
    })
}

/// `word` in the letters that the Persian stemmer knows.
pub fn to_persian(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            '\u{064A}' => '\u{06CC}',
            '\u{0643}' => '\u{06A9}',
            other => other,
        })
        .collect()
}
