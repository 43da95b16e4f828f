//! Long pieces of work: what they do, who wanted them, and the machine of few states that each of them is.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Declares an enumeration whose values are words, in a database as well as to the outside.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$value_meta])* $value,)+ }

        impl $name {
            /// All values, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$value,)+];

            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }

        impl FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                let known = Self::ALL.iter().copied().find(|value| value.as_str() == word);
                known.ok_or_else(|| format!("“{word}” is no {}", stringify!($name)))
            }
        }
    };
}

words! {
    /// What a job does.
    JobKind {
        /// Takes in what the sources have.
        Sync = "sync",
        /// Checks what is stored.
        Verify = "verify",
        /// Makes the search index anew.
        Index = "index",
        /// Copies what is here to a stick or folder.
        Copy = "copy",
        /// Moves the library to another folder.
        Move = "move",
    }
}

words! {
    /// Where a job stands.
    JobPhase {
        /// Waits for its turn.
        Queued = "queued",
        /// At work.
        Running = "running",
        /// Rests where it is, and can go on.
        Paused = "paused",
        /// Ended well.
        Done = "done",
        /// Ended with an error; can be tried again.
        Failed = "failed",
        /// Ended on request; what it did stays done.
        Cancelled = "cancelled",
    }
}

words! {
    /// Who wanted a job.
    JobOrigin {
        /// Somebody asked for it.
        Person = "person",
        /// The schedule did.
        Schedule = "schedule",
        /// The app brought something.
        App = "app",
    }
}

words! {
    /// What a job at work was asked.
    JobAsk {
        /// To rest.
        Pause = "pause",
        /// To end.
        Cancel = "cancel",
    }
}

words! {
    /// How it goes with an item of a job.
    JobItemState {
        /// Its turn has not come.
        Waiting = "waiting",
        /// It is worked on.
        Running = "running",
        /// It is done.
        Done = "done",
        /// It could not be done.
        Failed = "failed",
    }
}

/// What happens to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobEvent {
    /// Its turn came.
    Start,
    /// It rests, on request.
    Pause,
    /// Its process died.
    Die,
    /// It is to go on, or to be tried again.
    Resume,
    /// It did all it was to do.
    Finish,
    /// It could not do what it was to do.
    Fail,
    /// It was called off.
    Cancel,
}

impl JobPhase {
    /// The phase that `event` leads to from this one; nothing where it makes no sense.
    pub const fn after(self, event: JobEvent) -> Option<Self> {
        match (self, event) {
            (Self::Queued, JobEvent::Start) => Some(Self::Running),
            (Self::Queued | Self::Running, JobEvent::Pause | JobEvent::Die) => Some(Self::Paused),
            (Self::Paused | Self::Failed, JobEvent::Resume) => Some(Self::Queued),
            (Self::Running, JobEvent::Finish) => Some(Self::Done),
            (Self::Queued | Self::Running, JobEvent::Fail) => Some(Self::Failed),
            (Self::Queued | Self::Running | Self::Paused, JobEvent::Cancel) => Some(Self::Cancelled),
            _ => None,
        }
    }

    /// Whether the job has ended, at least until it is tried again.
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }

    /// Whether the job waits for its turn or is at work.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::Queued | Self::Running)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_leads_from_each_phase_to_one_other_or_makes_no_sense_there() {
        use {JobEvent as E, JobPhase as P};
        let (queued, running, paused) = (Some(P::Queued), Some(P::Running), Some(P::Paused));
        let (failed, cancelled) = (Some(P::Failed), Some(P::Cancelled));
        let table = [
            //            queued     running           paused     done  failed  cancelled
            (E::Start, [running, None, None, None, None, None]),
            (E::Pause, [paused, paused, None, None, None, None]),
            (E::Die, [paused, paused, None, None, None, None]),
            (E::Resume, [None, None, queued, None, queued, None]),
            (E::Finish, [None, Some(P::Done), None, None, None, None]),
            (E::Fail, [failed, failed, None, None, None, None]),
            (E::Cancel, [cancelled, cancelled, cancelled, None, None, None]),
        ];
        for (event, expected) in table {
            assert_eq!(P::ALL.iter().map(|phase| phase.after(event)).collect::<Vec<_>>(), expected, "{event:?}");
        }
    }

    #[test]
    fn a_word_is_the_same_in_a_database_and_to_the_outside() {
        fn check<T: Copy + PartialEq + std::fmt::Debug + Serialize + FromStr<Err = String>>(
            all: &[T],
            word: fn(T) -> &'static str,
        ) {
            for value in all {
                assert_eq!(serde_json::to_value(value).unwrap(), word(*value), "{value:?}");
                assert_eq!(word(*value).parse(), Ok(*value));
            }
            assert!("nothing".parse::<T>().is_err());
        }
        check(JobKind::ALL, JobKind::as_str);
        check(JobPhase::ALL, JobPhase::as_str);
        check(JobOrigin::ALL, JobOrigin::as_str);
        check(JobAsk::ALL, JobAsk::as_str);
        check(JobItemState::ALL, JobItemState::as_str);
    }
}
