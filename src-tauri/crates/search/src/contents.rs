//! Sections that list others: tables of contents, lists of figures, indexes.
//!
//! Such a section holds the words of every heading and is about none of them, so it stands behind what it lists. It is told by
//! the shape of its text alone, in any language: entries that end in the pages of one document, or that are headings of the same
//! edition. Lists, tables of numbers and comma-separated values have neither.

use std::collections::HashSet;

use crate::analysis::normalise::ascii_digit;

/// Entries with leaders, or headings, that make a section one of contents.
const ENOUGH: usize = 4;
/// The same of entries that end in a number and in nothing else that tells a page from another number.
const ENOUGH_BARE: usize = 8;
/// Entries of an index.
const ENOUGH_INDEXED: usize = 12;
/// The share of a section's letters that its entries have at least: a text may begin below a short table of contents.
const SHARE: f32 = 0.6;
/// Characters of an entry at most; longer lines are text.
const LONGEST: usize = 160;
/// Bare numbers from here on are years and amounts.
const LAST_PAGE: u32 = 1500;
/// Pages from one entry to the next, in the mean, at most: amounts rise faster.
const STRIDE: u32 = 25;
/// Words of an entry of an index in the mean, at most.
const INDEXED_WORDS: usize = 9;

/// The headings of an edition, which tell its tables of contents.
#[derive(Debug, Default)]
pub struct Headings(HashSet<String>);

impl Headings {
    /// Those of an edition's sections.
    pub fn new<'t>(headings: impl IntoIterator<Item = &'t str>) -> Self {
        let keys = headings.into_iter().map(|heading| key(&heading.split_whitespace().collect::<Vec<_>>()));
        Self(keys.filter(|key| !key.is_empty()).collect())
    }

    /// Whether the section with this text, of the same edition, lists other sections or the pages where things are, rather than
    /// says something itself.
    pub fn are_listed_in(&self, text: &str) -> bool {
        // Most sections have long lines, and are not looked at any further.
        let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
        let short = lines >= ENOUGH && text.len() <= lines * LONGEST;
        (short && (self.are_most_of(text) || is_paged(text, self))) || has_leaders(text) || is_index(text)
    }

    /// Whether most of the text are headings of the edition.
    fn are_most_of(&self, text: &str) -> bool {
        let (mut listed, mut letters, mut all) = (HashSet::new(), 0, 0);
        for line in text.lines() {
            let length = line.chars().filter(|c| c.is_alphanumeric()).count();
            all += length;
            if let Some(heading) = self.heading_of(&line.split_whitespace().collect::<Vec<_>>()) {
                letters += length;
                listed.insert(heading);
            }
        }
        listed.len() >= ENOUGH && letters as f32 >= SHARE * all as f32
    }

    /// The heading that a line is, with or without a page after it.
    fn heading_of(&self, words: &[&str]) -> Option<&String> {
        let without_page = || {
            let (_, rest) =
                words.split_last().filter(|(last, _)| page(last.trim_start_matches(is_leader)).is_some())?;
            let end = rest.iter().rposition(|word| !word.chars().all(is_leader))?;
            self.0.get(&key(&rest[..=end]))
        };
        self.0.get(&key(words)).or_else(without_page)
    }
}

/// What a heading is known by: its letters and digits, without the number before it and leaders after it.
fn key(words: &[&str]) -> String {
    let first = words.iter().position(|word| word.chars().any(char::is_alphabetic)).unwrap_or(words.len());
    let letters = words[first..].iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn is_leader(c: char) -> bool {
    matches!(c, '.' | '…' | '·' | '_' | '\u{2024}' | '\u{2025}')
}

/// What a digit of any script counts.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| ascii_digit(c)?.to_digit(10))
}

/// The number of a page, in digits of any script; those of a preface, in small Roman letters, come before all others.
fn page(word: &str) -> Option<u32> {
    let length = word.chars().count();
    if (1..=4).contains(&length)
        && let Some(number) = word.chars().try_fold(0, |number, c| Some(number * 10 + digit(c)?))
    {
        return Some(number);
    }
    ((1..=7).contains(&length) && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))).then_some(0)
}

