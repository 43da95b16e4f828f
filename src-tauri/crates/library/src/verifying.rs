//! Looking whether everything that is stored is sound, and mending what is not: files by their hashes, what the database says by
//! the signed bytes that lie beside it (see [`crate::signed`]).
//!
//! Mending sets damaged files aside, fetches them again by their hash from whatever source of their publisher has them, and
//! where none has, takes what a sync would take for their editions. What remains is named.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use domain::{BlobId, Edition, EditionId, File, FileRole, JobItemState, JobOrigin, Publication, ShortName};
use serde::{Deserialize, Serialize};
use store::{JobItemChange, JobProgress, PlannedItem, PublisherRecord, StoreError};
use sync::{Change, Ended, Step};

use crate::Library;
use crate::api::{ErrorCode, Failure, ItemFailure, JobRow, RepairReport, SyncRequest, VerifyReport};
use crate::jobs::{Ended as JobEnded, Reporter, Task};
use crate::planning::borrowed;
use crate::reading::cleaned;
use crate::signed::{Compared, Difference};
use crate::syncing::item_code;

/// What a look at everything found, with the blobs that are damaged or gone.
struct Findings {
    report: VerifyReport,
    damaged: Vec<BlobId>,
    compared: Compared,
}

/// Which files were looked at, by the order of their hashes, and what was found; kept with the job, so that it can go on.
#[derive(Default, Serialize, Deserialize)]
struct Looked {
    /// The last of them.
    last: Option<BlobId>,
    damaged: Vec<(BlobId, String)>,
}

impl Looked {
    fn damage(&mut self, id: BlobId, detail: &str) {
        self.damaged.push((id, detail.to_owned()));
    }
}

/// Notes the problems as what the job failed at, one by one.
fn note(reporter: &mut Reporter<'_>, problems: &[ItemFailure]) -> Result<(), Failure> {
    let items: Vec<PlannedItem> = problems
        .iter()
        .map(|problem| PlannedItem {
            item: problem.id.clone(),
            part: "damage".to_owned(),
            title: problem.error.args.get("item").unwrap_or(&problem.id).clone(),
            bytes: 0,
        })
        .collect();
    let first = reporter.plan(&|_| true, &items)?;
    for (place, problem) in (first..).zip(problems) {
        let error = serde_json::to_value(&problem.error).ok();
        reporter.item(JobItemChange { place, state: JobItemState::Failed, bytes_done: 0, error });
    }
    Ok(())
}

/// An edition that is here, and those of its files that belong here by the rules and are not here.
struct Lacking {
    publication: Arc<Publication>,
    edition: Arc<Edition>,
    withdrawn: bool,
    files: Vec<File>,
}

impl Lacking {
    fn id(&self) -> EditionId {
        self.publication.id.edition(self.edition.language.clone())
    }

    fn names(&self) -> String {
        self.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// What fetches the files of the revision that is here.
    fn step(&self) -> Step {
        Step {
            publication: Arc::clone(&self.publication),
            edition: Arc::clone(&self.edition),
            change: Change::Missing,
            files: self.files.clone(),
            fetch: self.files.clone(),
            bytes: self.files.iter().map(|file| file.transport.bytes).sum(),
            kept: BTreeMap::new(),
            gives_way: None,
        }
    }
}

impl Library {
    /// Hashes every blob, checks the database and compares the index with the store. Changes nothing. `hear` is told how far
    /// that is; the job can be stopped, and the report then says so.
    ///
    /// # Errors
    /// When the store cannot be read at all; what is damaged is in the report.
    pub fn verify(&self, hear: &mut dyn FnMut(&JobRow)) -> Result<VerifyReport, Failure> {
        if self.unwritable().is_some() {
            return Ok(self.look(Looked::default(), &mut |_, _| true)?.report);
        }
        self.do_now(&Task::Verify { repair: false }, JobOrigin::Person, hear)?.verify_report()
    }

    /// As [`Library::verify`], and mends what is wrong: damaged files are set aside and fetched again, an index that differs
    /// is made anew. What could not be mended is in the report, with the next step.
    ///
    /// # Errors
    /// When another process is writing, the library cannot be written, or the store cannot be read at all.
    pub fn repair(&self, hear: &mut dyn FnMut(&JobRow)) -> Result<VerifyReport, Failure> {
        self.do_now(&Task::Verify { repair: true }, JobOrigin::Person, hear)?.verify_report()
    }

