//! Whether a text looks like the language that its file is named after.
//!
//! Two things tell: the script, and the small words that make up a third of any running text. Both are told only where
//! they are plain to see: a warning that is wrong teaches people to pass over warnings.

use std::collections::HashMap;

use domain::Language;
use search::analysis::segment::words;

use crate::folder::EditionFolder;
use crate::prepare::PreparedEdition;
use crate::problem::Problems;

/// So much of a text is looked at, in bytes.
const DOUBTED_BYTES: usize = 64 << 10;

/// Words that are looked at: enough for any text, and no more of a long one.
const LOOKED_AT: usize = 3000;
/// Fewer words tell nothing: a table, a form, a page of pictures. Of 8,441 stretches of forty words from texts in eight
/// languages one was taken for another language than its own; a notice has hardly more.
const LEAST_WORDS: usize = 40;
/// Letters from which the script tells something, and the share that one script must have of them.
const LEAST_LETTERS: usize = 100;
const ONE_SCRIPT: f32 = 0.8;
/// The share of small words from which a text is in a language: in running text it is .25 to .45, in Arabic, which writes many
/// as one with the next, half of that.
const IS: f32 = 0.12;
/// The same where nothing is known of the language that the tag names, which may share some.
const IS_SURELY: f32 = 0.18;
/// So many times more small words must the other language have than the one that the tag names.
const CLEARLY: f32 = 1.7;

/// The small words of languages of the field, each as the first hundred or so of frequency lists agree on; in lower case.
const SMALL_WORDS: &[(&str, &str)] = &[
    (
        "en",
        "the of and to in is that for it as with was on are be this by at or from not have an they which you their has \
            but if can will all been who when what there",
    ),
    (
        "fr",
        "le la les de des du et à un une en est que qui dans pour par sur au aux ce cette il elle ne pas plus se sont \
            avec ou vous nous leur être ont d l qu",
    ),
    (
        "es",
        "el la los las de del y a en un una que es por para con no se su sus al lo como más o pero son este esta si ha \
            sobre entre cuando muy",
    ),
    (
        "pt",
        "o a os as de do da dos das e em um uma que é por para com não se seu sua ao no na nos nas mais ou mas são \
            como foi pelo pela este esta",
    ),
    (
        "it",
        "il lo la i gli le di del della dei e a in un una che è per con non si da al alla nel nella sono più o ma come \
            anche questo questa su suo",
    ),
    (
        "ro",
        "și de la în a al ale cu pe un o nu este se că din pentru mai sau sunt care ce să fi au ca lui prin dar această \
            acest după",
    ),
    (
        "de",
        "der die das und in zu den von mit ist des dem ein eine einer nicht sich auf für es im auch an als werden sind \
            oder wird sie aus bei nach",
    ),
    (
        "nl",
        "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij uit door naar of hun die \
            worden wordt kan zij",
    ),
    (
        "sq",
        "të e në dhe një i për me që nga së si më do nuk ka është janë se ky kjo ose por ata duhet mund edhe kur \
            jo tij saj",
    ),
    (
        "hu",
        "a az és hogy nem is egy de ez meg csak el már volt van vagy ha mint azt ki még fel sem minden kell lehet \
            között után során által",
    ),
    (
        "tr",
        "ve bir bu da de için ile olarak çok daha olan en gibi var ne o ya her kadar sonra değil ise veya ancak \
            tarafından olduğu olur",
    ),
    (
        "pl",
        "i w na z do nie się jest to że o od po za przez jak dla są oraz lub ale które który być ich co może przy \
            także",
    ),
    (
        "sr",
        "i u je na se da za su od sa o kao ne ili koji koja koje iz po će što ako biti to ali do bi samo može kako \
            nije",
    ),
    (
        "so",
        "iyo in ku ka waa oo ay u la soo uu loo si ama waxa waxaa leh aan laga lagu kale badan ah wuxuu ayaa haddii \
            waxay",
    ),
    (
        "ru",
        "и в не на что с по как это к из у за от о для или то так но его их при все если он они быть был также до \
            может",
    ),
    (
        "uk",
        "і в не на що з та у до як за це від про для або але є його їх при всі якщо він вони бути був також може \
            який які",
    ),
    ("bg", "и на в да се за е не от с по са ще като до че си или при това които който може към тази този след"),
    ("mk", "и на во да се за е не од со по ќе како до што или при ова кои кој може кон оваа овој сите ги ја го"),
    ("ar", "في من على إلى أن التي الذي عن هذا هذه مع أو لا ما كان كانت قد بين كل بعد لم ذلك هو هي إذا حيث تم كما"),
    ("fa", "و در به از که این را با است برای آن یک خود تا کرد بر هم می شود شده باید یا اما هر شما آنها کند دارد"),
    ("ps", "د په او چې له دا ته کې یا سره باید هم لپاره نه کړي دي ده یې شي کوي تاسو څخه هغه دوی که"),
    ("ur", "کے کی کا میں اور سے کو ہے کہ پر یہ ہیں نے اس کر جو ایک بھی ہو یا تو گیا ان لئے نہیں"),
];

