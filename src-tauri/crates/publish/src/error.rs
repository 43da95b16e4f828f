//! Why a content folder could not be made, or a repository not written.

use std::path::{Path, PathBuf};

use crate::problem::Problem;

/// A failure of publishing. Nothing that was there before is changed by one.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The content folder has problems; nothing was built.
    #[error("the content folder has problems; nothing was built")]
    Problems(Vec<Problem>),
    /// There is no content folder.
    #[error(
        "the content folder {path} cannot be used: {reason}; name another, or make one with: shelf publish init {path}"
    )]
    NoContent {
        /// The folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The folder to make is there already.
    #[error("{path} is there and not empty; choose another folder")]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// A publisher needs a name.
    #[error("the publisher’s name is empty; give its full name, as readers know it")]
    NoName,
    /// The time zone is not known.
    #[error("“{zone}” is not an IANA time zone; examples: Europe/Tirane, Africa/Nairobi")]
    WrongTimeZone {
        /// What was given.
        zone: String,
    },
    /// There is nothing to import from.
    #[error("the documents in {path} cannot be imported: {reason}; name the folder that holds them")]
    NoInput {
        /// The folder.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The content folder would be made among the documents it is made from.
    #[error("the content folder {to} would lie inside the documents, {from}; choose a folder outside them")]
    ImportInside {
        /// The content folder.
        to: PathBuf,
        /// The folder that is imported.
        from: PathBuf,
    },
    /// No document was found.
    #[error(
        "there is nothing to import in {path}: Markdown, HTML, PDF, EPUB, DOCX and CSV documents, pictures and recordings are imported"
    )]
    NothingToImport {
        /// The folder.
        path: PathBuf,
        /// What was left out, and why.
        notes: Vec<String>,
    },
    /// The keys lie where they would be published or handed on.
    #[error("the keys folder {keys} lies inside {public}, which is handed to others; choose a folder outside it")]
    KeysInside {
        /// The keys folder.
        keys: PathBuf,
        /// The content folder or repository.
        public: PathBuf,
    },
    /// The repository would be written among what it is made from.
    #[error("the repository {out} would lie inside the content folder {content}; choose a folder outside it")]
    OutInside {
        /// The repository.
        out: PathBuf,
        /// The content folder.
        content: PathBuf,
    },
    /// The folder to write holds other things.
    #[error("{path} holds other things than a repository; choose an empty folder, or one that was built before")]
    NotARepository {
        /// The folder.
        path: PathBuf,
    },
    /// There are no keys yet.
    #[error("there are no keys in {path}; make them with: shelf publish keys CONTENT --keys {path}")]
    NoKeys {
        /// The keys folder.
        path: PathBuf,
    },
    /// The card beside the keys belongs to another publisher.
    #[error(
        "the keys in {path} belong to the publisher “{found}”, not to “{wanted}”; name the right folder with --keys"
    )]
    OtherPublisher {
        /// The keys folder.
        path: PathBuf,
        /// Whose they are.
        found: String,
        /// Who publishes.
        wanted: String,
    },
    /// There is no repository where one was to be read.
    #[error("there is no repository in {path}; make one with: shelf publish build CONTENT --out REPO")]
    NotPublished {
        /// The folder.
        path: PathBuf,
    },
    /// The repository does not verify.
    #[error("the repository in {path} cannot be read: {reason}")]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// What is wrong.
        reason: Box<repository::RefreshError>,
    },
    /// A collection has no office of its own.
    #[error("no office signs the collection {collection}; add it with: shelf publish add-office {collection} REPO")]
    NoOffice {
        /// The collection.
        collection: String,
    },
    /// The collection's key is its office's.
    #[error(
        "the collection {collection} is signed by its office; have the office make a new key, and add that with: shelf publish add-office {collection} REPO"
    )]
    OfficeSigns {
        /// The collection.
        collection: String,
    },
    /// There is no key of that name.
    #[error("there is no key of {collection} here; keys are replaced of: root, release, {there}")]
    NoKeyOf {
        /// What was named.
        collection: String,
        /// The collections.
        there: String,
    },
    /// Neither the repository nor the keys have such a collection.
    #[error(
        "there is no collection {collection} in the repository; there is: {there}; a new one is built before an office signs it"
    )]
    NoCollection {
        /// What was named.
        collection: String,
        /// The collections that there are.
        there: String,
    },
    /// The number of root keys cannot be.
    #[error(
        "a root of {keys} keys cannot take {threshold} of them; it may have up to {most} keys, and takes at least 1"
    )]
    WrongThreshold {
        /// How many keys there would be.
        keys: u32,
        /// How many of them would have to sign.
        threshold: u32,
        /// The most keys.
        most: u32,
    },
    /// A file is not what an office gives back.
    #[error("{path} is not what `shelf publish sign` makes; ask the office for it again")]
    NotAnAnswer {
        /// The file.
        path: PathBuf,
    },
    /// There is nowhere to send to.
    #[error(
        "“{target}” cannot be sent to: {reason}; name a folder, or an address such as s3://bucket/prefix, az://container/prefix or gs://bucket/prefix"
    )]
    NoTarget {
        /// What was named.
        target: String,
        /// Why not.
        reason: String,
    },
    /// The repository is not whole.
    #[error("{path} is not whole: {item}; build it again")]
    NotWhole {
        /// The repository.
        path: PathBuf,
        /// What is missing or wrong.
        item: String,
    },
    /// What lies at the target is newer.
    #[error(
        "{target} holds {what}, which is newer than this repository; send the newest one, or ask who sent that with these keys"
    )]
    TargetIsNewer {
        /// The target.
        target: String,
        /// What is newer.
        what: String,
    },
    /// What lies at the target was not made from this.
    #[error("{target} holds another repository: {what}; choose another target, or empty it")]
    TargetIsOther {
        /// The target.
        target: String,
        /// What differs.
        what: String,
    },
    /// Sending failed.
    #[error(
        "{item} could not be sent to or read at {target}: {reason}; readers see what they saw: check the network and the credentials, and push again, which goes on from there"
    )]
    Push {
        /// The object.
        item: String,
        /// The target.
        target: String,
        /// What the storage said.
        reason: String,
    },
    /// The target has no room.
    #[error(
        "the disk is full: {target} has no room for {item}; {bytes} bytes are still to be sent; readers see what they saw: free some space there, and push again, which goes on from there"
    )]
    TargetFull {
        /// The object.
        item: String,
        /// The target.
        target: String,
        /// How many bytes are still to be sent.
        bytes: u64,
    },
    /// A request is not signed.
    #[error("{path}: {source}")]
    Request {
        /// The request.
        path: PathBuf,
        /// Why not.
        source: repository::RequestError,
    },
    /// What was last signed is not known any more.
    #[error(
        "{path}, which remembers what was published last, is damaged: {reason}; restore it from a copy of the keys, or, if the repository to continue holds the newest release, remove it"
    )]
    Memory {
        /// The folder.
        path: PathBuf,
        /// What is wrong.
        reason: Box<repository::RefreshError>,
    },
    /// A key cannot be used.
    #[error(transparent)]
    Key(#[from] repository::KeyError),
    /// The card beside the keys cannot be used.
    #[error("the card beside the keys, {path}, cannot be used: {source}")]
    Card {
        /// The card.
        path: PathBuf,
        /// Why.
        source: repository::CardError,
    },
    /// The repository could not be written.
    #[error(transparent)]
    Write(#[from] repository::WriteError),
    /// A file that was named is not there.
    #[error("could not read {path}: {source}; check the path")]
    NoFile {
        /// What was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be read or written.
    #[error("could not {action} {path}: {}; {}", cause(source), advice(source))]
    Io {
        /// What was tried.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// What the system said, without the name of a temporary file that `tempfile` adds.
fn cause(error: &std::io::Error) -> String {
    error.get_ref().and_then(std::error::Error::source).map_or_else(|| error.to_string(), ToString::to_string)
}

/// What to do about a failure of the file system.
fn advice(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some space and try again",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => "allow it, or choose another folder",
        ErrorKind::NotFound => "check the path",
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            "a file is where a folder should be: choose another folder"
        }
        _ => "try again",
    }
}

impl PublishError {
    /// The file at `path`, which was named to be read, could not be.
    pub(crate) fn reading(path: &Path, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::NotFound => Self::NoFile { path: path.to_owned(), source },
            _ => Self::io("read", path, source),
        }
    }

    pub(crate) fn io(action: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::Io { action, path: path.to_owned(), source }
    }
}
