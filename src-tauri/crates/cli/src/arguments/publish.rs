//! What `shelf publish` may be told.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::whole;

#[derive(Debug, Subcommand)]
pub(crate) enum Publish {
    /// Make a content folder and the keys that sign it.
    Init(Init),
    /// Make keys for a content folder that has none.
    Keys {
        /// The content folder.
        content: PathBuf,
        #[command(flatten)]
        keys: KeyOptions,
        /// For how many days the root is good.
        #[arg(long, value_name = "DAYS", default_value_t = 365, value_parser = whole::<u32>(1..=36500), allow_negative_numbers = true)]
        expires_days: u32,
    },
    /// Report every problem of a content folder, with file and line, and which signatures expire soon.
    Check {
        /// The content folder.
        content: PathBuf,
        /// The folder of the keys [default: beside the content folder, with .keys added].
        #[arg(long, value_name = "DIR")]
        keys: Option<PathBuf>,
        #[command(flatten)]
        pdf: PdfOptions,
    },
    /// Build and sign the repository of a content folder.
    Build(Build),
    /// Say until when each role is good, and who signs it. Ends with 1 when something has expired.
    Status(StatusOptions),
    /// Sign what lies in a repository again before it expires, without its content; take in what offices signed.
    Refresh {
        #[command(flatten)]
        renew: RenewOptions,
        /// What an office gave back, made by `shelf publish sign`; may be repeated.
        #[arg(long, value_name = "FILE")]
        signed: Vec<PathBuf>,
    },
    /// Replace a key and sign the repository with the new one. Readers follow by themselves; the old key is refused.
    Rotate {
        /// The key to replace: release, root, or a collection.
        role: String,
        #[command(flatten)]
        renew: RenewOptions,
        /// For root: how many root keys there will be.
        #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true)]
        root_keys: u32,
        /// For root: how many of them must sign the next root.
        #[arg(long, value_name = "M", default_value_t = 1, allow_negative_numbers = true)]
        threshold: u32,
    },
    /// Let an office sign a collection with its own key, and nobody else.
    AddOffice {
        /// The collection.
        collection: String,
        #[command(flatten)]
        renew: RenewOptions,
        /// The office's public key, as `shelf publish office-key` made it.
        #[arg(long, value_name = "FILE", conflicts_with = "new", required_unless_present = "new")]
        public_key: Option<PathBuf>,
        /// Make a new key for the office in this file, to be handed to it and kept nowhere else.
        #[arg(long, value_name = "FILE")]
        new: Option<PathBuf>,
    },
    /// Take a collection back from its office; what the office signs is refused from then on.
    RemoveOffice {
        /// The collection.
        collection: String,
        #[command(flatten)]
        renew: RenewOptions,
    },
    /// Send a repository to where readers find it. What is there already is not sent again, and nothing is removed.
    ///
    /// Credentials and endpoint of storage come from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION
    /// and AWS_ENDPOINT for S3 and what speaks its protocol, AZURE_… and GOOGLE_… likewise.
    Push {
        /// The repository.
        #[arg(value_name = "REPO")]
        repository: PathBuf,
        /// A folder, or s3://bucket/prefix, az://container/prefix, gs://bucket/prefix.
        target: String,
    },
    /// For an office: make its key. The public half goes to the publisher.
    OfficeKey {
        /// The file to make; the public half comes beside it, with .pub added.
        file: PathBuf,
        /// Lock the key with a passphrase, asked for (or read from FIELDSHELF_PASSPHRASE).
        #[arg(long)]
        passphrase: bool,
    },
    /// For an office: sign what the publisher asks to be signed. Nothing else is needed, and no network.
    Sign {
        /// The request, a .fieldshelf-request file.
        request: PathBuf,
        /// The office's key.
        #[arg(long, value_name = "FILE", required_unless_present = "show")]
        key: Option<PathBuf>,
        /// The file to give back [default: beside the request, .fieldshelf-signed].
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Replace that file if it is there.
        #[arg(long, requires = "out")]
        replace: bool,
        /// Only show what is to be signed.
        #[arg(long, conflicts_with_all = ["key", "out"])]
        show: bool,
    },
    /// Make a content folder from existing documents.
    Import(Import),
    /// Open a content folder in the window, unsigned, to see how it reads.
    Preview {
        /// The content folder.
        content: PathBuf,
        #[command(flatten)]
        pdf: PdfOptions,
    },
}

