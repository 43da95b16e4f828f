//! Opening an index, and what one point in time of it looks like.
//!
//! A search works on a [`Snapshot`], which later commits and merges do not touch. The files are mapped, not read:
//! opening costs no warm-up, and what is not asked for takes no memory.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use disk::Disk;
use domain::Language;
use tantivy::columnar::{ColumnValues, StrColumn};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentId;
use tantivy::space_usage::PerFieldSpaceUsage;
use tantivy::{IndexReader, IndexSettings, InvertedIndexReader, ReloadPolicy, Searcher, SegmentReader};

use crate::IndexError;
use crate::analysis::Chain;
use crate::census::Census;
use crate::directory::IndexDirectory;
use crate::error::guarded;
use crate::holdings::Holdings;
use crate::languages::Languages;
use crate::places::Places;
use crate::query::{Answer, Query, Scratch};
use crate::runs::Runs;
use crate::schema::{self, Fields};
use crate::writer::Writer;

/// A search index in a directory of its own. Any number of processes may have it open.
pub struct Index {
    dir: PathBuf,
    fields: Fields,
    inner: tantivy::Index,
    reader: IndexReader,
    snapshot: RwLock<Arc<Snapshot>>,
    /// Working memory of searches, kept for the next.
    scratch: Mutex<Vec<Scratch>>,
}

impl Index {
    /// Makes an empty index in `dir`, which must not hold one; the directory is made where it is missing.
    pub fn create(dir: &Path) -> Result<Self, IndexError> {
        Self::create_on(&Disk::default(), dir)
    }

    /// [`Index::create`] on a disk that a test may make fail, now and later.
    pub fn create_on(disk: &Disk, dir: &Path) -> Result<Self, IndexError> {
        std::fs::create_dir_all(dir).map_err(|error| IndexError::from_io(dir, &error))?;
        guarded(dir, || {
            let (schema, _) = schema::schema();
            let settings = IndexSettings::default();
            let directory =
                IndexDirectory::open(dir, disk).map_err(|error| IndexError::from_tantivy(dir, error.into()))?;
            tantivy::Index::create(directory, schema, settings).map_err(|error| IndexError::from_tantivy(dir, error))
        })?;
        Self::open_on(disk, dir)
    }

    /// Opens the index in `dir`. An index of another version of this software is [`IndexError::Damaged`] too.
    pub fn open(dir: &Path) -> Result<Self, IndexError> {
        Self::open_on(&Disk::default(), dir)
    }

    /// [`Index::open`] on a disk that a test may make fail.
    pub fn open_on(disk: &Disk, dir: &Path) -> Result<Self, IndexError> {
        if !dir.join("meta.json").is_file() {
            return Err(IndexError::Missing { dir: dir.to_owned() });
        }
        guarded(dir, || {
            let failed = |error| IndexError::from_tantivy(dir, error);
            let damaged = |reason: &str| IndexError::Damaged { dir: dir.to_owned(), reason: reason.to_owned() };
            let directory = IndexDirectory::open(dir, disk).map_err(|error| failed(error.into()))?;
            let mut inner = tantivy::Index::open(directory).map_err(|error| match failed(error) {
                // meta.json is there: what is missing now is a file that it names.
                IndexError::Missing { dir } => IndexError::Damaged { dir, reason: "a file is missing".to_owned() },
                other => other,
            })?;
            let (schema, fields) = schema::schema();
            if inner.schema() != schema {
                return Err(damaged("it was made by another version"));
            }
            inner.set_tokenizers(schema::tokenizers());
            let meta = meta(dir);
            let (change_number, _) = committed(dir, &inner)?;
            let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(failed)?;
            let snapshot = Snapshot::of(dir, reader.searcher(), fields, (change_number, meta), &[])?;
            let dir = dir.to_owned();
            Ok(Self {
                dir,
                fields,
                inner,
                reader,
                snapshot: RwLock::new(Arc::new(snapshot)),
                scratch: Mutex::default(),
            })
        })
    }

    /// The store's change number that the index reflects, as far as this value has loaded it; 0 before the first commit.
    pub fn change_number(&self) -> i64 {
        self.snapshot().change_number
    }

    /// Sections in the index, as far as this value has loaded it.
    pub fn sections(&self) -> u64 {
        self.snapshot().searcher.num_docs()
    }

    /// The languages of those sections.
    pub fn languages(&self) -> Vec<Language> {
        self.snapshot().languages.clone()
    }

