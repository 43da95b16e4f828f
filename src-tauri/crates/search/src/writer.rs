//! Documents into the index.
//!
//! Analysis and indexing run in Tantivy's threads, merges in threads of their own; neither makes a search wait. What
//! waits to be indexed is bounded in bytes here, because Tantivy bounds its queue by the number of documents only.

use std::iter::Empty;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tantivy::merge_policy::{LogMergePolicy, MergePolicy, NoMergePolicy};
use tantivy::schema::Field;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf, Value};
use tantivy::{IndexWriter, Term};

use crate::error::guarded;
use crate::schema::{Fields, TAG_END};
use crate::{Document, IndexError};

/// The least memory a writer works with, in bytes: one thread's arena at Tantivy's minimum of 15 MB.
///
/// A writer uses at most the bytes it was given for its arenas, and beside them 8 MB of waiting documents, about 8 MB of
/// remembered words a thread (reckoned, not measured), and what Tantivy needs for merges, which grows with what is merged: with 64
/// MB for arenas all of it was 210 MB while a million sections were indexed and merged (`docs/measurements.md`).
pub const MIN_WRITER_BYTES: usize = 15_000_000;

/// Threads that analyse and index. More than two would take the machine from the reader for a job in the background.
const MAX_THREADS: usize = 2;
/// Texts waiting to be indexed, in bytes.
const WAITING_BYTES: usize = 8_000_000;
/// After this long without a document leaving the queue, the next is handed to Tantivy all the same: if its threads have
/// ended it says why, instead of this side waiting for ever.
const STALLED: Duration = Duration::from_secs(30);
/// Segments up to this size are merged when a few sections come; larger ones are left, which bounds how long such a merge can run.
const MERGED_SECTIONS: usize = 2_000_000;

/// Writes to an index. One at a time, in all processes; dropping it without [`Writer::commit`] discards what was added.
pub struct Writer {
    dir: PathBuf,
    fields: Fields,
    inner: IndexWriter<Entry>,
    waiting: Arc<Waiting>,
}

impl Writer {
    pub(crate) fn open(
        dir: PathBuf,
        index: &tantivy::Index,
        fields: Fields,
        memory_bytes: usize,
    ) -> Result<Self, IndexError> {
        let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
        let threads = (memory_bytes / MIN_WRITER_BYTES).clamp(1, MAX_THREADS.min(cores));
        let bytes = memory_bytes.max(MIN_WRITER_BYTES * threads);
        let inner = guarded(&dir, || {
            index.writer_with_num_threads(threads, bytes).map_err(|error| IndexError::from_tantivy(&dir, error))
        })?;
        let begun = index.searchable_segment_ids().map_err(|error| IndexError::from_tantivy(&dir, error))?;
        inner.set_merge_policy(merge_policy(begun.is_empty()));
        Ok(Self { dir, fields, inner, waiting: Arc::default() })
    }

    /// Adds a section. It is found after the next [`Writer::commit`]. Waits while too much text is still being indexed.
    pub fn add(&mut self, document: &Document<'_>) -> Result<(), IndexError> {
        let entry = Entry::new(self.fields, document, &self.waiting);
        self.inner.add_document(entry).map_err(|error| IndexError::from_tantivy(&self.dir, error))?;
        Ok(())
    }

    /// Removes all sections of an edition that were added before this call.
    pub fn remove_edition(&mut self, edition: i64) {
        self.inner.delete_term(Term::from_field_i64(self.fields.edition, edition));
    }

    /// Makes everything so far durable and visible to readers that reload, and records that the index now reflects the
    /// store at `change_number`.
    pub fn commit(&mut self, change_number: i64) -> Result<(), IndexError> {
        let Self { dir, inner, .. } = self;
        guarded(dir, || {
            let failed = |error| IndexError::from_tantivy(dir, error);
            let mut prepared = inner.prepare_commit().map_err(failed)?;
            prepared.set_payload(&change_number.to_string());
            prepared.commit().map_err(failed)?;
            Ok(())
        })
    }

