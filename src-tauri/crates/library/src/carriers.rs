//! The carriers of a publisher's repository, the nearest first: folders and sticks, computers nearby, addresses. And what
//! they offer together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::ShortName;
use jiff::Timestamp;
use repository::{
    Card, Carrier, Expired, Folder, InMemoryTrust, RefreshError, Refreshed, Refusal, TrustError, TrustedMetadata,
    VerifiedCollection,
};
use store::{PublisherRecord, SourceRecord};
use sync::Http;
use sync::http::Options;

use crate::Library;
use crate::api::{ErrorCode, Failure, SourceKind};
use crate::error::io_failure;

/// How a stick is written as a location.
const STICK: &str = "stick:";

/// A source or a neighbour, with what reads it.
pub(crate) struct Reached {
    /// The source's location, as stored; a neighbour's address.
    pub(crate) location: String,
    pub(crate) carrier: Box<dyn Carrier>,
    /// Whether it is a source that the person chose, and not a neighbour that happens to be there.
    pub(crate) stored: bool,
}

/// Where a source's repository is, told from what a person types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Location {
    /// A folder, by its absolute path.
    Folder(PathBuf),
    /// Whatever stick with a copy of the publisher's repository is plugged in, wherever that is mounted.
    Stick,
    /// An `http:` or `https:` address, as [`Http::describe`] writes it.
    Address(String),
}

impl Location {
    /// Reads `text`; what has a scheme is an address, everything else a folder.
    ///
    /// # Errors
    /// For addresses of other schemes, and for what is no path.
    pub(crate) fn parse(text: &str) -> Result<Self, Failure> {
        if text == STICK {
            return Ok(Self::Stick);
        }
        if text.contains("://") {
            return Ok(Self::Address(Http::new(text, Options::default())?.describe()));
        }
        if text.trim().is_empty() {
            return Err(Failure::wrong_input("no location was named: name a folder or an address"));
        }
        let folder = std::path::absolute(text).map_err(|error| io_failure("find", Path::new(text), &error))?;
        Ok(Self::Folder(folder))
    }

    /// As it is stored and shown.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Folder(folder) => folder.to_string_lossy().into_owned(),
            Self::Stick => STICK.to_owned(),
            Self::Address(address) => address.clone(),
        }
    }

    /// What `text` is, for those who are shown it, also where it cannot be used.
    pub(crate) fn kind(text: &str) -> SourceKind {
        match text {
            STICK => SourceKind::Stick,
            address if address.contains("://") => SourceKind::Address,
            _ => SourceKind::Folder,
        }
    }
}

/// A publisher's sources.
pub(crate) struct Sources {
    /// Those that can be asked, and the computers nearby, the nearest first.
    pub(crate) reached: Vec<Reached>,
    /// The locations that cannot be used on this computer, and why.
    pub(crate) unusable: Vec<(String, Failure)>,
}

impl Library {
    /// What brings the repository of a publisher here: its folders and sticks, the computers nearby that hold something of it,
    /// and its addresses. A stick that is not plugged in is not among them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn carriers_of(&self, record: &PublisherRecord) -> Result<Sources, Failure> {
        let (mut near, mut far, mut unusable) = (Vec::new(), Vec::new(), Vec::new());
        for SourceRecord { location, .. } in self.store.sources(&record.name)? {
            let reached = |carrier: Box<dyn Carrier>| Reached { location: location.clone(), carrier, stored: true };
            match Location::parse(&location) {
                Ok(Location::Folder(folder)) => near.push(reached(Box::new(Folder::new(folder)))),
                Ok(Location::Stick) => {
                    let sticks = self.plugged_in(Card::parse(&record.card)?.fingerprint()).into_iter();
                    near.extend(sticks.map(|folder| reached(Box::new(Folder::new(folder)))));
                }
                Ok(Location::Address(address)) => match Http::new(&address, Options::default()) {
                    Ok(http) => far.push(reached(Box::new(http.until(&self.stop)))),
                    Err(error) => unusable.push((location, error.into())),
                },
                Err(failure) => unusable.push((location, failure)),
            }
        }
        let neighbours = self.neighbours_of(record)?.into_iter();
        let between = neighbours.filter(|near| !far.iter().any(|far| far.location == near.location));
        near.extend(between.collect::<Vec<_>>());
        near.extend(far);
        Ok(Sources { reached: near, unusable })
    }
}

/// Why nothing was taken in of a publisher whose every source is a stick: none is plugged in, or only older ones are.
pub(crate) fn unplugged(card: &Card) -> Failure {
    let message = format!(
        "no stick with anything newer of {} is plugged in; what is here stays as it is: plug one in and try again",
        card.name
    );
    Failure::new(ErrorCode::Unplugged, message).with("item", card.name.clone())
}

