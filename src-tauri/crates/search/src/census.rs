//! What the sections of one segment are, taken together.
//!
//! Taking it looks at every section, and a segment's sections never change. So it is taken once of each segment, and loading
//! what was committed costs what is new, however large the index is.

use tantivy::fieldnorm::FieldNormReader;

use crate::index::{Segment, TermField};

/// What the sections of a segment are, removed ones included.
#[derive(Debug, Default)]
pub(crate) struct Census {
    /// By section: the place of its language in [`Segment::languages`].
    pub(crate) tags: Vec<u16>,
    /// Of each of those languages.
    pub(crate) languages: Vec<Spoken>,
    /// Which editions they are of.
    pub(crate) runs: Vec<Run>,
    /// Those that list others ([`crate::Headings`]).
    pub(crate) contents: Vec<u32>,
}

/// The sections of a segment that are in one language.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Spoken {
    /// How many they are.
    pub(crate) sections: u32,
    /// How long each field of theirs is, in tokens of all of them: stem, exact, head, begin, gram.
    pub(crate) lengths: [u64; LENGTHS],
}

/// Fields whose lengths count.
pub(crate) const LENGTHS: usize = 5;

/// Sections of one edition that lie side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// The edition's key.
    pub(crate) edition: i64,
    /// How many they are.
    pub(crate) sections: u32,
}

impl Census {
    /// Looks at every section of `segment`.
    pub(crate) fn of(segment: &Segment) -> Self {
        let sections = segment.reader.max_doc() as usize;
        let mut tags = vec![0; sections];
        segment.language.get_range(0, &mut tags);
        let tags: Vec<u16> = tags.into_iter().map(|tag| u16::try_from(tag).unwrap_or(u16::MAX)).collect();
        let mut languages = vec![Spoken::default(); segment.languages.len()];
        let fields = [&segment.stem, &segment.exact, &segment.head, &segment.begin, &segment.gram];
        for (doc, tag) in (0..).zip(&tags) {
            let Some(spoken) = languages.get_mut(usize::from(*tag)) else { continue };
            spoken.sections += 1;
            spoken.lengths.iter_mut().zip(fields).for_each(|(total, field)| *total += length(field, doc));
        }
        let mut editions = vec![0; sections];
        segment.edition.get_range(0, &mut editions);
        let runs = editions.chunk_by(|left, right| left == right);
        let runs = runs.map(|run| Run { edition: run[0], sections: run.len() as u32 }).collect();
        let mut marks = vec![0; sections];
        segment.contents.get_range(0, &mut marks);
        let contents = (0..).zip(marks).filter(|(_, mark)| *mark != 0).map(|(doc, _)| doc).collect();
        Self { tags, languages, runs, contents }
    }
}

fn length(field: &TermField, doc: u32) -> u64 {
    u64::from(FieldNormReader::id_to_fieldnorm(field.lengths.fieldnorm_id(doc)))
}
