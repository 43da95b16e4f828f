//! A library in a temporary folder.

use std::path::Path;

use disk::Disk;
use store::Store;
use tempfile::TempDir;

use crate::ToldClock;

/// A new, empty library that is removed with this value.
pub struct TestLibrary {
    /// One handle on it. Closed before the folder is removed, which Windows asks for.
    pub store: Store,
    /// The clock that the handles are opened with.
    pub clock: ToldClock,
    folder: TempDir,
}

impl TestLibrary {
    /// A library made at the time of `clock`.
    ///
    /// # Panics
    /// When the temporary folder or the library cannot be made.
    pub fn new(clock: &ToldClock) -> Self {
        Self::on(Disk::default(), clock)
    }

    /// A library whose handle writes to `disk`, which may fail.
    ///
    /// # Panics
    /// When the temporary folder or the library cannot be made.
    pub fn on(disk: Disk, clock: &ToldClock) -> Self {
        let folder = tempfile::tempdir().expect("the system has a temporary folder");
        let store = Store::open_on(disk, folder.path(), clock.now()).expect("a new library can be made there");
        Self { store, clock: clock.clone(), folder }
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Another handle on the same library, as another process would have.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub fn another_handle(&self) -> Store {
        Store::open(self.folder(), self.clock.now()).expect("the library can be opened again")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_handles_are_on_one_library_which_goes_with_it() {
        let library = TestLibrary::new(&ToldClock::at("2026-11-23T09:00:00Z"));
        library.store.set_index_generation("1").unwrap();
        let other = library.another_handle();
        assert_eq!(other.index_generation().unwrap().as_deref(), Some("1"));
        let folder = library.folder().to_path_buf();
        drop((other, library));
        assert!(!folder.exists());
    }
}