    /// Loads what was committed since, by this process or another. Where nothing was, it costs reading one small file.
    /// Searches go on meanwhile.
    pub fn reload(&self) -> Result<(), IndexError> {
        guarded(&self.dir, || {
            // The number is read first: if a commit falls between, the index is newer than it says, never older.
            let (current, meta) = (self.snapshot(), meta(&self.dir));
            if meta.is_some() && meta == current.meta {
                return Ok(());
            }
            let (change_number, committed) = committed(&self.dir, &self.inner)?;
            // A merge changes the segments and nothing else; it is taken up so that the old files can go.
            if change_number == current.change_number && committed == *current.searcher.generation().segments() {
                return Ok(());
            }
            self.reader.reload().map_err(|error| IndexError::from_tantivy(&self.dir, error))?;
            let (searcher, known) = (self.reader.searcher(), &current.segments);
            let snapshot = Snapshot::of(&self.dir, searcher, self.fields, (change_number, meta), known)?;
            *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
            Ok(())
        })
    }

    /// A writer that uses up to `memory_bytes` for what is not written yet; see [`crate::MIN_WRITER_BYTES`] for the
    /// rest. [`IndexError::Busy`] while another has one.
    pub fn writer(&self, memory_bytes: usize) -> Result<Writer, IndexError> {
        Writer::open(self.dir.clone(), &self.inner, self.fields, memory_bytes)
    }

    /// Answers a query from the sections of editions in `holdings`. Any text is answered.
    pub fn search(&self, holdings: &Holdings, query: &Query<'_>) -> Result<Answer, IndexError> {
        let snapshot = self.snapshot();
        let mut scratch = self.scratch.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        let answer = guarded(&self.dir, || {
            crate::query::answer(&snapshot, holdings, query, &mut scratch)
                .map_err(|error| IndexError::from_tantivy(&self.dir, error))
        })?;
        // Not kept after damage: it may hold half an answer.
        self.scratch.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
        Ok(answer)
    }

    /// The best sections by any word of `text` on the stemmed field alone, with their scores: no counts, no facets, no
    /// rescue. This is the engine without the product, for comparison with other engines.
    pub fn search_raw(&self, text: &str, language: &Language, limit: usize) -> Result<Vec<(i64, f32)>, IndexError> {
        let snapshot = self.snapshot();
        guarded(&self.dir, || {
            crate::query::raw(&snapshot, text, Chain::of(language), limit)
                .map_err(|error| IndexError::from_tantivy(&self.dir, error))
        })
    }

    /// Reads the postings of `query`'s words once, with those of its 4-grams where `letters` are wanted too, and does nothing
    /// with them: what an answer would cost that cost no more than reading. Gives how many postings that were.
    pub fn read_postings(&self, holdings: &Holdings, query: &Query<'_>, letters: bool) -> Result<u64, IndexError> {
        let snapshot = self.snapshot();
        guarded(&self.dir, || {
            crate::query::read_once(&snapshot, holdings, query, letters)
                .map_err(|error| IndexError::from_tantivy(&self.dir, error))
        })
    }

    /// Compares every file with its checksum. Reads the whole index.
    pub fn verify(&self) -> Result<(), IndexError> {
        guarded(&self.dir, || {
            let wrong = self.inner.validate_checksum().map_err(|error| IndexError::from_tantivy(&self.dir, error))?;
            match wrong.iter().min() {
                None => Ok(()),
                Some(file) => Err(IndexError::Damaged {
                    dir: self.dir.clone(),
                    reason: format!("{} does not match its checksum", file.display()),
                }),
            }
        })
    }

