//! A clock that shows what it was told.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// A clock that stands still until it is told another time. Clones show the same time.
#[derive(Debug, Clone)]
pub struct ToldClock(Arc<Mutex<Timestamp>>);

impl ToldClock {
    /// A clock that shows `now`.
    pub fn new(now: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }

    /// A clock that shows the moment written in `now`, such as `2026-11-23T09:00:00Z`.
    ///
    /// # Panics
    /// When `now` is no moment.
    pub fn at(now: &str) -> Self {
        Self::new(now.parse().expect("a test's time is a moment"))
    }

    /// The time it shows.
    pub fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells it another time, later or earlier.
    pub fn tell(&self, now: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Lets `time` pass; a negative one sets the clock back.
    pub fn pass(&self, time: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.saturating_add(time).expect("a signed duration is a span of time that is never too large to add");
    }

    /// The clock as a function that tells the time.
    pub fn as_fn(&self) -> impl Fn() -> Timestamp + Send + Sync + 'static {
        let clock = self.clone();
        move || clock.now()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_shows_what_it_was_told_to_all_who_hold_it() {
        let clock = ToldClock::at("2026-11-23T09:00:00Z");
        let tells = clock.as_fn();
        clock.clone().pass(SignedDuration::from_hours(25));
        assert_eq!(clock.now().to_string(), "2026-11-24T10:00:00Z");
        clock.pass(SignedDuration::from_hours(-1));
        assert_eq!(tells().to_string(), "2026-11-24T09:00:00Z");
        clock.tell(Timestamp::UNIX_EPOCH);
        assert_eq!(tells(), Timestamp::UNIX_EPOCH);
        clock.pass(SignedDuration::MAX);
        assert_eq!(tells(), Timestamp::MAX);
    }
}