/// Whether most of the text are entries that dots lead to a number from, each on a line of its own or not.
fn has_leaders(text: &str) -> bool {
    if !text.contains("...") && !text.contains(". . .") && !text.contains('…') && !text.contains("___") {
        return false;
    }
    // Letters since the last entry, dots since the last letter.
    let (mut entries, mut listed, mut all, mut title, mut dots) = (0, 0, 0, 0, 0);
    for word in text.split_whitespace() {
        // A title and its page may be one word, with the dots between them.
        let before = word.trim_end_matches(|c| digit(c).is_some());
        let begins = before.trim_end_matches(is_leader);
        let (begins, ends) = if begins.len() < before.len() { word.split_at(begins.len()) } else { ("", word) };
        let bare = ends.trim_start_matches(is_leader);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        all += letters(word);
        title += letters(begins);
        dots = leaders(&ends[..ends.len() - bare.len()]) + if begins.is_empty() { dots } else { 0 };
        if bare.is_empty() {
            continue;
        }
        if title > 0 && dots >= 3 && page(bare).is_some() {
            if title <= LONGEST {
                entries += 1;
                listed += title + letters(bare);
            }
            title = 0;
        } else {
            title += letters(bare);
        }
        dots = 0;
    }
    entries >= ENOUGH && listed as f32 >= SHARE * all as f32
}

/// How many dots `text`, which is of leaders alone, is worth.
fn leaders(text: &str) -> usize {
    text.chars().map(|c| if c == '…' { 3 } else { 1 }).sum()
}

/// Whether most lines of the text end in a number which never falls from one line to the next, and of which there is only one.
fn is_paged(text: &str, headings: &Headings) -> bool {
    let (mut letters, mut all, mut known) = (0, 0, 0);
    let mut pages: Vec<u32> = Vec::new();
    let mut titles = HashSet::new();
    for line in text.lines() {
        let length = line.chars().filter(|c| c.is_alphanumeric()).count();
        all += length;
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((last, title)) = words.split_last() else { continue };
        let (Some(page), Some(before)) = (page(last), title.last()) else { continue };
        // An amount beside another, a value after its name.
        let is_amount = before.chars().all(|c| !c.is_alphabetic()) && before.chars().any(|c| digit(c).is_some());
        if is_amount || before.ends_with([',', ';', ':', '=', '،', '؛', '|']) {
            continue;
        }
        let title = key(title);
        if title.chars().count() < 2 || length > LONGEST {
            continue;
        }
        letters += length;
        pages.push(page);
        known += usize::from(headings.0.contains(&title));
        titles.insert(title);
    }
    let (Some(first), Some(last)) = (pages.iter().find(|page| **page > 0), pages.last()) else { return false };
    if pages.len() < ENOUGH || (letters as f32) < SHARE * all as f32 || !pages.is_sorted() || last <= first {
        return false;
    }
    // Where its headings are known, a few are enough.
    if known * 3 >= pages.len() {
        return true;
    }
    let counts_up = pages.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let steps = u32::try_from(pages.len() - 1).unwrap_or(u32::MAX);
    pages.len() >= ENOUGH_BARE
        && titles.len() * 10 >= pages.len() * 9
        && !counts_up
        && *last < LAST_PAGE
        && (last - first) / steps.max(1) <= STRIDE
}