    /// Bytes of each field on disk, largest first, and last of everything else, all in [`FieldBytes::postings`].
    pub fn bytes_by_field(&self) -> Result<Vec<(String, FieldBytes)>, IndexError> {
        let snapshot = self.snapshot();
        guarded(&self.dir, || {
            let failed = |error| IndexError::from_io(&self.dir, &error);
            let mut fields: BTreeMap<String, FieldBytes> = BTreeMap::new();
            let mut rest = FieldBytes::default();
            for segment in &snapshot.segments {
                let usage = segment.reader.space_usage().map_err(failed)?;
                rest.postings += usage.total().get_bytes();
                let mut add = |part: &PerFieldSpaceUsage, of: fn(&mut FieldBytes) -> &mut u64| {
                    rest.postings -= part.total().get_bytes();
                    for field in part.fields() {
                        *of(fields.entry(field.field_name().to_owned()).or_default()) += field.total().get_bytes();
                    }
                };
                add(usage.termdict(), |bytes| &mut bytes.terms);
                add(usage.postings(), |bytes| &mut bytes.postings);
                add(usage.positions(), |bytes| &mut bytes.positions);
            }
            let mut fields: Vec<_> = fields.into_iter().collect();
            fields.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.total()));
            fields.push(("everything else".to_owned(), rest));
            Ok(fields)
        })
    }

    pub(crate) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What a field takes on disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FieldBytes {
    /// The dictionary of its terms.
    pub terms: u64,
    /// Which sections hold each, and how often.
    pub postings: u64,
    /// Where in them.
    pub positions: u64,
}

impl FieldBytes {
    /// All of it.
    pub fn total(&self) -> u64 {
        self.terms + self.postings + self.positions
    }
}

/// Segments with how far each has had sections removed, as Tantivy tells generations apart.
type Segments = BTreeMap<SegmentId, Option<u64>>;

/// The bytes of the file that names the last commit, where it can be read: as long as they are the same nothing was committed.
fn meta(dir: &Path) -> Option<Vec<u8>> {
    std::fs::read(dir.join("meta.json")).ok()
}

/// The last commit: the change number in its payload, and its segments.
fn committed(dir: &Path, index: &tantivy::Index) -> Result<(i64, Segments), IndexError> {
    let metas = index.load_metas().map_err(|error| match IndexError::from_tantivy(dir, error) {
        IndexError::Missing { dir } => IndexError::Damaged { dir, reason: "meta.json is missing".to_owned() },
        other => other,
    })?;
    let segments = metas.segments.iter().map(|segment| (segment.id(), segment.delete_opstamp())).collect();
    let change_number = match metas.payload {
        None => 0,
        Some(payload) => payload.parse().map_err(|_| IndexError::Damaged {
            dir: dir.to_owned(),
            reason: format!("its change number reads “{payload}”"),
        })?,
    };
    Ok((change_number, segments))
}

/// One point in time of an index.
pub(crate) struct Snapshot {
    pub fields: Fields,
    pub searcher: Searcher,
    pub change_number: i64,
    /// What [`meta`] was just before it was made.
    meta: Option<Vec<u8>>,
    pub languages: Vec<Language>,
    /// The analysis chains of those languages, each once.
    pub chains: Vec<Chain>,
    pub segments: Vec<Segment>,
    /// What is usual in each of those, whatever the script.
    pub spoken: Languages,
    /// Which edition the sections are of, in the order of the index.
    pub runs: Runs,
    /// Sections that were removed and are still in the files, where there are any.
    pub removed: Option<Places>,
    /// Sections that list others, where there are any.
    pub contents: Option<Places>,
}

/// Mean length in tokens of each ranked field over all sections (BM25's avgdl).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Averages {
    pub stem: f32,
    pub exact: f32,
    pub head: f32,
    pub begin: f32,
    pub gram: f32,
}

impl Averages {
    /// Of what has one token everywhere.
    pub(crate) const ONE: Self = Self { stem: 1.0, exact: 1.0, head: 1.0, begin: 1.0, gram: 1.0 };
}

/// One segment, with what a search needs of it at hand.
pub(crate) struct Segment {
    /// Number of the segment's first section when all segments are counted through.
    pub base: u32,
    pub reader: SegmentReader,
    pub stem: TermField,
    pub exact: TermField,
    pub head: TermField,
    pub begin: TermField,
    pub head_begin: TermField,
    pub gram: TermField,
    pub section: Arc<dyn ColumnValues<i64>>,
    pub edition: Arc<dyn ColumnValues<i64>>,
    /// The languages of its sections.
    pub languages: Vec<Language>,
    /// The place in `languages` of that of each section.
    pub language: Arc<dyn ColumnValues<u64>>,
    /// Not nought for each section that lists others.
    pub contents: Arc<dyn ColumnValues<i64>>,
    pub census: Arc<Census>,
}

/// An inverted field and the lengths of its values.
pub(crate) struct TermField {
    pub index: Arc<InvertedIndexReader>,
    pub lengths: FieldNormReader,
}