/// Languages that are told apart by nothing that is looked at here: each is taken for the first of its row.
const SAME: &[&[&str]] =
    &[&["sr", "hr", "bs", "cnr", "sh", "me"], &["fa", "prs"], &["ro", "mo"], &["sq", "als", "aln"]];

/// What a text looks like, where that is not what its tag says.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Looks {
    /// It is in another script: the four-letter code of ISO 15924.
    Script(&'static str),
    /// It is in another language: its primary subtag.
    Tongue(&'static str),
}

/// Warns where the text of `opened` does not look like the language that the file of `edition` is named after.
pub(crate) fn doubt_language(edition: &EditionFolder, opened: &PreparedEdition, problems: &mut Problems) {
    let mut text = String::new();
    for section in opened.sections.iter().flatten() {
        match (&section.text, &section.html) {
            (Some(plain), _) => text += plain,
            (None, html) => text += &content::plain_text(html.as_deref().unwrap_or_default()),
        }
        text.push('\n');
        if text.len() >= DOUBTED_BYTES {
            break;
        }
    }
    let language = &edition.language;
    let why = match looks_other(&text, language) {
        None => return,
        Some(Looks::Script(script)) => format!("is in the script {script}, which “{language}” is not written in"),
        Some(Looks::Tongue(other)) => format!("looks like “{other}”, not like “{language}”"),
    };
    let advice = "it is searched and shown as the language that its file is named after: name it rightly";
    problems.warning(&edition.document, None, format!("{why}; {advice}"));
}

/// What `text` looks like, if that is plainly not `language`.
fn looks_other(text: &str, language: &Language) -> Option<Looks> {
    let expected = scripts(language);
    if let (Some(script), false) = (dominant_script(text), expected.is_empty())
        && !expected.contains(&script)
    {
        return Some(Looks::Script(script));
    }
    let tagged = family(language.primary());
    let (counted, shares) = shares(text);
    if counted < LEAST_WORDS {
        return None;
    }
    let share = |tag: &str| shares.get(tag).copied().unwrap_or(0.0);
    let (best, most) = SMALL_WORDS.iter().map(|(tag, _)| (*tag, share(tag))).max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let known = SMALL_WORDS.iter().any(|(tag, _)| *tag == tagged);
    let least = if known { IS } else { IS_SURELY };
    (best != tagged && most >= least && most >= CLEARLY * share(tagged)).then_some(Looks::Tongue(best))
}

fn family(primary: &str) -> &str {
    SAME.iter().find(|same| same.contains(&primary)).map_or(primary, |same| same[0])
}

/// How many words were looked at, and the share of each language's small words among them.
fn shares(text: &str) -> (usize, HashMap<&'static str, f32>) {
    let mut known: HashMap<&str, Vec<&'static str>> = HashMap::new();
    for (tag, list) in SMALL_WORDS {
        list.split_whitespace().for_each(|word| known.entry(word).or_default().push(tag));
    }
    let mut counts: HashMap<&'static str, usize> = HashMap::new();
    let mut counted = 0;
    for range in words(text).take(LOOKED_AT) {
        let word = text[range].to_lowercase();
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        counted += 1;
        // The list of Serbian is in Latin; a text may be in either script.
        let latin: String = search::analysis::serbian::to_latin(&word);
        let is_serbian = latin != word && known.get(latin.as_str()).is_some_and(|tags| tags.contains(&"sr"));
        let mut found: Vec<&'static str> = known.get(word.as_str()).cloned().unwrap_or_default();
        if is_serbian && !found.contains(&"sr") {
            found.push("sr");
        }
        found.into_iter().for_each(|tag| *counts.entry(tag).or_default() += 1);
    }
    let share = |count: usize| count as f32 / counted.max(1) as f32;
    (counted, counts.into_iter().map(|(tag, count)| (tag, share(count))).collect())
}

/// The scripts that a text in `language` may be in; none where that is not known.
fn scripts(language: &Language) -> Vec<&'static str> {
    let known = |script: &str| SCRIPTS.iter().map(|(code, _)| *code).find(|code| *code == script);
    if let Some(script) = language.script() {
        // Han is all that is told of the scripts of Chinese and Japanese.
        return match script {
            "Hans" | "Hant" | "Jpan" => vec!["Hani", "Kana"],
            "Kore" => vec!["Hang", "Hani"],
            other => known(other).into_iter().collect(),
        };
    }
    match language.primary() {
        "ru" | "uk" | "bg" | "mk" | "be" | "ky" | "tg" | "mn" => vec!["Cyrl"],
        "sr" | "bs" | "cnr" | "sh" => vec!["Cyrl", "Latn"],
        "ar" | "fa" | "prs" | "ps" | "ur" | "ckb" | "sd" | "ug" => vec!["Arab"],
        "el" => vec!["Grek"],
        "am" | "ti" => vec!["Ethi"],
        "he" | "yi" => vec!["Hebr"],
        "hi" | "mr" | "ne" => vec!["Deva"],
        "bn" => vec!["Beng"],
        "ta" => vec!["Taml"],
        "th" => vec!["Thai"],
        "lo" => vec!["Laoo"],
        "km" => vec!["Khmr"],
        "my" => vec!["Mymr"],
        "ka" => vec!["Geor"],
        "hy" => vec!["Armn"],
        "zh" | "yue" => vec!["Hani"],
        "ja" => vec!["Hani", "Kana"],
        "ko" => vec!["Hang", "Hani"],
        "en" | "fr" | "es" | "pt" | "it" | "ro" | "de" | "nl" | "sq" | "hu" | "tr" | "pl" | "hr" | "so" | "sw"
        | "cs" | "sk" | "sl" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "et" | "lv" | "lt" | "id" | "ms" | "vi"
        | "ca" | "ga" | "ha" | "yo" | "tl" | "fil" => vec!["Latn"],
        _ => Vec::new(),
    }
}

