//! How fast something goes, lately.

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};

/// Over how long the rate is taken: long enough that a bursty link does not make it jump.
const WINDOW: SignedDuration = SignedDuration::from_secs(8);
/// A rate over less than this would be chance.
const SHORTEST: SignedDuration = SignedDuration::from_millis(900);

/// The last amounts with their times.
#[derive(Debug, Default)]
pub(crate) struct Rate {
    samples: VecDeque<(Timestamp, u64)>,
}

impl Rate {
    /// Notes that `amount` was reached at `now`. Amounts rise; one that falls, or a clock that is set back, begins anew.
    pub(crate) fn add(&mut self, now: Timestamp, amount: u64) {
        if self.samples.back().is_some_and(|(time, before)| *time > now || *before > amount) {
            self.samples.clear();
        }
        self.samples.push_back((now, amount));
        // The last sample before the window stays, so that the whole window is covered.
        while self.samples.get(1).is_some_and(|(time, _)| now.duration_since(*time) >= WINDOW) {
            self.samples.pop_front();
        }
    }

    /// How much came a second, where enough time has passed to tell.
    pub(crate) fn per_second(&self) -> Option<u64> {
        let ((begun, from), (now, to)) = (self.samples.front()?, self.samples.back()?);
        let passed = now.duration_since(*begun);
        (passed >= SHORTEST).then(|| ((to - from) as f64 / passed.as_secs_f64()).round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_that_of_the_last_seconds() {
        type Samples = &'static [(i64, u64)];
        // Milliseconds and amounts.
        let cases: &[(&str, Samples, Option<u64>)] = &[
            ("nothing yet", &[], None),
            ("one moment", &[(0, 500)], None),
            ("too short to tell", &[(0, 0), (500, 9_000)], None),
            ("a second", &[(0, 0), (1_000, 12_000)], Some(12_000)),
            ("steady", &[(0, 0), (4_000, 4_000), (8_000, 8_000), (12_000, 12_000)], Some(1_000)),
            (
                "what was long ago is forgotten",
                &[(0, 0), (1_000, 900_000), (20_000, 900_000), (30_000, 900_000)],
                Some(0),
            ),
            ("a clock that is set back", &[(60_000, 0), (61_000, 5_000), (1_000, 5_000), (2_000, 7_000)], Some(2_000)),
            ("an amount that falls", &[(0, 9_000), (1_000, 10_000), (2_000, 0), (3_000, 4_000)], Some(4_000)),
        ];
        for (name, samples, expected) in cases {
            let mut rate = Rate::default();
            for (at, amount) in *samples {
                rate.add(Timestamp::from_millisecond(*at).unwrap(), *amount);
            }
            assert_eq!(rate.per_second(), *expected, "{name}");
        }
    }
}
