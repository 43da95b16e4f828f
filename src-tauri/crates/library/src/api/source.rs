//! Publishers, their cards, and where their repositories come from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Failure;

data! {
    /// One source of a publisher.
    pub struct SourceRow {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// Where its repository is taken from: a folder, an address, or `stick:`.
        pub location: String,
        /// Which of them that is.
        pub kind: SourceKind,
        /// Where a stick with it is plugged in now; nothing for other sources, and while none is.
        pub at: Option<String>,
        /// Whether it came with the app.
        pub built_in: bool,
        /// SHA-256 of the trusted root's signed bytes, 64 hexadecimal digits.
        pub fingerprint: String,
        /// The last check that succeeded: a moment.
        pub last_success: Option<String>,
        /// The last check that was tried: a moment.
        pub last_attempt: Option<String>,
        /// Why the last attempt failed.
        pub last_error: Option<Failure>,
        /// When the newest that this source was seen to have was signed: a moment.
        pub signed: Option<String>,
        /// When that expires: a moment.
        pub expires: Option<String>,
    }

    /// What kind of source it is.
    #[derive(Copy, Eq)]
    pub enum SourceKind {
        /// A folder.
        Folder,
        /// Any stick that carries a copy of the publisher's repository.
        Stick,
        /// An `http:` or `https:` address.
        Address,
    }

    /// A removable drive that is plugged in.
    pub struct StickRow {
        /// Its root.
        pub folder: String,
        /// What people call it.
        pub name: String,
        /// Bytes that are free on it, where the system tells.
        pub free: Option<u64>,
        /// The copies of repositories on it.
        pub copies: Vec<StickCopy>,
    }

    /// A copy of a repository on a stick.
    pub struct StickCopy {
        /// Where it lies now.
        pub folder: String,
        /// The publisher's short name, as the card there says.
        pub publisher: String,
        /// The publisher's full name, as the card there says.
        pub name: String,
        /// The fingerprint of the card there: SHA-256, 64 hexadecimal digits.
        pub fingerprint: String,
        /// When its content was signed: a moment. Nothing where it does not verify.
        pub signed: Option<String>,
        /// The collections it holds, `publisher/collection`.
        pub collections: Vec<String>,
        /// Whether its publisher is trusted here.
        pub trust: StickTrust,
        /// How it compares with what is here.
        pub news: StickNews,
        /// Whether sticks are a source of its publisher already.
        pub source: bool,
        /// Why it does not verify.
        pub error: Option<Failure>,
    }

    /// Whether the publisher of a copy is trusted here.
    #[derive(Copy, Eq)]
    pub enum StickTrust {
        /// Under this card.
        Trusted,
        /// Not known here.
        Unknown,
        /// One of that name is trusted under another card.
        Other,
    }

    /// How a copy compares with what is here.
    #[derive(Copy, Eq)]
    pub enum StickNews {
        /// Nothing of its publisher is here.
        New,
        /// It was signed later than what is here.
        Newer,
        /// It was signed when what is here was.
        Same,
        /// It was signed before what is here.
        Older,
        /// It does not verify.
        Refused,
    }

    /// A publisher's card that was looked at; nothing of it is trusted by that.
    pub struct CardRow {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// SHA-256 of the card's root, as signed: 64 hexadecimal digits, for people to compare.
        pub fingerprint: String,
        /// The fingerprint under which a publisher of that short name is trusted here, where it is another.
        pub trusted: Option<String>,
        /// How it stands to what is trusted here.
        pub standing: CardStanding,
        /// The addresses that the card itself gives.
        pub addresses: Vec<String>,
        /// Where its repository can be taken from, as far as is known: where the card was found, else its first address.
        pub location: Option<String>,
        /// The card as text.
        pub text: String,
    }

    /// How a card stands to what is trusted here.
    #[derive(Copy, Eq)]
    pub enum CardStanding {
        /// Its publisher is not known here.
        New,
        /// It is trusted here already.
        Trusted,
        /// Another card of a publisher with that short name is trusted here.
        Conflict,
    }

    /// The card of a publisher that is trusted here, to be handed on.
    pub struct CardCopy {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// SHA-256 of the card's root, as signed: 64 hexadecimal digits.
        pub fingerprint: String,
        /// The name for the card's file.
        pub file: String,
        /// The card as text: what its file holds.
        pub text: String,
        /// What the QR code carries: names, fingerprint, and addresses where there are some.
        pub link: String,
        /// The QR code of the link: a row of `0` and `1` (dark) for each row of modules, without the quiet zone.
        pub qr: Vec<String>,
    }

    /// What would go with a publisher that is removed.
    pub struct Removal {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// How many publications of it are known here.
        pub publications: u32,
        /// The titles of those that the person saved.
        pub saved: Vec<String>,
        /// Bytes that are here of it.
        pub bytes: u64,
        /// How many sources it has.
        pub sources: u32,
        /// It is set by the office and cannot be removed.
        pub locked: bool,
    }
}
