//! What can be typed.

mod copies;
mod marks;
mod publish;

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::builder::{StringValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};

pub(crate) use copies::{CopyTo, Form, Handout, Print, Save};
pub(crate) use marks::{Marks, WhichMarks};
pub(crate) use publish::{
    Build, Import, Init, KeyOptions, PdfOptions, Publish, PublisherOptions, RenewOptions, StatusOptions,
};

/// Read, search and look after an offline library; publish one.
#[derive(Debug, Parser)]
#[command(name = "shelf", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The library's folder [default: this computer's local application data].
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,
    /// The office's policy [default: fieldshelf-policy.toml beside the program, where there is one].
    #[arg(long, global = true, value_name = "FILE")]
    pub policy: Option<PathBuf>,
    /// Print one JSON object instead of text for people.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Whom this library trusts, and where it takes their repositories from.
    #[command(subcommand)]
    Source(Source),
    /// Take in what the sources have.
    Sync(Sync),
    /// Long pieces of work, of this and other processes: how far each is, and what became of it. Lists them when nothing
    /// else is said.
    Jobs {
        #[command(subcommand)]
        what: Option<Jobs>,
    },
    /// What is taken of each collection, and when. Shows the rules when nothing else is said.
    Rules {
        #[command(subcommand)]
        what: Option<Rules>,
    },
    /// Bring a publication, or one edition of it (…@language), here with its files, whatever the rules say.
    Fetch(Publication),
    /// Remove a publication's files, in all its languages, and keep its texts.
    Free(Publication),
    /// Let a withdrawn publication go, in all its languages.
    Forget(Publication),
    /// List publications.
    List(List),
    /// Show a publication, or the text of an edition, and how it stands: in force, superseded, withdrawn, an older translation.
    Show(Show),
    /// Show what changed in a publication since its text was read in the window.
    Changes(Changes),
    /// Search all languages at once.
    Search(Search),
    /// The searches that are kept.
    #[command(subcommand)]
    Saved(Saved),
    /// Save copies of editions: as published, as PDF or as text.
    Save(Save),
    /// Set an edition or a section on pages to be printed, with publisher, revision, language and date on each. A PDF keeps
    /// its own pages.
    Print(Print),
    /// Make a hand-out of a notice: one sheet, large type, in the languages you name; a side or a sheet for each language where
    /// they do not fit together.
    Handout(Handout),
    /// Bookmarks, highlights and notes in what is here. They stay on this computer.
    #[command(subcommand)]
    Marks(Marks),
    /// Copy what is here to a stick or folder, to be handed on. An older copy there is brought up to date.
    CopyTo(CopyTo),
    /// List the sticks that are plugged in, and the libraries on them.
    Sticks,
    /// Check everything that is stored.
    Verify {
        /// Set aside what is damaged, fetch it again from any source that has it, and make the index anew if it differs.
        #[arg(long)]
        repair: bool,
    },
    /// Make the search index anew.
    Reindex,
    /// Write sources, settings, rules, saved searches, acknowledgements, what is saved, marked and where you read to one file.
    Backup {
        /// The file. An older backup that is there is replaced, anything else is not.
        file: PathBuf,
    },
    /// Merge a backup into this library. Nothing that is here is lost; the next sync fetches the content.
    Restore {
        /// The file that “shelf backup” wrote. Whom it trusts is trusted here then.
        file: PathBuf,
    },
    /// Offer this library to computers nearby, and take from them. Off until you switch it on.
    #[command(subcommand)]
    Nearby(Nearby),
    /// Show what your office set for this computer.
    Policy,
    /// Numbers about the library, and what takes space.
    Stats,
    /// Show or set how much space the library may take. Files wait when they would pass it; texts never do.
    Limit {
        /// 2GB, 800MB; “none” takes the limit away.
        #[arg(allow_negative_numbers = true)]
        size: Option<String>,
    },
    /// Move the library to another folder of this computer: copied, checked, then switched. It is found there from then on.
    Move {
        /// The folder, empty or not there yet.
        #[arg(value_name = "DIR")]
        to: PathBuf,
    },
    /// Turn a content folder into a signed repository.
    #[command(subcommand)]
    Publish(Publish),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Source {
    /// Trust a publisher's card and take its repository from a folder or stick. A publisher may have several sources.
    ///
    /// On a terminal the fingerprint is shown and you are asked before anything is trusted. Elsewhere a card that is named
    /// with --trust is trusted as it is, and one that is taken from the location only with --fingerprint or --yes.
    Add {
        /// The folder or address that holds the repository.
        location: String,
        /// The publisher's card, a .fieldshelf-card file [default: the one that lies at the location].
        #[arg(long, value_name = "CARD")]
        trust: Option<PathBuf>,
        /// The fingerprint that the publisher told you; any other is refused.
        #[arg(long, value_name = "HEX")]
        fingerprint: Option<String>,
        /// Do not ask: you have compared the fingerprint, or trust where the card came from.
        #[arg(long)]
        yes: bool,
    },
    /// List the sources.
    List,
    /// Print the card of a publisher, to hand it on.
    Card {
        /// The publisher's short name.
        publisher: String,
        /// Write the card to this file instead.
        #[arg(long, value_name = "FILE", conflicts_with = "qr")]
        out: Option<PathBuf>,
        /// Replace the file if it is there.
        #[arg(long, requires = "out")]
        replace: bool,
        /// Show a QR code that carries the publisher's name, fingerprint and addresses.
        #[arg(long)]
        qr: bool,
    },
    /// Remove a publisher with everything that came from it, or only one of its sources.
    Remove {
        /// The publisher's short name.
        publisher: String,
        /// Remove this source only; what came from it stays.
        #[arg(long, value_name = "LOCATION", conflicts_with = "force")]
        location: Option<String>,
        /// Remove it even if publications of it are saved.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Jobs {
    /// List the latest.
    List,
    /// Show one, with what it works on and what failed.
    Show {
        /// Its number.
        #[arg(value_parser = number::<i64>("shelf jobs"), allow_negative_numbers = true)]
        id: i64,
    },
    /// Ask one to rest after what it is at, whichever process it runs in. What it has done stays done.
    Pause {
        /// Its number.
        #[arg(value_parser = number::<i64>("shelf jobs"), allow_negative_numbers = true)]
        id: i64,
    },
    /// Go on with one that was paused or whose process died, from where it was, and wait for it.
    Resume {
        /// Its number.
        #[arg(value_parser = number::<i64>("shelf jobs"), allow_negative_numbers = true)]
        id: i64,
    },
    /// Try one that failed again, or only one of its editions, and wait for it.
    Retry {
        /// Its number.
        #[arg(value_parser = number::<i64>("shelf jobs"), allow_negative_numbers = true)]
        id: i64,
        /// Only this edition, as `shelf jobs show` names it.
        #[arg(long, value_name = "EDITION")]
        item: Option<String>,
    },
    /// Ask one to end, whichever process it runs in. What it has done stays done.
    Cancel {
        /// Its number.
        #[arg(value_parser = number::<i64>("shelf jobs"), allow_negative_numbers = true)]
        id: i64,
    },
    /// Print a line whenever one moves, until that one, or all, are at rest.
    Watch {
        /// Its number.
        #[arg(value_parser = number::<i64>("shelf jobs"), allow_negative_numbers = true)]
        id: Option<i64>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Nearby {
    /// Switch it on: updates take from computers nearby what they have verified, and the window offers this library to them.
    On {
        /// The port it is offered on [default: 27433]. Others who type the address need it.
        #[arg(long, value_parser = whole::<u16>(1..=65535), allow_negative_numbers = true)]
        port: Option<u16>,
        /// Neither announce this computer nor listen for others: ask remembered addresses only.
        #[arg(long, conflicts_with = "multicast")]
        addresses_only: bool,
        /// Announce and listen again.
        #[arg(long)]
        multicast: bool,
    },
    /// Switch it off.
    Off,
    /// Show what is set, who is there, and what each holds as of when.
    List,
    /// Remember a computer on the local network, where multicast does not reach it: 192.168.1.7, desk-3.local:4000.
    Add {
        /// Its address, a name or a number, with its port where that is not 27433.
        address: String,
        /// Ask it even if it is this computer itself, such as another person's library here.
        #[arg(long)]
        this_computer: bool,
    },
    /// Forget a remembered address.
    Remove {
        /// The address.
        address: String,
    },
    /// Offer this library until interrupted: for an office's server, with no window and whether or not it is switched on.
    Serve {
        /// The port [default: the one that is set]; 0 is a free one.
        #[arg(long, value_parser = whole::<u16>(0..=65535), allow_negative_numbers = true)]
        port: Option<u16>,
        /// Listen at this address of this computer only.
        #[arg(long)]
        address: Option<std::net::IpAddr>,
        /// Do not announce it.
        #[arg(long)]
        unannounced: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Sync {
    /// Only say what would be done, and its bytes.
    #[arg(long)]
    pub plan: bool,
    /// Fetch at most so much: 500kB, 2MB, 1.5GB. Notices come first, then corrections, then texts, then files, the smallest
    /// first of each.
    #[arg(long, value_name = "SIZE", value_parser = library::size, allow_negative_numbers = true)]
    pub budget: Option<u64>,
    /// The connection is metered: fetch notices, corrections and texts; files wait.
    #[arg(long)]
    pub metered: bool,
    /// Take in only collections whose rule does not ask for a person, and add what happened to the library's log: for a
    /// scheduled task.
    #[arg(long)]
    pub unattended: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Publication {
    /// The publication's id; the publisher may be left out where that is unambiguous.
    pub id: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    /// Show the rules.
    List,
    /// Change the rule of a collection, or the one for all without a rule of their own. What is not given stays.
    Set {
        /// The collection; the default rule when it is left out.
        collection: Option<String>,
        /// How much comes.
        #[arg(long, value_parser = word::<domain::Take>, value_name = "everything|text|on-demand")]
        take: Option<domain::Take>,
        /// Only these languages, parted by commas; may be repeated; “all” takes the limit away.
        #[arg(long, value_delimiter = ',', value_parser = tag())]
        lang: Vec<String>,
        /// Files of more than this wait to be asked for: 5MB; “none” takes the limit away.
        #[arg(long, value_name = "SIZE", allow_negative_numbers = true)]
        largest: Option<String>,
        /// When it comes.
        #[arg(long, value_parser = word::<domain::Trigger>, value_name = "automatic|ask|by-hand")]
        trigger: Option<domain::Trigger>,
    },
    /// Give a collection the default rule again.
    Reset {
        /// The collection.
        collection: String,
    },
}

/// A word of an enumeration, as it is stored.
fn word<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(text.into()).map_err(|error| error.to_string())
}

/// Reads the number of something that `listed` lists.
fn number<T: std::str::FromStr>(listed: &'static str) -> impl Fn(&str) -> Result<T, String> + Clone {
    move |text: &str| text.parse().map_err(|_| format!("write its number, as it stands in: {listed}"))
}

/// Reads a language, one of a list that is parted by commas, with or without blanks.
fn tag() -> impl TypedValueParser<Value = String> {
    StringValueParser::new().map(|text| text.trim().to_owned())
}

/// Reads a whole number of `range`.
fn whole<T: TryFrom<i64>>(range: RangeInclusive<i64>) -> impl Fn(&str) -> Result<T, String> + Clone {
    move |text: &str| {
        let number = text
            .parse::<i64>()
            .ok()
            .filter(|number| range.contains(number))
            .and_then(|number| T::try_from(number).ok());
        number.ok_or_else(|| format!("write a whole number from {} to {}", range.start(), range.end()))
    }
}

#[derive(Debug, Args)]
pub(crate) struct Filters {
    /// Only these languages, parted by commas; may be repeated.
    #[arg(long, value_delimiter = ',', value_parser = tag())]
    pub lang: Vec<String>,
    /// Only this kind; may be repeated.
    #[arg(long)]
    pub kind: Vec<String>,
    /// Only this collection, office/books; or its name alone, books, where one publisher has it. May be repeated.
    #[arg(long)]
    pub collection: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub filters: Filters,
    /// Only what you saved.
    #[arg(long)]
    pub saved: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Show {
    /// A publication (publisher/collection/publication), an edition (…@language), or a section of one (…@language#section),
    /// as search prints it.
    pub id: String,
    /// Only this section of the edition.
    #[arg(long, value_name = "ID")]
    pub section: Option<String>,
    /// Print the text instead of what is known about it. How a notice, an older translation or what was withdrawn stands is
    /// told before it.
    #[arg(long)]
    pub text: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Changes {
    /// An edition (publisher/collection/publication@language); without a language, each whose text is here.
    pub id: String,
    /// Note that what is here is read: from now on changes are told since this revision.
    #[arg(long)]
    pub read: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Search {
    /// What to search for; "quotes" make a phrase, and the last word counts as a beginning. Also: -word, one OR other,
    /// title:word, lang:fr, kind:notice, collection:books, topic:return, after:2025, before:2026-03. A query that begins
    /// with - comes after --.
    #[arg(required_unless_present = "batch", conflicts_with = "batch")]
    pub query: Option<String>,
    /// Answer the queries in this file, one JSON object a line: {"id","query","lang"?,"limit"?}. - is standard input.
    #[arg(long, value_name = "FILE")]
    pub batch: Option<PathBuf>,
    #[command(flatten)]
    pub filters: Filters,
    /// Only this topic; may be repeated.
    #[arg(long)]
    pub topic: Vec<String>,
    /// Only what was issued in this year; may be repeated.
    #[arg(long, value_parser = whole::<i16>(1..=9999), allow_negative_numbers = true)]
    pub year: Vec<i16>,
    /// Only what was issued on this day or later: 2026, 2026-11 or 2026-11-23.
    #[arg(long, value_name = "DAY")]
    pub after: Option<String>,
    /// Only what was issued before this day.
    #[arg(long, value_name = "DAY")]
    pub before: Option<String>,
    /// Only in this publication.
    #[arg(long, value_name = "PUBLICATION")]
    pub within: Option<String>,
    /// Newest first, instead of best first.
    #[arg(long)]
    pub by_date: bool,
    /// At most so many hits, up to 200.
    #[arg(long, default_value_t = 20, value_parser = whole::<u32>(0..=i64::from(library::MAX_LIMIT)), allow_negative_numbers = true)]
    pub limit: u32,
    /// Neither try words that are nearly those typed where few are found, nor what the glossaries know them by. Sections
    /// whose words only look like them are still shown after those that hold them, where few do, and are not counted.
    #[arg(long)]
    pub as_typed: bool,
    /// Keep this search, under a name if one is given: every sync then tells what is new. See: shelf saved
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "", conflicts_with = "batch")]
    pub save: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Saved {
    /// The searches that are kept, and how much is new in each.
    List,
    /// Make a search again; what it finds is then no news any more.
    Run {
        /// Its number.
        #[arg(value_parser = number::<u32>("shelf saved list"), allow_negative_numbers = true)]
        id: u32,
    },
    /// Stop keeping a search.
    Remove {
        /// Its number.
        #[arg(value_parser = number::<u32>("shelf saved list"), allow_negative_numbers = true)]
        id: u32,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_and_option_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
