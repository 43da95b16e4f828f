//! Cards: looked at before they are trusted, and handed on to others.
//!
//! A card is larger than a QR code comfortably holds, so a code carries a *link* to it instead: the publisher's short and
//! full name, its fingerprint, and as many of its addresses as fit.
//!
//! ```text
//! fieldshelf:field-office?key=7f3a…e8f9&name=Field+office&at=https%3A%2F%2Flibrary.example.org%2F
//! ```
//!
//! Whoever reads the link fetches the card from an address and takes it only under that fingerprint; without an address the
//! fingerprint is what they compare with a card that came another way.

use std::path::Path;

use repository::{CARD_LIMIT, Card, CardFileError, Carrier, Folder, RepositoryPath};
use sync::Http;
use sync::http::Options;
use url::Url;

use crate::Library;
use crate::api::{CardCopy, CardRow, CardStanding, ErrorCode, Failure, SourceRow};
use crate::carriers::Location;
use crate::error::{io_failure, not_written};
use crate::sources::short_name;
use crate::sticks::found_in;

/// What a link begins with.
pub(crate) const SCHEME: &str = "fieldshelf";
/// The most bytes of a link: a QR code of at most 69 modules a side, which a telephone reads from a screen or from paper.
const LINK_LIMIT: usize = 300;

impl Library {
    /// Looks at the card in `text` and trusts nothing yet. `text` is a card as text, a link as a QR code carries it, the
    /// address or folder of a repository in which the card lies, or the path of a card's file.
    ///
    /// # Errors
    /// When that is none of them, no card is there, or the card there is not the one that the link names.
    pub fn look_at_card(&self, text: &str) -> Result<CardRow, Failure> {
        let text = text.trim();
        if text.starts_with('{') {
            return self.card_row(&Card::parse(text.as_bytes())?, None);
        }
        if let Some(link) = Link::parse(text)? {
            return self.card_of_link(&link);
        }
        if text.is_empty() {
            return Err(Failure::wrong_input("nothing was given; choose a card, or write an address or a folder"));
        }
        let location = Location::parse(text)?;
        if let Location::Folder(path) = &location
            && path.is_file()
        {
            return self.look_at_card_file(path);
        }
        let card = card_at(&location)?;
        self.card_row(&card, Some(location.text()))
    }

    /// Looks at the card in the file `path`, and trusts nothing yet.
    ///
    /// # Errors
    /// When it cannot be read, or is no card.
    pub fn look_at_card_file(&self, path: &Path) -> Result<CardRow, Failure> {
        self.card_row(&read_card(path)?, None)
    }

    /// Takes `card` (its text) as trusted and `location`, a folder or an address, as a source of its publisher. `fingerprint`
    /// is what the person compared.
    ///
    /// # Errors
    /// When the card is none or has another fingerprint, the folder is not there, another card of that publisher is trusted
    /// already, or another process is writing.
    pub fn trust_card(&self, location: &str, card: &str, fingerprint: &str) -> Result<SourceRow, Failure> {
        let card = Card::parse(card.as_bytes())?;
        let found = card.fingerprint().to_string();
        if !same_fingerprint(fingerprint, &found) {
            return Err(differs(fingerprint, &found));
        }
        self.add_source_of(location, &card)
    }

    /// The card of a publisher that is trusted here, to be handed on: as a file, as text, as a link and as a QR code.
    ///
    /// # Errors
    /// When there is no such publisher.
    pub fn card_copy(&self, publisher: &str) -> Result<CardCopy, Failure> {
        let name = short_name(publisher)?;
        let record = self.store.publisher(&name)?.ok_or_else(|| unknown(publisher))?;
        let card = Card::parse(&record.card)?;
        let mut addresses = card.addresses.clone();
        for source in self.store.sources(&name)? {
            if source.location.starts_with("https://") && !addresses.contains(&source.location) {
                addresses.push(source.location);
            }
        }
        let link = Link::of(&card, &addresses).to_string();
        Ok(CardCopy {
            publisher: name.to_string(),
            name: card.name.clone(),
            fingerprint: card.fingerprint().to_string(),
            file: format!("{name}.fieldshelf-card"),
            text: text_of(&card),
            qr: qr(&link)?,
            link,
        })
    }

    /// Writes the card of `publisher` to the file `path`, whole or not at all.
    ///
    /// # Errors
    /// When there is no such publisher, or the file cannot be written.
    pub fn write_card(&self, publisher: &str, path: &Path) -> Result<CardCopy, Failure> {
        let copy = self.card_copy(publisher)?;
        self.store.write_file(path, copy.text.as_bytes()).map_err(|error| not_written(path, error))?;
        Ok(copy)
    }