    /// Looks at everything, from where an earlier run of the job left it.
    pub(crate) fn run_verify(&self, reporter: &mut Reporter<'_>) -> Result<JobEnded<VerifyReport>, Failure> {
        let Findings { report, .. } = self.look_on(reporter)?;
        if report.stopped {
            return Ok(JobEnded { answer: report, failure: None });
        }
        let failure = report.problems.first().map(|problem| problem.error.clone());
        note(reporter, &report.problems)?;
        Ok(JobEnded { answer: report, failure })
    }

    /// Looks at everything, from where an earlier run of the job left it, and mends what is wrong.
    pub(crate) fn run_repair(&self, reporter: &mut Reporter<'_>) -> Result<JobEnded<VerifyReport>, Failure> {
        let Findings { mut report, damaged, compared } = self.look_on(reporter)?;
        if report.stopped {
            return Ok(JobEnded { answer: report, failure: None });
        }
        let mut repaired = RepairReport {
            set_aside: Vec::new(),
            mended: Vec::new(),
            bytes: 0,
            index_rebuilt: false,
            left: report.problems.iter().filter(|problem| problem.id == DATABASE).map(unmended_database).collect(),
        };
        for blob in damaged {
            match self.store.set_aside(&blob) {
                Ok(path) => repaired.set_aside.extend(path.map(|path| path.to_string_lossy().into_owned())),
                // The others can be mended all the same.
                Err(error @ (StoreError::Io { .. } | StoreError::ReadOnly { .. } | StoreError::DiskFull { .. })) => {
                    repaired.left.push(not_set_aside(&blob, error.into()));
                }
                Err(error) => return Err(error.into()),
            }
        }
        reporter.end_part();
        self.mend_rows(compared, reporter, &mut repaired)?;
        for record in self.store.publishers()? {
            self.mend(&record, reporter, &mut repaired)?;
            if reporter.is_asked() {
                break;
            }
        }
        report.stopped = reporter.is_asked();
        repaired.index_rebuilt = self.mend_index(reporter)?;
        report.index_complete = self.indexing.sound().unwrap_or(false);
        note(reporter, &repaired.left)?;
        let failure = repaired.left.first().map(|left| left.error.clone());
        report.repaired = Some(repaired);
        Ok(JobEnded { answer: report, failure })
    }

    /// [`Self::look`] as a job that can be taken up again.
    fn look_on(&self, reporter: &mut Reporter<'_>) -> Result<Findings, Failure> {
        let looked = reporter.reached_before().and_then(|reached| serde_json::from_value(reached.clone()).ok());
        reporter.begin_anew();
        self.look(looked.unwrap_or_default(), &mut |at, looked| {
            if let Ok(reached) = serde_json::to_value(looked) {
                reporter.reach(reached);
            }
            reporter.tell(at)
        })
    }