    /// Waits until the merges that the last commit began are done.
    pub fn finish(self) -> Result<(), IndexError> {
        let Self { dir, inner, .. } = self;
        guarded(&dir, || inner.wait_merging_threads().map_err(|error| IndexError::from_tantivy(&dir, error)))
    }

    /// [`Writer::finish`]; where no segment holds half of the sections, all are merged into one then. Each section is merged so
    /// at most as often as the index doubles. A million in one segment take 3 % less space than in eleven, and are searched in
    /// three quarters of the time (`docs/measurements.md`). Meanwhile the disk holds the index twice; where it has no room for
    /// that, the segments stay as they are.
    pub fn compact(self) -> Result<(), IndexError> {
        let (dir, index) = (self.dir.clone(), self.inner.index().clone());
        self.finish()?;
        guarded(&dir, || {
            // What was committed is whole without it.
            let _ = merge_small(&index);
            Ok(())
        })
    }
}

/// Merges all segments of `index` into one, unless one of them holds half of the sections.
fn merge_small(index: &tantivy::Index) -> tantivy::Result<()> {
    let segments = index.searchable_segment_metas()?;
    let sections = segments.iter().map(|segment| u64::from(segment.num_docs()));
    let (all, largest) = (sections.clone().sum::<u64>(), sections.max().unwrap_or(0));
    if segments.len() < 2 || largest * 2 > all {
        return Ok(());
    }
    let ids: Vec<_> = segments.into_iter().map(|segment| segment.id()).collect();
    let mut writer: IndexWriter<Entry> = index.writer_with_num_threads(1, MIN_WRITER_BYTES)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let merged = writer.merge(&ids).wait();
    // The merge removes the old files before it lets go of their segments, which keeps them; and what it left half done.
    let _ = writer.garbage_collect_files().wait();
    writer.wait_merging_threads()?;
    merged.map(|_| ())
}

/// When segments are merged while sections come: into an index that was empty none is, because [`Writer::compact`] merges all of
/// them at once.
fn merge_policy(empty: bool) -> Box<dyn MergePolicy> {
    if empty {
        return Box::new(NoMergePolicy);
    }
    let mut policy = LogMergePolicy::default();
    policy.set_max_docs_before_merge(MERGED_SECTIONS);
    // An edition that was replaced leaves its sections behind; a segment with a fifth of those is written anew.
    policy.set_del_docs_ratio_before_merge(0.2);
    Box::new(policy)
}

/// How many bytes of text are on their way into the index.
#[derive(Default)]
struct Waiting {
    bytes: Mutex<usize>,
    left: Condvar,
}

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, usize> {
        self.bytes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for room, and takes it.
    fn enter(&self, bytes: usize) {
        let full = |waiting: &mut usize| *waiting > 0 && *waiting + bytes > WAITING_BYTES;
        let waited = self.left.wait_timeout_while(self.lock(), STALLED, full);
        let (mut waiting, _) = waited.unwrap_or_else(PoisonError::into_inner);
        *waiting += bytes;
    }

    fn leave(&self, bytes: usize) {
        *self.lock() -= bytes;
        self.left.notify_one();
    }
}

/// A document on its way into the index: one copy of its text, shared by all fields.
struct Entry {
    fields: Fields,
    section: i64,
    edition: i64,
    language: String,
    contents: bool,
    /// Title and heading, after the language tag.
    head: String,
    /// The heading, of the first section the title too, after the language tag.
    own: String,
    /// The text, after the language tag.
    text: String,
    waiting: Arc<Waiting>,
    bytes: usize,
}

