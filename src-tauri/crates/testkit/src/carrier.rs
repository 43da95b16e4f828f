//! A carrier that brings what another has, except where it was told to lie.

use std::io::{self, Cursor, Read};
use std::sync::{Mutex, MutexGuard, PoisonError};

use repository::{Carrier, CarrierError, Opened, Part, RepositoryPath};

/// How a carrier lies about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// It says that there is no such file.
    Missing,
    /// It cannot be reached.
    Unreachable,
    /// The file ends after so many bytes, as if that were all of it.
    EndsAfter(u64),
    /// Reading fails after so many bytes, as when a stick is pulled out.
    BreaksAfter(u64),
    /// One bit of the byte at this place (counted round, so that every file has one) is turned over.
    WrongByte(u64),
    /// The file goes on after its end for so many bytes.
    LongerBy(u64),
}

type Rule = (Box<dyn Fn(&RepositoryPath) -> bool + Send + Sync>, Lie);

/// A carrier that brings what `honest` has, except where it was told to lie, and that remembers what it was asked for.
pub struct LyingCarrier<C> {
    honest: C,
    rules: Mutex<Vec<Rule>>,
    asked: Mutex<Vec<RepositoryPath>>,
}

impl<C: Carrier> LyingCarrier<C> {
    /// A carrier that has not lied yet.
    pub fn new(honest: C) -> Self {
        Self { honest, rules: Mutex::default(), asked: Mutex::default() }
    }

    /// From now on lies about `path`.
    pub fn lie_about(&self, path: RepositoryPath, lie: Lie) {
        self.lie_where(move |asked| *asked == path, lie);
    }

    /// From now on lies about every file that `which` picks. Of several lies the one told last counts.
    pub fn lie_where(&self, which: impl Fn(&RepositoryPath) -> bool + Send + Sync + 'static, lie: Lie) {
        lock(&self.rules).push((Box::new(which), lie));
    }

    /// From now on lies no more.
    pub fn tell_the_truth(&self) {
        lock(&self.rules).clear();
    }

    /// What it was asked for so far, in order.
    pub fn asked(&self) -> Vec<RepositoryPath> {
        lock(&self.asked).clone()
    }

    /// The stream for `path`, with its lie.
    fn stream(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        lock(&self.asked).push(path.clone());
        let lie = lock(&self.rules).iter().rev().find(|(picks, _)| picks(path)).map(|(_, lie)| *lie);
        match lie {
            Some(Lie::Missing) => return Ok(None),
            Some(Lie::Unreachable) => {
                let reason = "it was told not to answer".to_owned();
                return Err(CarrierError::Unreachable { location: self.describe(), reason });
            }
            _ => (),
        }
        let Some(mut honest) = self.honest.open(path)? else { return Ok(None) };
        Ok(Some(match lie {
            Some(Lie::EndsAfter(bytes)) => Box::new(honest.take(bytes)),
            Some(Lie::BreaksAfter(bytes)) => Box::new(honest.take(bytes).chain(Broken)),
            Some(Lie::LongerBy(bytes)) => Box::new(honest.chain(io::repeat(0).take(bytes))),
            Some(Lie::WrongByte(at)) => {
                let mut bytes = Vec::new();
                let read = honest.read_to_end(&mut bytes);
                read.map_err(|source| CarrierError::Io { location: self.describe(), path: path.clone(), source })?;
                let length = bytes.len().max(1) as u64;
                // Less than the length, which is a `usize`.
                if let Some(byte) = bytes.get_mut((at % length) as usize) {
                    *byte ^= 1;
                }
                Box::new(Cursor::new(bytes))
            }
            _ => honest,
        }))
    }
}

impl<C: Carrier> Carrier for LyingCarrier<C> {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        let Some(mut stream) = self.stream(path)? else { return Ok(None) };
        match repository::carrier::read_at_most(&mut stream, limit) {
            Ok(Some(bytes)) => Ok(Some(bytes)),
            Ok(None) => Err(CarrierError::TooLong { location: self.describe(), path: path.clone(), limit }),
            Err(source) => Err(CarrierError::Io { location: self.describe(), path: path.clone(), source }),
        }
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        self.stream(path)
    }

    /// From `part.start` where the honest carrier can and there is no lie about the file.
    fn open_at(&self, path: &RepositoryPath, part: &Part<'_>) -> Result<Option<Opened>, CarrierError> {
        if lock(&self.rules).iter().any(|(picks, _)| picks(path)) {
            return Ok(self.stream(path)?.map(Opened::whole));
        }
        lock(&self.asked).push(path.clone());
        self.honest.open_at(path, part)
    }

    fn describe(&self) -> String {
        self.honest.describe()
    }
}

