//! When the app looks for updates by itself. Pure: it is told the time and what is the case.

use jiff::{SignedDuration, Timestamp};

/// Where neither the person nor the office says otherwise: a correction is seen the same day.
pub(crate) const EVERY: SignedDuration = SignedDuration::from_hours(6);
/// After the first look that found nothing in reach; it doubles with each, up to the time between two looks.
const AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// What is the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// How much time lies between two looks; none are taken when absent.
    pub(crate) every: Option<SignedDuration>,
    /// When a look was last begun, by whomever.
    pub(crate) last_attempt: Option<Timestamp>,
    /// Whether that found no source in reach.
    pub(crate) out_of_reach: bool,
    /// Whether there is nobody to ask. A source that is added later is looked at by whoever adds it.
    pub(crate) nobody: bool,
    /// Whether now is no time for it: a job is at work, or the person paused the updates.
    pub(crate) busy: bool,
}

/// Remembers when it was last time.
#[derive(Debug, Default)]
pub(crate) struct Schedule {
    last: Option<Timestamp>,
    /// How many looks in a row found nothing in reach.
    misses: u32,
}

impl Schedule {
    /// Whether it is time for a look. The first is due at the start of the app; each answer of `true` counts as a look.
    pub(crate) fn is_due(&mut self, now: Timestamp, seen: &Seen) -> bool {
        if seen.nobody {
            self.last.get_or_insert(now);
        }
        let Some(every) = seen.every.filter(|_| !seen.busy && !seen.nobody) else { return false };
        let Some(last) = self.last else {
            self.last = Some(now);
            return true;
        };
        // A clock that was set back would make it wait for as long as it went; one that went ahead is believed.
        let last = last.min(now);
        let since = seen.last_attempt.filter(|attempt| *attempt <= now).map_or(last, |attempt| attempt.max(last));
        let wait = if seen.out_of_reach {
            AGAIN.checked_mul(1 << self.misses.min(16)).map_or(every, |again| again.min(every))
        } else {
            every
        };
        self.last = Some(last);
        if now.duration_since(since) < wait {
            return false;
        }
        self.misses = if seen.out_of_reach { self.misses.saturating_add(1) } else { 0 };
        self.last = Some(now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minute * 60).unwrap()
    }

    fn seen() -> Seen {
        Seen {
            every: Some(SignedDuration::from_hours(6)),
            last_attempt: None,
            out_of_reach: false,
            nobody: false,
            busy: false,
        }
    }

    /// Asks at each minute, with what is the case then, and gives the minutes at which it was time.
    fn looks(asked: impl IntoIterator<Item = (i64, Seen)>) -> Vec<i64> {
        let mut schedule = Schedule::default();
        asked
            .into_iter()
            .filter(|(minute, seen)| schedule.is_due(at(*minute), seen))
            .map(|(minute, _)| minute)
            .collect()
    }

    #[test]
    fn a_look_is_taken_at_the_start_and_then_each_time_that_long_after_the_last() {
        let every_minute = |until: i64, seen: fn(i64) -> Seen| looks((0..=until).map(|minute| (minute, seen(minute))));
        let cases: [(&str, Vec<i64>, &[i64]); 9] = [
            ("six hours apart", every_minute(13 * HOUR, |_| seen()), &[0, 6 * HOUR, 12 * HOUR]),
            ("never", every_minute(13 * HOUR, |_| Seen { every: None, ..seen() }), &[]),
            (
                "the start waits until there is time for it",
                every_minute(7 * HOUR, |minute| Seen { busy: minute < 20, ..seen() }),
                &[20, 6 * HOUR + 20],
            ),
            (
                "a source that is added is not looked at behind the back of whoever adds it",
                every_minute(7 * HOUR, |minute| Seen { nobody: minute < 20, ..seen() }),
                &[6 * HOUR],
            ),
            (
                "a look by hand counts as well",
                every_minute(11 * HOUR, |minute| Seen {
                    last_attempt: (minute >= 4 * HOUR).then(|| at(4 * HOUR)),
                    ..seen()
                }),
                &[0, 10 * HOUR],
            ),
            (
                "out of reach: sooner, and then more and more rarely",
                every_minute(100, |_| Seen { out_of_reach: true, ..seen() }),
                &[0, 5, 15, 35, 75],
            ),
            (
                "at most as rarely as else",
                every_minute(3 * HOUR, |_| Seen {
                    out_of_reach: true,
                    every: Some(SignedDuration::from_mins(15)),
                    ..seen()
                }),
                &[0, 5, 15, 30, 45, 60, 75, 90, 105, 120, 135, 150, 165, 180],
            ),
            (
                "in reach again: as before",
                every_minute(7 * HOUR, |minute| Seen { out_of_reach: minute < 10, ..seen() }),
                &[0, 5, 6 * HOUR + 5],
            ),
            (
                "the person chose another time",
                every_minute(3 * HOUR, |minute| Seen {
                    every: Some(SignedDuration::from_hours(if minute < 90 { 6 } else { 1 })),
                    ..seen()
                }),
                &[0, 90, 150],
            ),
        ];
        for (name, looks, expected) in cases {
            assert_eq!(looks, expected, "{name}");
        }
    }

    #[test]
    fn a_clock_that_jumps_neither_stops_the_looks_nor_has_them_caught_up() {
        let back = [0, 1, -100 * HOUR, -100 * HOUR + 1, -94 * HOUR, -94 * HOUR + 1];
        assert_eq!(looks(back.map(|minute| (minute, seen()))), [0, -94 * HOUR], "set back by days");
        let slept = [0, 1, 40 * HOUR, 40 * HOUR + 1, 46 * HOUR];
        assert_eq!(looks(slept.map(|minute| (minute, seen()))), [0, 40 * HOUR, 46 * HOUR], "the computer slept");
        let later = |minute| (minute, Seen { last_attempt: Some(at(900 * HOUR)), ..seen() });
        assert_eq!(
            looks([0, 6 * HOUR].map(later)),
            [0, 6 * HOUR],
            "an attempt that lies in the future is not waited for"
        );
    }
}
