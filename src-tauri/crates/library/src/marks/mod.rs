//! The person's marks: made, changed, listed, and anchored anew when a revision has come.
//!
//! Nothing happens to marks while a revision is applied. Whoever asks for them next finds that they were anchored in another
//! revision than the one that is here ([`domain::Mark::settle`]), so a process that dies between the two loses nothing.

mod export;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::{EditionId, Mark, MarkableSection, Marked, PublicationId, Span, quote};
use store::{EditionText, StoreError, StoredSection};

use crate::Library;
use crate::api::{ErrorCode, FacetCount, Failure, MarkChange, MarkList, MarkQuery, MarkRow, NewMark};
use crate::printing::is_pdf;
use crate::shelf::fold;

/// The value by which bookmarks are counted among the colours.
const BOOKMARK: &str = "bookmark";

/// What is known here of a mark's edition.
struct Known {
    title: String,
    /// The revision whose text is here.
    applied: Option<u32>,
}

impl Library {
    /// The marks that match: by their publication's title, then in reading order.
    ///
    /// # Errors
    /// When the store cannot be read, or the query names no edition or publication.
    pub fn marks(&self, query: &MarkQuery) -> Result<MarkList, Failure> {
        let edition = query.edition.as_deref().map(|edition| self.edition_of_mark(edition)).transpose()?;
        let publications = query.publications.iter().map(|id| self.publication_of_mark(id));
        let publications: HashSet<PublicationId> = publications.collect::<Result<_, _>>()?;
        let marks = match &edition {
            Some(edition) => self.store.marks_in(edition)?,
            None => self.store.marks(false)?,
        };
        let known = self.known_editions(&marks)?;
        let mut marks = self.settled(marks, &known)?;
        sort(&mut marks, &known);
        let text = fold(&query.text);
        let total = u32::try_from(marks.len()).unwrap_or(u32::MAX);
        let (by_publication, by_colour) = (count_publications(&marks, &known), count_colours(&marks));
        marks.retain(|mark| {
            let coloured = match mark.colour {
                Some(colour) => query.colours.contains(&colour),
                None => query.bookmarks,
            };
            (publications.is_empty() || publications.contains(&mark.edition.publication))
                && (coloured || (query.colours.is_empty() && !query.bookmarks))
                && (text.is_empty() || words_of(mark).any(|words| fold(words).contains(&text)))
        });
        let items = marks.into_iter().map(|mark| row(mark, &known)).collect();
        Ok(MarkList { total, items, publications: by_publication, colours: by_colour })
    }

    /// Makes a mark in the text that is here, and gives it.
    ///
    /// # Errors
    /// When the edition's text is not here, or does not hold what is to be marked; when the store cannot be written.
    pub fn add_mark(&self, new: &NewMark) -> Result<MarkRow, Failure> {
        let id = self.edition_id(&new.edition)?;
        let Some(text) = self.store.edition_text(&id)? else {
            let message = format!("the text of {id} is not on this computer; fetch it with: shelf fetch {id}");
            return Err(Failure::new(ErrorCode::NotHere, message).with("item", id.to_string()));
        };
        let now = self.now();
        let of = match (&new.words, new.page) {
            (Some(_), _) => Marked::Words,
            (None, Some(_)) => Marked::Page,
            (None, None) => Marked::Section,
        };
        let sections = markable(&text);
        let (at, span) = match of {
            Marked::Words => place_of_words(new, &id, &sections)?,
            Marked::Page => {
                self.check_page(new.page.unwrap_or(1), &id, &text)?;
                place_of_page(new, &sections)
            }
            Marked::Section => {
                let at = section_named(new, &id, &sections)?;
                (at, sections[at].opening(None))
            }
        };
        // A document of pages without text has no sections; its pages are called so all the same.
        let page = new.page.unwrap_or(1);
        let section = match sections.get(at) {
            Some(section) => section.id.clone(),
            None => format!("p{page}").parse().map_err(|error: domain::IdError| Failure::failed(error.to_string()))?,
        };
        let mut mark = Mark {
            id: self.store.new_mark_id()?,
            title: text.edition.title.clone(),
            of,
            colour: (of == Marked::Words).then(|| new.colour.unwrap_or_default()),
            section,
            ordinal: 0,
            heading: String::new(),
            page: new.page,
            quote: None,
            span: None,
            was: None,
            note: new.note.trim().to_owned(),
            orphaned: false,
            revision: text.edition.revision,
            created: now,
            changed: now,
            removed: None,
            edition: id,
        };
        mark.anchor(&sections, at, span);
        self.store.put_mark(&mark)?;
        self.row_of_mark(mark)
    }