/// When what a source has was signed, and until when that is good; nothing where it has only what is older than is known, and
/// that does not verify by itself.
pub(crate) type Has = Option<(Timestamp, Timestamp)>;

/// What the sources of one publisher offer together.
pub(crate) struct Asked {
    /// The highest version that any of them has; the first failure when none could be verified.
    pub(crate) refreshed: Result<Refreshed, Failure>,
    /// How it went with each source, in the order of asking.
    pub(crate) outcomes: Vec<(String, Result<Has, Failure>)>,
    /// Whether of what the person chose sticks alone were asked, and each has only an older version than is known.
    pub(crate) older_sticks: bool,
}

/// Asks all of `reached` what they have, and verifies it under `card` on top of `trusted`.
///
/// What one source has is the floor for the next, so the last success is the highest version there is. A source that is
/// merely behind another one has not failed: what it holds may still serve.
///
/// # Errors
/// When what is trusted cannot be stored or read: that is no fault of a source.
pub(crate) fn ask(
    card: &Card,
    reached: &[Reached],
    trusted: &dyn TrustedMetadata,
    now: Timestamp,
) -> Result<Asked, Failure> {
    let mut outcomes: Vec<(&Reached, Result<Has, RefreshError>)> = Vec::new();
    let mut verified: BTreeMap<ShortName, (Timestamp, VerifiedCollection)> = BTreeMap::new();
    let mut highest: Option<Refreshed> = None;
    for source in reached {
        let outcome = match repository::refresh(card, source.carrier.as_ref(), trusted, now, Expired::AcceptAsOf) {
            Ok(refreshed) => {
                for collection in &refreshed.collections {
                    verified.insert(collection.id.collection.clone(), (refreshed.signed, collection.clone()));
                }
                let has = (refreshed.signed, refreshed.expires);
                highest = Some(refreshed);
                Ok(Some(has))
            }
            Err(error @ RefreshError::Trust(TrustError::Storage { .. })) => return Err(error.into()),
            Err(error) => Err(error),
        };
        outcomes.push((source, outcome));
    }
    let mut chosen = outcomes.iter().filter(|(source, _)| source.stored).peekable();
    let older_sticks = highest.is_none()
        && chosen.peek().is_some()
        && chosen.all(|(source, outcome)| source.location == STICK && outcome.as_ref().is_err_and(is_behind));
    // Whichever was asked first: one that has only what is known already has not failed where another had the newest.
    let forgiven = |error: &RefreshError| highest.is_some() && is_behind(error);
    // What one has is told of each: what a newcomer would verify there.
    let alone = |source: &Reached| {
        let newcomer = InMemoryTrust::new();
        let found = repository::refresh(card, source.carrier.as_ref(), &newcomer, now, Expired::AcceptAsOf);
        found.ok().map(|found| (found.signed, found.expires))
    };
    let outcomes: Vec<(&Reached, Result<Has, Failure>)> = outcomes
        .into_iter()
        .map(|(source, outcome)| match outcome {
            Err(error) if forgiven(&error) => (source, Ok(alone(source))),
            outcome => (source, outcome.map_err(Failure::from)),
        })
        .collect();
    // Anybody may call themselves a neighbour: what they answer does not hide how it went with what the person chose.
    let failures = |stored| {
        let of = outcomes.iter().filter(move |(source, _)| source.stored == stored);
        of.filter_map(|(_, outcome)| outcome.as_ref().err().cloned())
    };
    let first_failure = failures(true).chain(failures(false)).next();
    let outcomes = outcomes.iter().map(|(source, outcome)| (source.location.clone(), outcome.clone())).collect();
    let refreshed = match (highest, first_failure) {
        (Some(mut highest), _) => {
            // A collection that one source has damaged may be whole at another. In an older version it is taken too, but
            // it stays refused: nobody can say that it is the newest.
            highest.refused.retain(|(collection, _)| match verified.remove(collection) {
                Some((signed, whole)) => {
                    highest.collections.push(whole);
                    signed != highest.signed
                }
                None => true,
            });
            // So it is with one that the newest source lacks.
            let older = |collection: &ShortName| verified.remove(collection).map(|(_, whole)| whole);
            highest.collections.extend(highest.absent.iter().filter_map(older));
            Ok(highest)
        }
        (None, Some(failure)) => Err(failure),
        (None, None) => Err(Failure::wrong_input(format!(
            "{} has no source; add one with: shelf source add LOCATION --trust CARD",
            card.publisher
        ))),
    };
    Ok(Asked { refreshed, outcomes, older_sticks })
}

/// Whether a source has only an older version than is known.
fn is_behind(error: &RefreshError) -> bool {
    matches!(error, RefreshError::Refused { reason: Refusal::Rollback { .. }, .. })
}