    fn card_of_link(&self, link: &Link) -> Result<CardRow, Failure> {
        let mut first = None;
        for address in &link.addresses {
            let location = match Location::parse(address) {
                Ok(location @ Location::Address(_)) => location,
                // A link from elsewhere names no folder of this computer.
                _ => continue,
            };
            match card_at(&location) {
                Ok(card) if card.fingerprint().to_string() == link.key => {
                    return self.card_row(&card, Some(location.text()));
                }
                Ok(card) => return Err(differs(&link.key, &card.fingerprint().to_string())),
                Err(failure) => first = first.or(Some(failure)),
            }
        }
        Err(first.unwrap_or_else(|| {
            let message = format!(
                "the code of “{}” names no address to fetch the card from; get the card itself from the publisher, and \
                 compare its fingerprint with the code's: {}",
                link.name, link.key
            );
            Failure::wrong_input(message).with("item", link.name.clone())
        }))
    }

    fn card_row(&self, card: &Card, location: Option<String>) -> Result<CardRow, Failure> {
        let fingerprint = card.fingerprint().to_string();
        let record = self.store.publisher(&card.publisher)?;
        let known = match &record {
            Some(record) => Some(Card::parse(&record.card)?.fingerprint().to_string()),
            None => None,
        };
        // A card's name is not signed; what was accepted once counts.
        let same = record.filter(|_| known.as_ref() == Some(&fingerprint));
        let standing = match &known {
            None => CardStanding::New,
            Some(known) if *known == fingerprint => CardStanding::Trusted,
            Some(_) => CardStanding::Conflict,
        };
        Ok(CardRow {
            publisher: card.publisher.to_string(),
            name: same.map_or_else(|| card.name.clone(), |record| record.full_name),
            trusted: known.filter(|known| *known != fingerprint),
            fingerprint,
            addresses: card.addresses.clone(),
            location: location.or_else(|| card.addresses.first().cloned()),
            standing,
            text: text_of(card),
        })
    }
}

/// The card in the file `path`; a file that holds none is named.
pub(crate) fn read_card(path: &Path) -> Result<Card, Failure> {
    Card::read(path).map_err(|error| match error {
        CardFileError::Io(error) => io_failure("read the card", path, &error),
        CardFileError::Card(error) => Failure::wrong_input(format!("{}: {error}", path.display())),
    })
}

/// Whether a person's writing of a fingerprint, in groups or not, is `found`.
pub(crate) fn same_fingerprint(written: &str, found: &str) -> bool {
    let digits: String = written.chars().filter(is_digit).collect();
    digits.eq_ignore_ascii_case(found)
}

/// A fingerprint in groups of four, as people compare it, however it was written.
pub fn grouped_fingerprint(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().filter(is_digit).flat_map(char::to_lowercase).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Whether a letter of a written fingerprint is none of those that part its groups.
fn is_digit(letter: &char) -> bool {
    !letter.is_whitespace() && *letter != '-'
}

pub(crate) fn differs(expected: &str, found: &str) -> Failure {
    let message = format!(
        "the card has another fingerprint than you gave, and nothing was trusted.\n  the card:  {}\n  you gave:  {}\nAsk the \
         publisher by another way which is right",
        grouped_fingerprint(found),
        grouped_fingerprint(expected)
    );
    Failure::new(ErrorCode::Refused, message)
}

/// The card that lies in the repository at `location`, or in the one copy that a folder there holds.
fn card_at(location: &Location) -> Result<Card, Failure> {
    let carrier: Box<dyn Carrier> = match location {
        Location::Folder(folder) => Box::new(Folder::new(folder)),
        Location::Address(address) => Box::new(Http::new(address, Options::default())?),
        Location::Stick => {
            return Err(Failure::wrong_input("several sticks may be meant; write the folder on the stick"));
        }
    };
    let at = carrier.describe();
    let found = carrier.read(&RepositoryPath::Card, CARD_LIMIT as u64).map_err(|error| {
        let code = if error.is_of_the_way() { ErrorCode::Unreachable } else { ErrorCode::Refused };
        Failure::new(code, error.to_string()).with("path", at.clone())
    })?;
    if let Some(bytes) = found {
        return Ok(Card::parse(&bytes)?);
    }
    let mut copies = if let Location::Folder(folder) = location { found_in(folder) } else { Vec::new() };
    if copies.len() > 1 {
        let all: Vec<String> = copies.iter().map(|copy| copy.folder.to_string_lossy().into_owned()).collect();
        let message = format!("{at} holds several repositories; name one of {}", all.join(", "));
        return Err(Failure::wrong_input(message).with("path", at));
    }
    copies.pop().map(|copy| copy.card).ok_or_else(|| {
        let message = format!("there is no card at {at}; check the address, or get the card's file from the publisher");
        Failure::new(ErrorCode::NotFound, message).with("item", at.clone())
    })
}

fn text_of(card: &Card) -> String {
    String::from_utf8_lossy(&card.to_bytes()).into_owned()
}

pub(crate) fn unknown(publisher: &str) -> Failure {
    let message = format!("“{publisher}” is no publisher of this library; see: shelf source list");
    Failure::new(ErrorCode::NotFound, message).with("item", publisher)
}

/// What a QR code carries of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    publisher: String,
    name: String,
    key: String,
    addresses: Vec<String>,
}