    /// Changes the colour or the note of a mark, and gives it.
    ///
    /// # Errors
    /// When there is no such mark, or the store cannot be written.
    pub fn change_mark(&self, id: &str, change: &MarkChange) -> Result<MarkRow, Failure> {
        let now = self.now();
        let mark = self.store.change_mark(id, |mark| {
            if let (Some(colour), Marked::Words) = (change.colour, mark.of) {
                mark.colour = Some(colour);
            }
            if let Some(note) = &change.note {
                note.trim().clone_into(&mut mark.note);
            }
            mark.changed = now;
            true
        })?;
        self.row_of_mark(mark)
    }

    /// Removes a mark, or puts it back, which is possible for 30 days. Gives it.
    ///
    /// # Errors
    /// When there is no such mark, or the store cannot be written.
    pub fn set_mark_removed(&self, id: &str, removed: bool) -> Result<MarkRow, Failure> {
        let mark = self.store.set_mark_removed(id, removed, self.now())?;
        self.row_of_mark(mark)
    }

    /// Refuses a page that the document does not have. Where its publisher counted none, as of scans without text, any is taken.
    fn check_page(&self, page: u32, id: &EditionId, text: &EditionText) -> Result<(), Failure> {
        let paged =
            text.edition.files.iter().any(is_pdf) || text.sections.iter().any(|section| !section.pages.is_empty());
        let why = match self.counted_pages(&text.edition)? {
            _ if !paged => "it has no pages; name a section or words".to_owned(),
            _ if page == 0 => "its pages are counted from 1".to_owned(),
            Some(1) if page > 1 => "it has 1 page; name that, a section or words".to_owned(),
            Some(pages) if page > pages => format!("it has {pages} pages; name one of those, a section or words"),
            _ => return Ok(()),
        };
        let message = format!("page {page} of {id} cannot be marked: {why}, see: shelf show {id}");
        Err(Failure::wrong_input(message).with("item", id.to_string()))
    }

    fn row_of_mark(&self, mark: Mark) -> Result<MarkRow, Failure> {
        let known = self.known_editions(std::slice::from_ref(&mark))?;
        Ok(row(mark, &known))
    }

    /// An edition as marks name it: it may have gone from this library.
    fn edition_of_mark(&self, text: &str) -> Result<EditionId, Failure> {
        text.parse().or_else(|_| self.edition_id(text))
    }

    fn publication_of_mark(&self, text: &str) -> Result<PublicationId, Failure> {
        text.parse().or_else(|_| self.publication_id(text))
    }

    fn known_editions(&self, marks: &[Mark]) -> Result<HashMap<EditionId, Known>, Failure> {
        let wanted: HashSet<&PublicationId> = marks.iter().map(|mark| &mark.edition.publication).collect();
        let mut known = HashMap::new();
        for id in wanted {
            let Some(stored) = self.store.publication(id)? else { continue };
            for edition in &stored.editions {
                let shown = edition.applied.as_ref().unwrap_or(&edition.known);
                let applied = edition.applied.as_ref().map(|applied| applied.revision);
                known.insert(id.edition(shown.language.clone()), Known { title: shown.title.clone(), applied });
            }
        }
        Ok(known)
    }

    /// `marks`, anchored in the revisions that are here; what changes by that is kept.
    fn settled(&self, marks: Vec<Mark>, known: &HashMap<EditionId, Known>) -> Result<Vec<Mark>, Failure> {
        let mut texts: HashMap<EditionId, Option<EditionText>> = HashMap::new();
        let mut settled = Vec::with_capacity(marks.len());
        for mut mark in marks {
            let applied = known.get(&mark.edition).and_then(|known| known.applied);
            if applied.is_none_or(|applied| applied == mark.revision) {
                settled.push(mark);
                continue;
            }
            if !texts.contains_key(&mark.edition) {
                texts.insert(mark.edition.clone(), self.store.edition_text(&mark.edition)?);
            }
            if let Some(Some(text)) = texts.get(&mark.edition) {
                let before = mark.revision;
                let settle = |mark: &mut Mark| mark.settle(text.edition.revision, &text.edition.title, &markable(text));
                // Somebody else may have changed its note, or anchored it, meanwhile.
                let kept = self.store.change_mark(&mark.id, |mark| {
                    let due = mark.revision == before;
                    if due {
                        settle(mark);
                    }
                    due
                });
                match kept {
                    Ok(kept) => mark = kept,
                    Err(StoreError::ReadOnly { .. } | StoreError::DiskFull { .. }) => settle(&mut mark),
                    Err(error) => return Err(error.into()),
                }
            }
            settled.push(mark);
        }
        Ok(settled)
    }
}

fn markable(text: &EditionText) -> Vec<MarkableSection<'_>> {
    text.sections.iter().map(markable_section).collect()
}

fn markable_section(section: &StoredSection) -> MarkableSection<'_> {
    MarkableSection { id: &section.id, heading: &section.heading, text: &section.text, pages: &section.pages }
}

