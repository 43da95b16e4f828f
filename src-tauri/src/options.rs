//! What the app is told on its command line and by its environment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::opening;

/// The app's options.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Options {
    /// The library's folder.
    pub library: PathBuf,
    /// Whether that folder was named, and is not the person's own.
    pub named: bool,
    /// The office's policy.
    pub policy: Option<PathBuf>,
    /// The window's inner size in logical pixels, where it is to be another than the last one.
    pub size: Option<(f64, f64)>,
    /// The screen to open first.
    pub route: Option<String>,
    /// Where copies are saved without asking.
    pub save_to: Option<PathBuf>,
    /// A link or the path of a card, to be opened first.
    pub open: Option<String>,
}

const USAGE: &str = "usage: fieldshelf [--library DIR] [--policy FILE] [--size WIDTHxHEIGHT] [--route ROUTE] [LINK | CARD]\n\
    FIELDSHELF_SAVE_TO=DIR saves copies there without asking, for computers that have no file dialog.";

impl Options {
    /// Reads the arguments after the program's name, given in the folder `cwd`; the error is what to print.
    pub(crate) fn parse(arguments: impl Iterator<Item = OsString>, cwd: &Path) -> Result<Self, String> {
        let mut options = Self {
            library: library::default_dir(),
            named: false,
            policy: library::policy_beside_program(),
            size: None,
            route: None,
            save_to: std::env::var_os("FIELDSHELF_SAVE_TO").map(PathBuf::from),
            open: None,
        };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            let name = argument.to_string_lossy().into_owned();
            let mut value = || arguments.next().ok_or_else(|| format!("{name} needs a value\n{USAGE}"));
            match name.as_str() {
                "--library" => {
                    options.library = value()?.into();
                    options.named = true;
                }
                "--policy" => options.policy = Some(value()?.into()),
                "--size" => options.size = Some(size(&value()?.to_string_lossy()).ok_or(USAGE)?),
                "--route" => options.route = Some(value()?.to_string_lossy().into_owned()),
                what if !what.starts_with("--") && options.open.is_none() => {
                    options.open = Some(opening::absolute(what, cwd));
                }
                _ => return Err(format!("“{name}” is not an option\n{USAGE}")),
            }
        }
        Ok(options)
    }
}

fn size(text: &str) -> Option<(f64, f64)> {
    let (width, height) = text.split_once('x')?;
    let (width, height): (u32, u32) = (width.parse().ok()?, height.parse().ok()?);
    ((200..=8000).contains(&width) && (200..=8000).contains(&height)).then(|| (f64::from(width), f64::from(height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_or_refused_with_the_usage() {
        let parse = |text: &str| Options::parse(text.split_whitespace().map(OsString::from), Path::new("/home/me"));
        let options = parse("--library /tmp/x --policy /tmp/p --size 760x900 --route /notices").unwrap();
        assert_eq!(
            (options.library, options.policy, options.size, options.route, options.named, options.open),
            ("/tmp/x".into(), Some("/tmp/p".into()), Some((760.0, 900.0)), Some("/notices".into()), true, None)
        );
        assert_eq!(parse("").map(|options| (options.size, options.named)), Ok((None, false)));
        for link in ["fieldshelf://office/books/guide@en#hours", "/media/stick/office.fieldshelf-card"] {
            assert_eq!(parse(link).unwrap().open.as_deref(), Some(link));
        }
        for bad in ["--library", "--size 10", "--size 1x1", "--what", "a.fieldshelf-card b.fieldshelf-card"] {
            assert!(parse(bad).unwrap_err().contains("usage"), "{bad}");
        }
    }
}
