//! What `shelf save`, `print`, `handout` and `copy-to` may be told: copies to take away.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct Save {
    /// The editions: publisher/collection/publication@language.
    #[arg(required = true)]
    pub id: Vec<String>,
    /// The folder to save into; made where it is missing.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// The form: the file as published (a page of HTML where there is none), a PDF whose every page says whose it is, or plain text.
    #[arg(long = "as", value_enum, default_value_t = Form::File)]
    pub form: Form,
}

/// The form of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    File,
    Pdf,
    Text,
}

#[derive(Debug, Args)]
pub(crate) struct Print {
    /// The edition: publisher/collection/publication@language.
    pub id: String,
    /// Only this section, with those below it.
    #[arg(long, value_name = "ID")]
    pub section: Option<String>,
    /// Set the text anew, where there are pages, too.
    #[arg(long)]
    pub text: bool,
    /// The folder for the PDF.
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Handout {
    /// The notice: publisher/collection/publication.
    pub id: String,
    /// Its languages, in the order in which they are to stand; parted by commas.
    #[arg(long, value_delimiter = ',', value_parser = super::tag(), required = true)]
    pub lang: Vec<String>,
    /// The PDF to write; its folder is there.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Replace the file if it is there.
    #[arg(long)]
    pub replace: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CopyTo {
    /// The stick's folder, or another that is there; the copy goes to “fieldshelf” in it.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Only this collection; may be repeated. Everything that is here where neither this nor --publisher is given.
    #[arg(long)]
    pub collection: Vec<String>,
    /// Only what is here of this publisher, by its short name; may be repeated.
    #[arg(long)]
    pub publisher: Vec<String>,
    /// Let go what the copy there holds beside that. Otherwise it stays, and is brought up to date.
    #[arg(long)]
    pub only: bool,
}