    /// Looks at everything but the files that `looked` names already. `tell` hears how far that is, and gives `false` to stop.
    fn look(
        &self,
        mut looked: Looked,
        tell: &mut dyn FnMut(&JobProgress, &Looked) -> bool,
    ) -> Result<Findings, Failure> {
        let database = match self.store.integrity_check() {
            // Too damaged even to be checked is a finding, too.
            Err(error @ StoreError::Damaged { .. }) => vec![error.to_string()],
            checked => checked?,
        };
        let mut blobs = self.store.blobs()?;
        // In one order, so that a place in it says what is behind.
        blobs.sort_unstable_by_key(|blob| blob.id);
        let ahead = match looked.last {
            Some(last) => blobs.split_off(blobs.partition_point(|blob| blob.id <= last)),
            None => std::mem::take(&mut blobs),
        };
        let mut at = JobProgress {
            done: blobs.len() as u64,
            total: Some((blobs.len() + ahead.len()) as u64),
            bytes_done: blobs.iter().map(|blob| blob.bytes).sum(),
            bytes_total: Some(blobs.iter().chain(&ahead).map(|blob| blob.bytes).sum()),
            ..JobProgress::default()
        };
        let bytes_of_files = at.bytes_total.unwrap_or_default();
        let texts = self.texts()?;
        at.total = at.total.map(|files| files + texts.0);
        at.bytes_total = Some(bytes_of_files + texts.1);
        let mut stopped = false;
        for blob in &ahead {
            let mut go_on = |at: &JobProgress| tell(at, &looked);
            let sound = if go_on(&at) {
                self.store.blob_is_sound_while(&blob.id, &mut |bytes| {
                    at.bytes_done += bytes;
                    go_on(&at)
                })
            } else {
                Ok(None)
            };
            match sound {
                Ok(Some(true)) => {}
                Ok(Some(false)) => looked.damage(blob.id, "its bytes are not those that were signed"),
                Ok(None) => {
                    stopped = true;
                    break;
                }
                Err(StoreError::NotHere { .. }) => looked.damage(blob.id, "it is gone from the disk"),
                Err(error) => looked.damage(blob.id, &error.to_string()),
            }
            looked.last = Some(blob.id);
            at.done += 1;
        }
        let (files_read, bytes_read) = (at.done, at.bytes_done);
        let compared = if stopped { Compared::default() } else { self.compare_still(&mut at, &looked, tell)? };
        stopped |= compared.stopped;
        if !stopped {
            at.item = None;
            (at.done, at.bytes_done) = (at.total.unwrap_or(at.done), at.bytes_total.unwrap_or(at.bytes_done));
            tell(&at, &looked);
        }
        let mut damaged = looked.damaged;
        // What another process removed meanwhile is not missed.
        let rows: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        damaged.retain(|(id, _)| rows.contains(id));

        let mut problems: Vec<ItemFailure> = database
            .iter()
            .map(|problem| ItemFailure {
                id: DATABASE.to_owned(),
                error: Failure::new(ErrorCode::Damaged, problem.clone()),
            })
            .collect();
        let names = if damaged.is_empty() { HashMap::new() } else { self.names_of_files().unwrap_or_default() };
        for (id, detail) in &damaged {
            let name = names.get(id).cloned().unwrap_or_else(|| id.to_string());
            let message = format!("{name} is damaged on this computer: {detail}; run: shelf verify --repair");
            let error = Failure::new(ErrorCode::Damaged, message).with("item", name);
            problems.push(ItemFailure { id: id.to_string(), error });
        }
        problems.extend(compared.differences.iter().map(Difference::problem));
        for lacking in self.lacking_unless_damaged()? {
            let id = lacking.id().to_string();
            let message = format!("{} of {id} is not on this computer; sync to fetch it", lacking.names());
            problems
                .push(ItemFailure { error: Failure::new(ErrorCode::NotHere, message).with("item", id.clone()), id });
        }
        let index_complete = match self.indexing.sound() {
            Ok(complete) => complete,
            Err(failure) => {
                problems.push(ItemFailure { id: "index".to_owned(), error: failure });
                false
            }
        };
        let report = VerifyReport {
            blobs: files_read,
            bytes: bytes_read,
            problems,
            index_complete,
            database_sound: database.is_empty(),
            stopped,
            repaired: None,
        };
        Ok(Findings { report, damaged: damaged.into_iter().map(|(id, _)| id).collect(), compared })
    }

    /// How people call each file of the editions that are here.
    pub(crate) fn names_of_files(&self) -> Result<HashMap<BlobId, String>, Failure> {
        let mut names = HashMap::new();
        for stored in self.store.publications()? {
            let held = stored.editions.iter().flat_map(|edition| edition.applied.iter().chain(&edition.replaced));
            for edition in held {
                let id = stored.publication.id.edition(edition.language.clone());
                for file in edition.files.iter().chain(&edition.sections) {
                    names.entry(file.sha256).or_insert_with(|| format!("{} of {id}", file.name));
                }
            }
        }
        Ok(names)
    }

    /// How many texts are here, and how many bytes they came in.
    fn texts(&self) -> Result<(u64, u64), Failure> {
        let publications = match self.store.publications() {
            Ok(publications) => publications,
            // What cannot be read is found when each is looked at.
            Err(StoreError::Damaged { .. }) => return Ok((0, 0)),
            Err(error) => return Err(error.into()),
        };
        let texts =
            publications.iter().flat_map(|stored| &stored.editions).filter_map(|edition| edition.applied.as_ref());
        let bytes = |edition: &Arc<Edition>| edition.sections.as_ref().map_or(0, |file| file.bytes);
        Ok(texts.fold((0, 0), |(count, sum), edition| (count + 1, sum + bytes(edition))))
    }