/// The section that is named.
fn section_named(new: &NewMark, id: &EditionId, sections: &[MarkableSection<'_>]) -> Result<usize, Failure> {
    let Some(name) = &new.section else {
        return Err(Failure::wrong_input(format!(
            "name a section, a page or words of {id} to mark; see: shelf show {id}"
        )));
    };
    let found = sections.iter().position(|section| section.id.as_str() == name);
    found.ok_or_else(|| Failure::not_found(&format!("{id}#{name}")))
}

/// Where the words stand that are to be marked: where it is said, if they do, else in the one place that there is.
fn place_of_words(
    new: &NewMark,
    id: &EditionId,
    sections: &[MarkableSection<'_>],
) -> Result<(usize, Option<Span>), Failure> {
    let words = new.words.as_deref().unwrap_or_default();
    let only = new.section.as_ref().map(|_| section_named(new, id, sections)).transpose()?;
    let within = sections.iter().enumerate().filter(|(at, _)| only.is_none_or(|only| only == *at));
    let places: Vec<(usize, Span)> = within
        .flat_map(|(at, section)| quote::places(section.text, words).into_iter().map(move |span| (at, span)))
        .collect();
    if let Some(span) = new.span {
        // The text may have been replaced since the person saw it.
        let nearest = places.iter().min_by_key(|(_, place)| place.start.abs_diff(span.start));
        if let Some((at, place)) = nearest {
            return Ok((*at, Some(*place)));
        }
    }
    match places[..] {
        [(at, span)] => Ok((at, Some(span))),
        [] => Err(Failure::wrong_input(format!("“{words}” does not stand in {id}; see: shelf show {id} --text"))
            .with("item", id.to_string())),
        _ => Err(Failure::wrong_input(format!(
            "“{words}” stands in {} places of {id}: name more words, or the section",
            places.len()
        ))),
    }
}

/// The section on which the page begins, and where in it; the nearest before it where its text is not known by pages.
fn place_of_page(new: &NewMark, sections: &[MarkableSection<'_>]) -> (usize, Option<Span>) {
    let page = new.page.unwrap_or(1);
    let starts = |section: &MarkableSection<'_>| section.pages.iter().any(|start| start.page == page);
    if let Some(at) = sections.iter().position(starts) {
        return (at, sections[at].opening(Some(page)));
    }
    let before = |section: &MarkableSection<'_>| section.pages.first().is_none_or(|start| start.page <= page);
    (sections.iter().rposition(before).unwrap_or(0), None)
}

fn words_of(mark: &Mark) -> impl Iterator<Item = &str> {
    let quoted = mark.quote.iter().map(|quote| quote.exact.as_str());
    quoted.chain(mark.was.as_deref()).chain([mark.note.as_str(), mark.heading.as_str()])
}

fn title<'a>(mark: &'a Mark, known: &'a HashMap<EditionId, Known>) -> &'a str {
    known.get(&mark.edition).map_or(mark.title.as_str(), |known| &known.title)
}

fn sort(marks: &mut [Mark], known: &HashMap<EditionId, Known>) {
    let start = |mark: &Mark| mark.span.map_or(0, |span| span.start);
    marks.sort_by_cached_key(|mark| {
        (fold(title(mark, known)), mark.edition.clone(), mark.ordinal, start(mark), mark.created)
    });
}

fn count_publications(marks: &[Mark], known: &HashMap<EditionId, Known>) -> Vec<FacetCount> {
    let mut counts: BTreeMap<&PublicationId, FacetCount> = BTreeMap::new();
    for mark in marks {
        let id = &mark.edition.publication;
        let label = || FacetCount { value: id.to_string(), label: title(mark, known).to_owned(), count: 0 };
        counts.entry(id).or_insert_with(label).count += 1;
    }
    most_first(counts.into_values().collect())
}

fn count_colours(marks: &[Mark]) -> Vec<FacetCount> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for mark in marks {
        *counts.entry(mark.colour.map_or(BOOKMARK, domain::Colour::as_str)).or_default() += 1;
    }
    let facet = |(value, count): (&str, u32)| FacetCount { value: value.to_owned(), label: value.to_owned(), count };
    most_first(counts.into_iter().map(facet).collect())
}

fn most_first(mut counts: Vec<FacetCount>) -> Vec<FacetCount> {
    counts.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.label.cmp(&other.label)));
    counts
}

fn row(mark: Mark, known: &HashMap<EditionId, Known>) -> MarkRow {
    let title = title(&mark, known).to_owned();
    let here = known.get(&mark.edition).is_some_and(|known| known.applied.is_some());
    MarkRow {
        title,
        here,
        lang: mark.edition.language.to_string(),
        dir: mark.edition.language.direction(),
        edition: mark.edition.to_string(),
        id: mark.id,
        of: mark.of,
        colour: mark.colour,
        section: mark.section.to_string(),
        heading: mark.heading,
        page: mark.page,
        words: mark.quote.map(|quote| quote.exact).unwrap_or_default(),
        was: mark.was,
        span: mark.span.filter(|_| !mark.orphaned),
        note: mark.note,
        orphaned: mark.orphaned,
        created: mark.created.to_string(),
        changed: mark.changed.to_string(),
    }
}