/// Scripts with the characters that are theirs alone.
const SCRIPTS: &[(&str, &[std::ops::RangeInclusive<char>])] = &[
    ("Latn", &['A'..='Z', 'a'..='z', '\u{C0}'..='\u{24F}', '\u{1E00}'..='\u{1EFF}']),
    ("Cyrl", &['\u{400}'..='\u{52F}']),
    ("Arab", &['\u{620}'..='\u{6FF}', '\u{750}'..='\u{77F}', '\u{FB50}'..='\u{FDFF}', '\u{FE70}'..='\u{FEFC}']),
    ("Grek", &['\u{370}'..='\u{3FF}', '\u{1F00}'..='\u{1FFF}']),
    ("Hebr", &['\u{5D0}'..='\u{5EA}']),
    ("Ethi", &['\u{1200}'..='\u{139F}']),
    ("Deva", &['\u{900}'..='\u{97F}']),
    ("Beng", &['\u{980}'..='\u{9FF}']),
    ("Taml", &['\u{B80}'..='\u{BFF}']),
    ("Thai", &['\u{E00}'..='\u{E7F}']),
    ("Laoo", &['\u{E80}'..='\u{EFF}']),
    ("Khmr", &['\u{1780}'..='\u{17FF}']),
    ("Mymr", &['\u{1000}'..='\u{109F}']),
    ("Geor", &['\u{10A0}'..='\u{10FF}']),
    ("Armn", &['\u{530}'..='\u{58F}']),
    ("Hang", &['\u{AC00}'..='\u{D7AF}', '\u{1100}'..='\u{11FF}']),
    ("Kana", &['\u{3040}'..='\u{30FF}']),
    ("Hani", &['\u{3400}'..='\u{9FFF}', '\u{20000}'..='\u{3FFFF}']),
];

