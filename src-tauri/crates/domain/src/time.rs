//! Moments that publishers write: a date, or a date with a time and an offset.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};
use serde::{Deserialize, Serialize};

/// A bare date, or an exact moment.
///
/// A bare date begins at midnight and ends with the day, both in the publisher's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum When {
    /// A whole day.
    Day(Date),
    /// A moment, to the second.
    Moment(Timestamp),
}

/// The text is neither a date nor an RFC 3339 date-time with an offset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date: write 2026-11-23, or 2026-11-23T09:00:00+01:00")]
pub struct WhenError(pub String);

impl When {
    /// The first moment of it, in the publisher's `zone`.
    pub fn begins(&self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Moment(at) => *at,
            Self::Day(date) => midnight(*date, zone),
        }
    }

    /// The moment from which it has passed, in the publisher's `zone`: midnight after a bare date.
    pub fn ends(&self, zone: &TimeZone) -> Timestamp {
        match self {
            Self::Moment(at) => *at,
            Self::Day(date) => midnight(date.tomorrow().unwrap_or(Date::MAX), zone),
        }
    }
}

fn midnight(date: Date, zone: &TimeZone) -> Timestamp {
    date.to_zoned(zone.clone()).map(|zoned: Zoned| zoned.timestamp()).unwrap_or(Timestamp::MAX)
}

/// The moment `days` of 24 hours after `from`, or the last one there is.
pub fn days_after(from: Timestamp, days: i64) -> Timestamp {
    from.checked_add((days.saturating_mul(24)).hours()).unwrap_or(Timestamp::MAX)
}

impl FromStr for When {
    type Err = WhenError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || WhenError(text.to_owned());
        if text.len() == 10 {
            return text.parse().map(Self::Day).map_err(|_| refused());
        }
        let at: Timestamp = text.parse().map_err(|_| refused())?;
        Timestamp::from_second(at.as_second()).map(Self::Moment).map_err(|_| refused())
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(date) => date.fmt(f),
            Self::Moment(at) => at.fmt(f),
        }
    }
}

impl TryFrom<String> for When {
    type Error = WhenError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<When> for String {
    fn from(when: When) -> Self {
        when.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_date_lasts_its_whole_day_where_the_publisher_is() {
        let zone = TimeZone::get("Europe/Belgrade").unwrap();
        let day: When = "2015-12-01".parse().unwrap();
        assert_eq!(day.begins(&zone).to_string(), "2015-11-30T23:00:00Z");
        assert_eq!(day.ends(&zone).to_string(), "2015-12-01T23:00:00Z");
    }

    #[test]
    fn moments_need_an_offset() {
        assert!("2026-11-23T09:00:00+01:00".parse::<When>().is_ok());
        for bad in ["2026-11-23T09:00:00", "23.11.2026", "2026-02-30", "", "tomorrow"] {
            assert!(bad.parse::<When>().is_err(), "{bad}");
        }
    }

    #[test]
    fn written_and_read_again_it_is_the_same() {
        for text in ["2026-11-23", "2026-11-23T08:00:00Z"] {
            assert_eq!(text.parse::<When>().unwrap().to_string(), text);
        }
    }
}