/// Whether the text is an index: words in the order of their letters, each with pages, commas between these.
fn is_index(text: &str) -> bool {
    // By entry: its first letter, how many words it has, and how many pages.
    let mut entries: Vec<(char, usize, usize)> = Vec::new();
    let (mut first, mut words, mut pages, mut last) = (None, 0, 0, 0);
    // Numbers that are no pages: such as stand beside another, or fall.
    let (mut goes_on, mut others) = (false, 0);
    for (number, word) in text.split_whitespace().enumerate() {
        let bare = word.trim_end_matches([',', ';', '،', '؛', '.']);
        let from = bare.split(['-', '–', '—']).next().unwrap_or(bare);
        match page(from).filter(|page| *page > 0 && words > 0) {
            Some(page) if pages == 0 || (goes_on && page >= last) => {
                (pages, last) = (pages + 1, page);
                goes_on = bare.len() < word.len();
            }
            Some(_) => {
                (others, words) = (others + 1, words + 1);
                if others > 3 && others * 10 > entries.len() {
                    return false;
                }
            }
            None => {
                if pages > 0 {
                    entries.extend(first.map(|first| (first, words, pages)));
                    (first, words, pages) = (None, 0, 0);
                }
                first =
                    first.or_else(|| word.chars().find(|c| c.is_alphabetic()).and_then(|c| c.to_lowercase().next()));
                words += 1;
            }
        }
        // Most texts are told by their beginning.
        if number == 200 && entries.len() * (INDEXED_WORDS + 2) < 150 {
            return false;
        }
    }
    if pages > 0 {
        entries.extend(first.map(|first| (first, words, pages)));
    }
    if entries.len() < ENOUGH_INDEXED {
        return false;
    }
    let sorted = entries.windows(2).filter(|pair| pair[0].0 <= pair[1].0).count();
    let several = entries.iter().filter(|(.., pages)| *pages > 1).count();
    let same = entries.iter().all(|(.., pages)| *pages == entries[0].2);
    let words: usize = entries.iter().map(|(_, words, _)| words).sum();
    sorted * 10 >= (entries.len() - 1) * 9
        && several * 6 >= entries.len()
        && !same
        && words <= entries.len() * INDEXED_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: [&str; 9] = [
        "1.1 Who may come",
        "First visit",
        "Privacy & safety",
        "Closing",
        "Première visite",
        "غاية المركز ومكانه",
        "الزيارة الأولى",
        "Први сусрет",
        "第2章 初次来访",
    ];

    #[test]
    fn sections_that_list_others_are_told_in_any_language() {
        let headings = Headings::new(HEADINGS);
        for text in [
            // leaders, a line each or all in one
            "Contents\n\nPreface … ii\n\nWho may come ..... 3\n\nRooms . . . 4\n\nBeds ______ 4\n\nMeals...... 12",
            "Figure 1: The way in … 3 Figure 2: The desk … 4 Table 1: Hours … 4 Table 2: Staff … 9",
            "Содержание\nПредисловие.............3\nКто может прийти........5\nПервая встреча..........8\nЖалобы..................21",
            "الفهرس\n\nتمهيد … ٩\n\nغاية المركز … ١١ العاملون … ١٢\n\nالمراجع … ١٤",
            "الفهرس\n\nالبداية … 7 عن المعيار … 7 حقوق الطبع … 7\n\nما الجديد في الإصدار … 4.0 9\n\nتمهيد … 9 المراجع … 12",
            "สารบัญ\nคำนำ ........ ๑\nผู้มาเยือน ........ ๓\nห้อง ........ ๕\nการปิด ........ ๙",
            // pages alone, with a few headings that are known
            "A handbook\n\n1 Who may come 4\n\n1.1 What for 4\n\n2 First visit 6\n\n2.1 Welcome 6\n\n3 Closing 21",
            "Sommaire\n1\tPréface\t1\n2\tPremière visite\t3\n3\tQui peut venir\t3\n4\tClosing\t9",
            "المحتويات\n\n1 غاية المركز ومكانه ٤\n\n1.1 ما يقوم به المركز ٤\n\n1.2 ما لا يقوم به ٥\n\n2 الزيارة الأولى ٧",
            "目录\n第1章 前言 1\n第2章 初次来访 3\n第3章 房间 5\n第4章 关闭 9\nClosing 11",
            // pages alone, and many
            "Ábrák jegyzéke\n1. ábra: Bejárat 3\n2. ábra: Pult 4\n3. ábra: Folyosó 4\n4. ábra: Konyha 9\n5. ábra: Kert 12\n\
             6. ábra: Ágyak 13\n7. ábra: Tető 20\n8. ábra: Kapu 21",
            // headings without pages
            "In this part\n• Who may come\n• First visit\n• Privacy & safety\n• Closing",
            "Први сусрет\nFirst visit\nPremière visite\nالزيارة الأولى",
            // an index
            "accommodation, 12, 45\nadvice, 3\nappeals, 7, 9–11\nbeds, 4\nborders, 15, 20\ncamps, 2\nchildren, 8, 16\ndeath, 40\n\
             doors, 1, 3, 5\nexit, 17\nfamilies, 8, 9\nfood, 30\ngates, 4",
            "виза 3, 12 вода 4 врач 8, 9 выезд 10 граница 15, 20 дети 16 дом 2, 7 жалобы 21 закон 5 запрет 6, 8 обувь 30 суд 11, 40 язык 9",
        ] {
            assert!(headings.are_listed_in(text), "{text}");
        }
    }

    #[test]
    fn lists_tables_and_values_are_not_taken_for_contents() {
        let headings = Headings::new(HEADINGS);
        for text in [
            "",
            "First visit",
            // lists
            "Bring with you:\n• a passport\n• two photographs\n• the letter\n• 20 in cash",
            "1. Ring the bell\n2. Wait\n3. Say your name\n4. Sit down\n5. Ask",
            "Annex 1\nAnnex 2\nAnnex 3\nAnnex 4\nAnnex 5\nAnnex 6\nAnnex 7\nAnnex 8\nAnnex 9",
            "Room 1\nDesk 2\nHall 3\nYard 4\nGate 5\nRoof 6\nKitchen 7\nStore 8",
            "Beds: 12\nChairs: 14\nTables: 20\nLamps: 25\nDoors: 30\nKeys: 31\nBooks: 40\nCups: 44\nForks: 50",
            "Desk +41 22 717 9111\nNight 112\nWater 117\nFire 118\nPolice 911",
            // two headings in a text of its own
            "First visit\nSay what the person may ask for, and that nothing is written down without their consent.\nClosing\n\
             Say when they can come again, and whom to ask for then, before the desk closes for the day.",
            // tables of numbers
            "Day\tInformation\tAll\n2026-03-02\t14\t21\n2026-03-03\t15\t22\n2026-03-04\t16\t23\n2026-03-05\t17\t24",
            "Chad 12\nMali 140\nNiger 400\nSudan 800\nGhana 900\nTogo 990\nBenin 1100\nKenya 1400",
            "Rice 40\nOil 12\nSalt 3\nSugar 9\nTea 14\nBread 2\nMilk 4\nBeans 30\nFlour 22",
            "Founded 1951\nRules 1956\nOffice 1961\nBranch 1967\nCouncil 1974\nReview 1989\nCharter 1998\nPlan 2016",
            "شباط 2019\nآذار 2020\nنيسان 2021\nأيار 2022\nحزيران 2023\nتموز 2024\nآب 2025\nأيلول 2026",
            // comma-separated values
            "name,beds,staff\nAdana,12,45\nBursa,13,46\nIzmir,15,50\nKonya,20,61\nMersin,21,62\nUrfa,30,70",
            "Adana, 12, 45\nAnkara, 13, 46\nBursa, 14, 47\nDenizli, 15, 50\nEdirne, 17, 51\nIzmir, 20, 60\nKonya, 21, 61\n\
             Mersin, 22, 63\nOrdu, 30, 64\nRize, 33, 65\nSivas, 40, 70\nUrfa, 41, 72\nVan, 42, 80",
            // prose
            "They waited … 3 days, then … 5 more. No one came. The desk was closed … 2 doors were locked, and it rained for … 9 days \
             while people stood outside and asked one another what was to be done next, and who could be told of it.",
            "In 2019, 12 people came; 45 asked for help, 7 of them twice. By 2020 there were 90, and in 2021, 120.",
        ] {
            assert!(!headings.are_listed_in(text), "{text}");
        }
    }
}