/// The script that nearly all letters of `text` are in.
fn dominant_script(text: &str) -> Option<&'static str> {
    let mut counts = [0usize; SCRIPTS.len()];
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()).take(20 * LOOKED_AT) {
        letters += 1;
        if let Some(place) = SCRIPTS.iter().position(|(_, ranges)| ranges.iter().any(|range| range.contains(&c))) {
            counts[place] += 1;
        }
    }
    // Japanese is written in both.
    let place = |script: &str| SCRIPTS.iter().position(|(code, _)| *code == script);
    if let (Some(kana), Some(han)) = (place("Kana"), place("Hani"))
        && counts[kana] >= counts[han] / 4
    {
        counts[kana] += std::mem::take(&mut counts[han]);
    }
    let (place, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    (letters >= LEAST_LETTERS && *most as f32 >= ONE_SCRIPT * letters as f32).then(|| SCRIPTS[place].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(text: &str, tag: &str) -> Option<Looks> {
        looks_other(&text.repeat(12), &tag.parse().unwrap())
    }

    const ENGLISH: &str =
        "The desk is open on weekdays, and people who want to return can ask for help with their papers. ";
    const FRENCH: &str =
        "Le guichet est ouvert en semaine, et les personnes qui veulent rentrer peuvent demander de l’aide. ";
    const ALBANIAN: &str =
        "Sporteli është i hapur gjatë javës dhe njerëzit që duan të kthehen mund të kërkojnë ndihmë për letrat. ";
    const SERBIAN: &str =
        "Шалтер је отворен радним данима, а људи који желе да се врате могу да затраже помоћ за папире и пут. ";
    const SERBIAN_LATIN: &str =
        "Šalter je otvoren radnim danima, a ljudi koji žele da se vrate mogu da zatraže pomoć za papire i put. ";
    const RUSSIAN: &str =
        "Отделение открыто по будням, и люди, которые хотят вернуться, могут попросить о помощи с документами. ";
    const UKRAINIAN: &str =
        "Відділення відкрите у будні, і люди, які хочуть повернутися, можуть попросити про допомогу з документами. ";
    const DARI: &str =
        "دفتر در روزهای هفته باز است و کسانی که می‌خواهند برگردند می‌توانند برای اسناد خود از ما کمک بخواهند. ";
    const ARABIC: &str =
        "المكتب مفتوح في أيام الأسبوع، ومن يريد العودة يمكنه أن يطلب المساعدة في الأوراق التي لا بد منها مع السفر. ";

    /// The same said in the other languages of the field.
    const OTHERS: &[(&str, &str)] = &[
        (
            "es",
            "La oficina está abierta entre semana, y las personas que quieren volver pueden pedir ayuda con sus papeles. ",
        ),
        (
            "pt",
            "O escritório está aberto durante a semana, e as pessoas que querem voltar podem pedir ajuda com os seus papéis. ",
        ),
        (
            "it",
            "Lo sportello è aperto nei giorni feriali e le persone che vogliono tornare possono chiedere aiuto per i documenti. ",
        ),
        (
            "ro",
            "Biroul este deschis în timpul săptămânii, iar oamenii care vor să se întoarcă pot să ceară ajutor pentru acte. ",
        ),
        (
            "de",
            "Der Schalter ist an den Wochentagen offen, und wer zurückkehren will, kann um Hilfe bei den Papieren bitten. ",
        ),
        (
            "hu",
            "Az iroda hétköznap van nyitva, és aki haza akar térni, az kérhet segítséget, ha nem tud a papírokkal mit kezdeni. ",
        ),
        (
            "tr",
            "Ofis hafta içi açıktır ve geri dönmek isteyen kişiler belgeleri için yardım isteyebilir, bu her zaman bir haktır. ",
        ),
        ("el", "Το γραφείο είναι ανοιχτό τις καθημερινές και όσοι θέλουν να επιστρέψουν μπορούν να ζητήσουν βοήθεια. "),
        (
            "so",
            "Xafiisku waa furan yahay maalmaha shaqada, dadka doonaya in ay ku noqdaan waxay ka codsan karaan caawimaad. ",
        ),
        ("am", "ቢሮው በሥራ ቀናት ክፍት ነው፤ መመለስ የሚፈልጉ ሰዎች ለሰነዶቻቸው እርዳታ መጠየቅ ይችላሉ። "),
        (
            "ps",
            "دفتر د اونۍ په ورځو کې خلاص دی او هغه خلک چې غواړي بېرته ستانه شي کولای شي د اسنادو لپاره مرسته وغواړي. ",
        ),
        ("th", "สำนักงานเปิดในวันธรรมดา ผู้ที่ต้องการกลับบ้านสามารถขอความช่วยเหลือเรื่องเอกสารได้ "),
        ("km", "ការិយាល័យបើកនៅថ្ងៃធ្វើការ ហើយអ្នកដែលចង់ត្រឡប់អាចស្នើសុំជំនួយសម្រាប់ឯកសារ "),
        ("zh", "办公室工作日开放，想要回国的人可以请求帮助办理文件。"),
        ("ja", "事務所は平日に開いており、帰国を希望する人は書類の手助けを求めることができます。"),
        ("ko", "사무소는 평일에 열려 있으며 돌아가고 싶은 사람은 서류에 대한 도움을 요청할 수 있습니다. "),
    ];

    #[test]
    fn a_text_is_told_in_every_language_of_the_field() {
        for (tag, text) in OTHERS {
            assert_eq!(looks(text, tag), None, "{tag}: {text}");
            // Whoever named it en is told, and whoever named it after another script.
            assert!(looks(text, "en").is_some(), "{tag} as en");
            let other = if scripts(&tag.parse().unwrap()) == ["Latn"] { "ru" } else { "sq" };
            assert!(matches!(looks(text, other), Some(Looks::Script(_))), "{tag} as {other}");
        }
    }

    #[test]
    fn a_text_in_its_language_raises_no_doubt() {
        for (text, tag) in [
            (ENGLISH, "en"),
            (FRENCH, "fr"),
            (ALBANIAN, "sq"),
            (SERBIAN, "sr-Cyrl"),
            (SERBIAN, "sr"),
            (SERBIAN_LATIN, "sr-Latn"),
            (SERBIAN_LATIN, "sr"),
            (SERBIAN_LATIN, "bs"),
            (SERBIAN_LATIN, "hr"),
            (RUSSIAN, "ru"),
            (UKRAINIAN, "uk"),
            (DARI, "prs"),
            (DARI, "fa"),
            (ARABIC, "ar"),
        ] {
            assert_eq!(looks(text, tag), None, "{tag}: {text}");
        }
    }

    #[test]
    fn a_text_in_another_language_or_script_is_told() {
        for (text, tag, expected) in [
            (FRENCH, "en", Looks::Tongue("fr")),
            (ENGLISH, "sq", Looks::Tongue("en")),
            (ALBANIAN, "en", Looks::Tongue("sq")),
            (RUSSIAN, "uk", Looks::Tongue("ru")),
            (UKRAINIAN, "ru", Looks::Tongue("uk")),
            (SERBIAN, "ru", Looks::Tongue("sr")),
            (SERBIAN, "sr-Latn", Looks::Script("Cyrl")),
            (SERBIAN_LATIN, "sr-Cyrl", Looks::Script("Latn")),
            (ENGLISH, "ar", Looks::Script("Latn")),
            (ARABIC, "prs", Looks::Tongue("ar")),
            (DARI, "ar", Looks::Tongue("fa")),
        ] {
            assert_eq!(looks(text, tag), Some(expected), "{tag}: {text}");
        }
    }

    #[test]
    fn a_text_of_a_few_sentences_is_told() {
        let text = |tag: &str| OTHERS.iter().find(|(other, _)| *other == tag).unwrap().1;
        for (text, tag, own) in [
            (ALBANIAN, "en", "sq"),
            (SERBIAN_LATIN, "en", "sr"),
            (FRENCH, "en", "fr"),
            (text("es"), "fr", "es"),
            (text("pt"), "es", "pt"),
            (RUSSIAN, "uk", "ru"),
            (
                "على الزائر إحضار وثائقه إلى المكتب يوم الأحد. لا رسوم على الطلب، ويجوز تقديمه من أي قريب بالغ. ",
                "fa",
                "ar",
            ),
        ] {
            let few = text.repeat(LEAST_WORDS.div_ceil(words(text).count()));
            assert_eq!(looks_other(&few, &tag.parse().unwrap()), Some(Looks::Tongue(own)), "{tag}: {few}");
            assert_eq!(looks_other(&few, &own.parse().unwrap()), None, "{own}: {few}");
        }
    }

    #[test]
    fn what_says_little_and_what_is_not_known_raises_no_doubt() {
        let language = |tag: &str| tag.parse().unwrap();
        assert_eq!(looks_other("le la les de", &language("en")), None);
        assert_eq!(looks_other("", &language("en")), None);
        assert_eq!(looks("A B 12 C 4 ", "ar"), None);
        assert_eq!(looks("Ofisi iko wazi siku za kazi na watu wanaotaka kurudi wanaweza kuomba msaada. ", "sw"), None);
    }
}