impl Snapshot {
    fn of(
        dir: &Path,
        searcher: Searcher,
        fields: Fields,
        (change_number, meta): (i64, Option<Vec<u8>>),
        known: &[Segment],
    ) -> Result<Self, IndexError> {
        let mut segments = Vec::with_capacity(searcher.segment_readers().len());
        let mut base = 0;
        for reader in searcher.segment_readers() {
            let known = known.iter().find(|known| known.reader.segment_id() == reader.segment_id());
            let census = known.map(|known| Arc::clone(&known.census));
            let segment =
                Segment::of(reader, fields, base, census).map_err(|error| IndexError::from_tantivy(dir, error))?;
            base += reader.max_doc();
            segments.push(segment);
        }
        let languages: BTreeSet<_> = segments.iter().flat_map(|segment| &segment.languages).cloned().collect();
        let languages: Vec<_> = languages.into_iter().collect();
        let chains = Chain::of_all(&languages);
        let runs = Runs::of(segments.iter().map(|segment| segment.census.runs.as_slice()));
        let spoken = Languages::of(&segments);
        let removed = removed(&segments, base as usize);
        let contents = contents(&segments, base as usize);
        Ok(Self { fields, searcher, change_number, meta, languages, chains, segments, spoken, runs, removed, contents })
    }

    /// Sections of all segments, removed ones included: the length of an array with a place for each.
    pub(crate) fn places(&self) -> usize {
        self.segments.last().map_or(0, |last| last.base as usize + last.reader.max_doc() as usize)
    }

    /// The segment that holds place `place`.
    pub(crate) fn segment_of(&self, place: u32) -> &Segment {
        let after = self.segments.partition_point(|segment| segment.base <= place);
        &self.segments[after - 1]
    }
}

/// The sections of `segments`, so many `places`, that were removed.
fn removed(segments: &[Segment], places: usize) -> Option<Places> {
    let mut removed: Option<Places> = None;
    for segment in segments.iter().filter(|segment| segment.reader.has_deletes()) {
        let set = removed.get_or_insert_with(|| Places::none(places));
        (0..segment.reader.max_doc())
            .filter(|doc| segment.reader.is_deleted(*doc))
            .for_each(|doc| set.add(segment.base + doc));
    }
    removed
}

/// The sections of `segments`, so many `places`, that list others.
fn contents(segments: &[Segment], places: usize) -> Option<Places> {
    let mut contents: Option<Places> = None;
    for segment in segments {
        for doc in &segment.census.contents {
            contents.get_or_insert_with(|| Places::none(places)).add(segment.base + doc);
        }
    }
    contents
}

impl Segment {
    /// `census` is that of the segment, where it was taken before.
    fn of(reader: &SegmentReader, fields: Fields, base: u32, census: Option<Arc<Census>>) -> tantivy::Result<Self> {
        let field = |field| -> tantivy::Result<TermField> {
            Ok(TermField { index: reader.inverted_index(field)?, lengths: reader.get_fieldnorms_reader(field)? })
        };
        let column = |name: &str| -> tantivy::Result<StrColumn> {
            reader
                .fast_fields()
                .str(name)?
                .ok_or_else(|| tantivy::TantivyError::SchemaError(format!("a segment has no column “{name}”")))
        };
        let tags = column("language")?;
        let mut languages = Vec::with_capacity(tags.num_terms());
        let mut tag = String::new();
        for number in 0..tags.num_terms() as u64 {
            tags.ord_to_str(number, &mut tag)?;
            languages
                .push(tag.parse().map_err(|_| {
                    tantivy::TantivyError::SchemaError(format!("“{tag}” is not the tag of a language"))
                })?);
        }
        let mut segment = Self {
            base,
            reader: reader.clone(),
            stem: field(fields.stem)?,
            exact: field(fields.exact)?,
            // The lengths of what it was made from.
            head_begin: TermField { index: reader.inverted_index(fields.head_begin)?, ..field(fields.head)? },
            head: field(fields.head)?,
            begin: field(fields.begin)?,
            gram: field(fields.gram)?,
            section: reader.fast_fields().column_first_or_default("section")?,
            edition: reader.fast_fields().column_first_or_default("edition")?,
            languages,
            language: tags.ords().clone().first_or_default_col(0),
            contents: reader.fast_fields().column_first_or_default("contents")?,
            census: Arc::default(),
        };
        segment.census = census.unwrap_or_else(|| Arc::new(Census::of(&segment)));
        Ok(segment)
    }
}