#[derive(Debug, Args)]
pub(crate) struct PublisherOptions {
    /// The publisher's short name, the same for ever: a–z, 0–9 and hyphens.
    #[arg(long)]
    pub id: String,
    /// The publisher's full name.
    #[arg(long)]
    pub name: String,
    /// The time zone in which dates begin and end.
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    pub time_zone: String,
}

#[derive(Debug, Args)]
pub(crate) struct KeyOptions {
    /// The folder of the keys [default: beside the content folder, with .keys added]. Keep a copy of it in a safe place.
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// Lock the keys with a passphrase, asked for (or read from FIELDSHELF_PASSPHRASE).
    #[arg(long)]
    pub passphrase: bool,
}

#[derive(Debug, Args)]
pub(crate) struct PdfOptions {
    /// Seconds that opening one PDF may take.
    #[arg(long, value_name = "SECONDS", value_parser = whole::<u64>(1..=86_400), allow_negative_numbers = true)]
    pub pdf_seconds: Option<u64>,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The content folder to make.
    pub dir: PathBuf,
    #[command(flatten)]
    pub publisher: PublisherOptions,
    #[command(flatten)]
    pub keys: KeyOptions,
}

#[derive(Debug, Args)]
pub(crate) struct Build {
    /// The content folder.
    pub content: PathBuf,
    /// The repository to write; an existing one is continued.
    #[arg(long, value_name = "REPO")]
    pub out: PathBuf,
    #[command(flatten)]
    pub keys: KeyOptions,
    /// The time of signing, such as 2026-11-23T09:00:00Z [default: now].
    #[arg(long)]
    pub time: Option<jiff::Timestamp>,
    /// For how many days every signature is good [default: 30 for what is newest, 365 for the rest].
    #[arg(long, value_name = "DAYS", value_parser = whole::<u32>(1..=36500), allow_negative_numbers = true)]
    pub expires_days: Option<u32>,
    /// Publish documents that changed under the revision they had, or have a lower one: readers are not told of it.
    #[arg(long)]
    pub same_revision: bool,
    #[command(flatten)]
    pub pdf: PdfOptions,
}

#[derive(Debug, Args)]
pub(crate) struct StatusOptions {
    /// A repository, or a content folder: then of what was signed last with its keys.
    #[arg(value_name = "REPO|CONTENT")]
    pub path: PathBuf,
    /// The folder of the keys [default: none for a repository; beside a content folder, with .keys added].
    #[arg(long, value_name = "DIR")]
    pub keys: Option<PathBuf>,
    /// The time to count the days from [default: now].
    #[arg(long)]
    pub time: Option<jiff::Timestamp>,
}

#[derive(Debug, Args)]
pub(crate) struct RenewOptions {
    /// The repository: the folder that was built last.
    #[arg(value_name = "REPO")]
    pub repository: PathBuf,
    /// The folder of the keys.
    #[arg(long, value_name = "DIR")]
    pub keys: PathBuf,
    /// A root key that is kept elsewhere; may be repeated.
    #[arg(long, value_name = "FILE")]
    pub root_key: Vec<PathBuf>,
    /// The time of signing, such as 2026-11-23T09:00:00Z [default: now].
    #[arg(long)]
    pub time: Option<jiff::Timestamp>,
    /// For how many days every new signature is good [default: 30 for what is newest, 365 for the rest].
    #[arg(long, value_name = "DAYS", value_parser = whole::<u32>(1..=36500), allow_negative_numbers = true)]
    pub expires_days: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The folder of documents.
    pub from: PathBuf,
    /// The content folder to make.
    #[arg(long, value_name = "CONTENT")]
    pub to: PathBuf,
    #[command(flatten)]
    pub publisher: PublisherOptions,
    /// The language of documents whose name and folder tell none.
    #[arg(long, default_value = "en")]
    pub lang: String,
}