/// A stream that fails.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::new(io::ErrorKind::ConnectionReset, "it was pulled out"))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use repository::Folder;

    /// A repository folder with a timestamp file that says `0123456789`, and a liar that reads it.
    fn liar() -> (tempfile::TempDir, LyingCarrier<Folder>) {
        let folder = tempfile::tempdir().unwrap();
        let path = RepositoryPath::Timestamp.under(folder.path());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "0123456789").unwrap();
        let liar = LyingCarrier::new(Folder::new(folder.path()));
        (folder, liar)
    }

    /// What both ways of asking bring, which must agree: bytes, nothing, or a word for the error.
    fn brings(liar: &LyingCarrier<Folder>) -> Result<Option<String>, &'static str> {
        let told = |error| match error {
            CarrierError::Unreachable { .. } => "unreachable",
            CarrierError::TooLong { .. } => "too long",
            CarrierError::Io { .. } => "broken",
            CarrierError::Network { .. } => "network",
        };
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let whole = liar.read(&RepositoryPath::Timestamp, 100).map(|found| found.map(text)).map_err(told);
        let streamed = liar.open(&RepositoryPath::Timestamp).map_err(told).and_then(|found| {
            let mut bytes = Vec::new();
            let Some(mut stream) = found else { return Ok(None) };
            stream.read_to_end(&mut bytes).map(|_| Some(text(bytes))).map_err(|_| "broken")
        });
        assert_eq!(whole, streamed);
        whole
    }

    #[test]
    fn it_lies_as_it_was_told_and_stops_when_told() {
        for (lie, expected) in [
            (Lie::Missing, Ok(None)),
            (Lie::Unreachable, Err("unreachable")),
            (Lie::EndsAfter(4), Ok(Some("0123"))),
            (Lie::EndsAfter(40), Ok(Some("0123456789"))),
            (Lie::BreaksAfter(4), Err("broken")),
            (Lie::WrongByte(2), Ok(Some("0133456789"))),
            (Lie::WrongByte(12), Ok(Some("0133456789"))),
            (Lie::LongerBy(1), Ok(Some("0123456789\0"))),
            (Lie::LongerBy(1000), Err("too long")),
        ] {
            let (_folder, liar) = liar();
            assert_eq!(brings(&liar), Ok(Some("0123456789".to_owned())), "at first it tells the truth");
            liar.lie_about(RepositoryPath::Root(1), Lie::Unreachable);
            assert_eq!(brings(&liar), Ok(Some("0123456789".to_owned())), "the lie is about another file");
            liar.lie_about(RepositoryPath::Timestamp, lie);
            if lie == Lie::LongerBy(1000) {
                let read = liar.read(&RepositoryPath::Timestamp, 100);
                assert!(matches!(read, Err(CarrierError::TooLong { .. })), "{expected:?}");
            } else {
                assert_eq!(brings(&liar), expected.map(|text| text.map(str::to_owned)), "{lie:?}");
            }
            liar.tell_the_truth();
            assert_eq!(brings(&liar), Ok(Some("0123456789".to_owned())));
        }
    }

    #[test]
    fn the_rest_of_a_file_comes_where_there_is_no_lie_about_it() {
        let (_folder, liar) = liar();
        let begins = |liar: &LyingCarrier<Folder>| {
            let part = Part { start: 4, validator: None, length: 10 };
            let mut opened = liar.open_at(&RepositoryPath::Timestamp, &part).unwrap().unwrap();
            let mut text = String::new();
            opened.stream.read_to_string(&mut text).unwrap();
            (opened.start, text)
        };
        assert_eq!(begins(&liar), (4, "456789".to_owned()));
        liar.lie_about(RepositoryPath::Timestamp, Lie::EndsAfter(3));
        assert_eq!(begins(&liar), (0, "012".to_owned()));
        assert_eq!(liar.asked().len(), 2);
    }

    #[test]
    fn it_remembers_what_it_was_asked_for() {
        let (_folder, liar) = liar();
        liar.lie_where(|path| matches!(path, RepositoryPath::Blob(_)), Lie::Missing);
        liar.read(&RepositoryPath::Root(1), 10).unwrap();
        liar.open(&RepositoryPath::Timestamp).unwrap();
        assert_eq!(liar.asked(), [RepositoryPath::Root(1), RepositoryPath::Timestamp]);
    }
}