    /// What the database says otherwise than it was signed, once nobody changes it meanwhile.
    fn compare_still(
        &self,
        at: &mut JobProgress,
        looked: &Looked,
        tell: &mut dyn FnMut(&JobProgress, &Looked) -> bool,
    ) -> Result<Compared, Failure> {
        let begun = (at.done, at.bytes_done);
        // What is searched and what lists show: of both the signed bytes tell.
        let state = || self.store.counters().map(|counters| (counters.change, counters.library));
        let mut before = state()?;
        loop {
            (at.done, at.bytes_done) = begun;
            let compared = self.compare(&mut |title, bytes| {
                at.item = Some(title.to_owned());
                let go_on = tell(at, looked);
                at.done += 1;
                at.bytes_done += bytes;
                go_on
            })?;
            let after = state()?;
            if compared.differences.is_empty() || compared.stopped || after == before {
                return Ok(compared);
            }
            before = after;
        }
    }

    /// Puts right what the database says otherwise than it was signed, and looks whether it came about.
    fn mend_rows(
        &self,
        mut compared: Compared,
        reporter: &mut Reporter<'_>,
        repaired: &mut RepairReport,
    ) -> Result<(), Failure> {
        // What is said of a publication comes first; only then can its texts be looked at where it could not be read.
        let mut reasons = BTreeMap::new();
        let mut named: BTreeSet<String> = BTreeSet::new();
        for _ in 0..2 {
            if compared.is_empty() || reporter.is_asked() {
                break;
            }
            named.extend(compared.differences.iter().map(|difference| difference.id.clone()));
            let (failed, bytes) = self.put_right(&compared)?;
            reasons = failed;
            repaired.bytes += bytes;
            for publisher in Self::catalogues_to_fetch(&compared) {
                self.fetch_catalogue(publisher, reporter)?;
            }
            compared = self.compare(&mut |_, _| !reporter.is_asked())?;
        }
        for difference in &compared.differences {
            let reason = reasons.get(&difference.id).map_or("no source had it right", String::as_str);
            repaired.left.push(difference.left(reason));
            named.remove(&difference.id);
        }
        repaired.mended.extend(named);
        Ok(())
    }

    /// Asks the sources of `publisher` for its catalogue, and for nothing that it lists.
    fn fetch_catalogue(&self, publisher: &ShortName, reporter: &mut Reporter<'_>) -> Result<(), Failure> {
        let Some(record) = self.store.publisher(publisher)? else { return Ok(()) };
        let request = SyncRequest { budget: Some(0), ..SyncRequest::default() };
        self.sync_source(&record, &self.allowed(&request)?, reporter)?;
        reporter.end_part();
        Ok(())
    }

    /// [`Library::lacking`]; nothing where what is said of an edition cannot be read, which is told apart.
    fn lacking_unless_damaged(&self) -> Result<Vec<Lacking>, Failure> {
        match self.lacking() {
            Err(failure) if failure.code == ErrorCode::Damaged => Ok(Vec::new()),
            lacking => lacking,
        }
    }

    /// The editions of which something is not here that belongs here. Files that wait because of the limit do not.
    fn lacking(&self) -> Result<Vec<Lacking>, Failure> {
        let here: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let rules = self.rules()?;
        let mut room = self.room()?.unwrap_or(u64::MAX);
        let mut fits = |file: &File| {
            let fits = file.role == FileRole::Sections || file.bytes <= room;
            room = if fits { room.saturating_sub(file.bytes) } else { room };
            fits
        };
        let mut lacking = Vec::new();
        for stored in self.store.publications()? {
            for edition in stored.editions.iter().filter_map(|edition| edition.applied.as_ref()) {
                let wanted = Self::wanted(&rules, &stored, &edition.language);
                let files: Vec<File> =
                    wanted.files(edition).filter(|file| !here.contains(&file.sha256) && fits(file)).cloned().collect();
                if !files.is_empty() {
                    let (publication, edition) = (Arc::clone(&stored.publication), Arc::clone(edition));
                    lacking.push(Lacking { publication, edition, withdrawn: stored.withdrawn, files });
                }
            }
        }
        Ok(lacking)
    }

    /// [`Library::lacking`], of one publisher.
    fn lacking_of(&self, record: &PublisherRecord) -> Result<Vec<Lacking>, Failure> {
        let mut lacking = self.lacking()?;
        lacking.retain(|lacking| lacking.publication.id.collection.publisher == record.name);
        Ok(lacking)
    }