impl Link {
    /// The link to `card`, with as many of `addresses` as fit; a long name is cut.
    fn of(card: &Card, addresses: &[String]) -> Self {
        let mut link = Self {
            publisher: card.publisher.to_string(),
            name: card.name.clone(),
            key: card.fingerprint().to_string(),
            addresses: Vec::new(),
        };
        while link.to_string().len() > LINK_LIMIT && link.name.pop().is_some() {}
        for address in addresses {
            link.addresses.push(address.clone());
            if link.to_string().len() > LINK_LIMIT {
                link.addresses.pop();
            }
        }
        link
    }

    /// Reads a link; nothing where `text` is none.
    fn parse(text: &str) -> Result<Option<Self>, Failure> {
        let Some(url) = Url::parse(text).ok().filter(|url| url.scheme() == SCHEME) else { return Ok(None) };
        let publisher = short_name(url.path())?.to_string();
        let (mut key, mut name, mut addresses) = (String::new(), publisher.clone(), Vec::new());
        for (field, value) in url.query_pairs() {
            match field.as_ref() {
                "key" => key = value.to_ascii_lowercase(),
                "name" => name = domain::printable(&value, false).into_owned(),
                "at" => addresses.push(value.into_owned()),
                _ => {}
            }
        }
        if key.len() != 64 || !key.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(Failure::wrong_input("the code holds no fingerprint; read it again, or get the card itself"));
        }
        Ok(Some(Self { publisher, name, key, addresses }))
    }
}

impl std::fmt::Display for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("key", &self.key).append_pair("name", &self.name);
        for address in &self.addresses {
            query.append_pair("at", address);
        }
        write!(f, "{SCHEME}:{}?{}", self.publisher, query.finish())
    }
}

/// A QR code of `text`: a row of `0` and `1` for each row of modules, without the quiet zone of four around it.
pub(crate) fn qr(text: &str) -> Result<Vec<String>, Failure> {
    let code = qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::M)
        .map_err(|error| Failure::failed(format!("no QR code could be made: {error}; hand on the card's file")))?;
    let dark = code.to_colors();
    let row = |modules: &[qrcode::Color]| modules.iter().map(|module| module.select('1', '0')).collect::<String>();
    Ok(dark.chunks(code.width()).map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(name: &str, addresses: &[&str]) -> Link {
        Link {
            publisher: "field-office".to_owned(),
            name: name.to_owned(),
            key: "7f".repeat(32),
            addresses: addresses.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn a_link_is_read_as_it_was_written() {
        for link in [
            link("Field office", &[]),
            link("مكتب & Büro?=#", &["https://library.example.org/a b/?x=1&y=2#z", "https://[::1]:80/"]),
        ] {
            assert_eq!(Link::parse(&link.to_string()).unwrap(), Some(link));
        }
    }

    #[test]
    fn what_is_no_link_is_left_to_others_and_what_is_a_broken_one_is_refused() {
        for other in ["https://library.example.org/", "/media/stick", "{}", "", "C:\\library", "fieldshelf"] {
            assert_eq!(Link::parse(other).unwrap(), None, "{other}");
        }
        for broken in
            ["fieldshelf:office", "fieldshelf:office?key=12", "fieldshelf:No%20name?key=1", "fieldshelf:?key="]
        {
            assert!(Link::parse(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_fingerprint_may_be_written_as_it_is_printed() {
        let found = "7f3a91c4";
        for (written, same) in
            [("7f3a91c4", true), ("7F3A 91C4", true), ("7f3a-91c4", true), ("7f3a91c5", false), ("", false)]
        {
            assert_eq!(same_fingerprint(written, found), same, "{written}");
        }
        assert_eq!(grouped_fingerprint("7F3A-91c4 0"), "7f3a 91c4 0");
        let told = differs("7f3a91c50000", found).message;
        assert!(told.contains(" 7f3a 91c5 0000\n") && told.contains(" 7f3a 91c4\n"), "{told}");
    }

    #[test]
    fn a_camera_reads_the_link_off_its_code() {
        for link in [
            link("Field office", &["https://library.example.org/"]),
            link("مكتب الميدان", &["https://library.example.org/a b/", "https://[::1]:80/", "http://10.0.0.7:8080/x/"]),
        ] {
            let rows = qr(&link.to_string()).unwrap();
            // The quiet zone of four modules is drawn by whoever shows it.
            let line = |row: &str| format!("0000{row}0000").bytes().map(|module| module == b'1').collect::<Vec<_>>();
            let quiet = vec![vec![false; rows.len() + 8]; 4];
            let drawn = rows.iter().map(|row| line(row)).collect();
            let read = testkit::read_code(&[quiet.clone(), drawn, quiet].concat());
            assert_eq!(Link::parse(&read).unwrap(), Some(link));
            assert!(rows.len() <= 85, "{}", rows.len());
        }
    }
}