impl Entry {
    fn new(fields: Fields, document: &Document<'_>, waiting: &Arc<Waiting>) -> Self {
        let Document { section, edition, language, first, contents, title, heading, text } = *document;
        // A control character of the format inside a tag cannot be spelled; in a text only the first counts.
        let beside = if heading == title { "" } else { heading };
        let own = if first {
            format!("{language}{TAG_END}{title}\n{beside}")
        } else {
            format!("{language}{TAG_END}{heading}")
        };
        let bytes = title.len() + heading.len() + text.len();
        waiting.enter(bytes);
        Self {
            fields,
            section,
            edition,
            language: language.to_string(),
            contents,
            head: format!("{language}{TAG_END}{title}\n{beside}"),
            own,
            text: format!("{language}{TAG_END}{text}"),
            waiting: Arc::clone(waiting),
            bytes,
        }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.waiting.leave(self.bytes);
    }
}

impl tantivy::Document for Entry {
    type Value<'a> = Datum<'a>;
    type FieldsValuesIter<'a> = std::array::IntoIter<(Field, Datum<'a>), 14>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        let Fields { stem, exact, head, begin, head_begin, gram, section, edition, language, contents } = self.fields;
        [
            (stem, Datum::Text(&self.own)),
            (stem, Datum::Text(&self.text)),
            (exact, Datum::Text(&self.own)),
            (exact, Datum::Text(&self.text)),
            (head, Datum::Text(&self.head)),
            (begin, Datum::Text(&self.own)),
            (begin, Datum::Text(&self.text)),
            (head_begin, Datum::Text(&self.head)),
            (gram, Datum::Text(&self.own)),
            (gram, Datum::Text(&self.text)),
            (section, Datum::Key(self.section)),
            (edition, Datum::Key(self.edition)),
            (language, Datum::Text(&self.language)),
            (contents, Datum::Key(i64::from(self.contents))),
        ]
        .into_iter()
    }
}

/// One value of an [`Entry`].
#[derive(Debug, Clone, Copy)]
enum Datum<'a> {
    Text(&'a str),
    Key(i64),
}

impl<'a> Value<'a> for Datum<'a> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match self {
            Self::Text(text) => ReferenceValueLeaf::Str(text),
            Self::Key(key) => ReferenceValueLeaf::I64(*key),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use domain::Language;

    use super::*;

    #[test]
    fn documents_wait_while_too_much_text_is_on_its_way() {
        let waiting = Waiting::default();
        waiting.enter(WAITING_BYTES * 2);
        std::thread::scope(|scope| {
            let next = scope.spawn(|| waiting.enter(1));
            // It cannot have entered: there is room only after the first has left.
            assert_eq!(*waiting.lock(), WAITING_BYTES * 2);
            waiting.leave(WAITING_BYTES * 2);
            next.join().unwrap();
        });
        assert_eq!(*waiting.lock(), 1);
    }

    #[test]
    fn what_comes_at_once_ends_as_one_segment_and_a_little_more_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let index = crate::Index::create(folder.path()).unwrap();
        let mut key = 0;
        // The sections of each commit of a writer, and the segments that are left when it is done.
        for (number, (commits, left)) in [(&[3, 3, 3][..], 1), (&[2], 2), (&[3, 3, 5], 1)].into_iter().enumerate() {
            let mut writer = index.writer(MIN_WRITER_BYTES).unwrap();
            for sections in commits {
                for _ in 0..*sections {
                    writer.add(&section(key)).unwrap();
                    key += 1;
                }
                writer.commit(number as i64 + 1).unwrap();
            }
            writer.compact().unwrap();
            let segments = tantivy::Index::open_in_dir(folder.path()).unwrap().searchable_segment_ids().unwrap();
            assert_eq!(segments.len(), left, "{commits:?}");
            index.reload().unwrap();
            assert_eq!((index.sections(), index.change_number()), (key as u64, number as i64 + 1));
        }
    }

    fn section(key: i64) -> Document<'static> {
        static ENGLISH: LazyLock<Language> = LazyLock::new(|| "en".parse().unwrap());
        Document {
            section: key,
            edition: key,
            language: &ENGLISH,
            first: true,
            contents: false,
            title: "Handbook",
            heading: "Water",
            text: "Boil it.",
        }
    }
}