    /// Fetches what is lacking of a publisher's editions.
    fn mend(
        &self,
        record: &PublisherRecord,
        reporter: &mut Reporter<'_>,
        repaired: &mut RepairReport,
    ) -> Result<(), Failure> {
        let lacking = self.lacking_of(record)?;
        if lacking.is_empty() {
            return Ok(());
        }
        let reached = self.carriers_of(record)?.reached;
        let steps: Vec<Step> = lacking.iter().map(Lacking::step).collect();
        let outcome = sync::execute(&steps, &borrowed(&reached), &self.store, &cleaned, &mut |at| {
            let told = JobProgress {
                item: Some(at.item.to_string()),
                done: at.done,
                total: Some(at.total),
                bytes_done: at.bytes_done,
                bytes_total: Some(at.bytes_total),
                rate: None,
            };
            if reporter.tell(&told) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        repaired.bytes += outcome.bytes;
        // To apply a text again says that its publication is offered; one that was withdrawn stays so.
        for again in lacking.iter().filter(|lacking| lacking.withdrawn) {
            self.store.set_withdrawn(&again.publication.id)?;
        }
        if let Ended::Store(error) = outcome.ended {
            return Err(error.into());
        }
        let mut reasons: HashMap<String, Failure> = outcome
            .failed
            .iter()
            .map(|(id, error)| (id.to_string(), Failure::new(item_code(error), error.to_string())))
            .collect();
        if !outcome.failed.is_empty() && !reporter.is_asked() {
            // What nobody has any more was perhaps replaced by a newer revision.
            let only = outcome.failed.into_iter().map(|(id, _)| id).collect();
            reporter.end_part();
            let report = self.sync_only(record, &only, reporter)?;
            repaired.bytes += report.bytes;
            reasons.extend(report.failed.into_iter().map(|failed| (failed.id, failed.error)));
        }
        let still: HashMap<String, String> =
            self.lacking_of(record)?.iter().map(|lacking| (lacking.id().to_string(), lacking.names())).collect();
        for id in lacking.iter().map(|lacking| lacking.id().to_string()) {
            let Some(names) = still.get(&id) else {
                repaired.mended.push(id);
                continue;
            };
            let (code, reason) = match reasons.remove(&id) {
                Some(reason) => (reason.code, reason.message),
                None => (ErrorCode::NotHere, "it was stopped before".to_owned()),
            };
            let message = format!(
                "{names} of {id} could not be mended: {reason}; bring a source of {} that has it into reach, and run: \
                 shelf verify --repair",
                record.name
            );
            repaired.left.push(ItemFailure { error: Failure::new(code, message).with("item", id.clone()), id });
        }
        Ok(())
    }

    /// Brings the index in step with the store; gives whether it had to be made anew for that.
    fn mend_index(&self, reporter: &mut Reporter<'_>) -> Result<bool, Failure> {
        let mut tell = |done, total| reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() });
        let before = self.store.index_generation()?;
        // Perhaps it is merely behind. One that cannot be opened is made anew by this, too.
        let caught_up = self.indexing.catch_up(&mut tell);
        if caught_up.is_err() || !matches!(self.indexing.sound(), Ok(true)) {
            let generation = self.indexing.begin_generation(None)?;
            if !self.indexing.rebuild_into(&generation, &mut tell)? {
                self.indexing.discard(&generation)?;
            }
        }
        Ok(self.store.index_generation()? != before)
    }
}

/// How the database is called among the problems.
const DATABASE: &str = "database";

/// What is left to do about a damaged file that could not be moved out of the way.
fn not_set_aside(blob: &BlobId, failure: Failure) -> ItemFailure {
    let message = format!("{}; see to that, and run: shelf verify --repair", failure.message);
    let error = Failure::new(failure.code, message).with("item", blob.to_string());
    ItemFailure { id: blob.to_string(), error }
}

/// What is left to do about a damaged database: fetching mends files, not what SQLite keeps.
fn unmended_database(problem: &ItemFailure) -> ItemFailure {
    let message = format!(
        "the database is damaged: {}; keep what you set and marked with: shelf backup FILE, move the library's folder away, \
         and then: shelf restore FILE, and: shelf sync",
        problem.error.message
    );
    ItemFailure { id: problem.id.clone(), error: Failure::new(ErrorCode::Damaged, message) }
}
