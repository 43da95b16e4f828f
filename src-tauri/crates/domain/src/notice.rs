//! Notices, and the status that the reader's computer computes for them.
//!
//! Field names follow the Common Alerting Protocol 1.2 (OASIS) where it has them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{PublicationId, When};

/// CAP `msgType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MessageType {
    /// First information.
    Alert,
    /// Replaces what it supersedes.
    Update,
    /// Takes back what it supersedes.
    Cancel,
}

/// CAP `severity`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not known.
    Unknown,
    /// Minimal threat.
    Minor,
    /// Possible threat.
    Moderate,
    /// Significant threat.
    Severe,
    /// Extraordinary threat.
    Extreme,
}

/// What a notice says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Notice {
    /// What kind of message it is.
    pub message: MessageType,
    /// How grave it is.
    pub severity: Severity,
    /// From when the information holds; from its issue when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<When>,
    /// When the event it tells of begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub onset: Option<When>,
    /// Until when the information holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<When>,
    /// When the service is expected to resume; a hope, not a promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_to_resume: Option<When>,
    /// The notices that this one replaces or takes back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<PublicationId>,
    /// Whether each reader is asked to acknowledge it.
    #[serde(default)]
    pub must_acknowledge: bool,
    /// The publisher's time zone, by its IANA name: bare dates begin and end there.
    pub time_zone: String,
}

/// A notice's status today, in order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeStatus {
    /// Taken back by its publisher.
    Cancelled,
    /// Replaced by a newer notice.
    Superseded,
    /// Its end, or the day the service was expected to resume, has passed and nothing has confirmed it since.
    ExpiredNotConfirmed,
    /// Not yet effective.
    Scheduled,
    /// Holds now.
    InForce,
}

impl NoticeStatus {
    /// The status in English, for the command line; the window and saved copies have their own words in each language.
    pub const fn in_english(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
            Self::ExpiredNotConfirmed => "expired – not confirmed",
            Self::Scheduled => "scheduled",
            Self::InForce => "in force",
        }
    }
}

/// What is known in the library about a notice besides its own fields.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NoticeContext {
    /// Whether a published notice of type [`MessageType::Cancel`] that is already effective names this one.
    pub cancelled: bool,
    /// Whether another published notice that is already effective names this one.
    pub superseded: bool,
    /// Whether its publisher withdrew it.
    pub withdrawn: bool,
}

impl Notice {
    /// The publisher's time zone; UTC when its name is not known here.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// Whether the notice is effective at `now`; `issued` stands in for an absent `effective`.
    pub fn is_effective(&self, issued: &When, now: Timestamp) -> bool {
        self.effective.as_ref().unwrap_or(issued).begins(&self.zone()) <= now
    }

    /// The moment after which the notice no longer says what is so: `expires`, else *expected to resume*.
    pub fn lapses(&self) -> Option<Timestamp> {
        let zone = self.zone();
        self.expires.as_ref().or(self.expected_to_resume.as_ref()).map(|when| when.ends(&zone))
    }

    /// The status at `now`, in the precedence of the design: cancelled, superseded, expired – not confirmed,
    /// scheduled, in force. `issued` is the publication's date.
    pub fn status(&self, issued: &When, context: NoticeContext, now: Timestamp) -> NoticeStatus {
        // A cancel message that names others is itself news; one that names none takes itself back.
        let takes_itself_back = self.message == MessageType::Cancel && self.supersedes.is_empty();
        if context.cancelled || context.withdrawn || takes_itself_back {
            NoticeStatus::Cancelled
        } else if context.superseded {
            NoticeStatus::Superseded
        } else if self.lapses().is_some_and(|end| end <= now) {
            NoticeStatus::ExpiredNotConfirmed
        } else if !self.is_effective(issued, now) {
            NoticeStatus::Scheduled
        } else {
            NoticeStatus::InForce
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(change: impl FnOnce(&mut Notice)) -> Notice {
        let mut notice = Notice {
            message: MessageType::Alert,
            severity: Severity::Severe,
            effective: None,
            onset: None,
            expires: None,
            expected_to_resume: None,
            supersedes: Vec::new(),
            must_acknowledge: true,
            time_zone: "Europe/Tirane".to_owned(),
        };
        change(&mut notice);
        notice
    }

    #[test]
    fn status_follows_its_precedence() {
        let when = |text: &str| Some(text.parse::<When>().unwrap());
        let issued: When = "2015-09-14".parse().unwrap();
        let now: Timestamp = "2015-12-01T12:00:00Z".parse().unwrap();
        let none = NoticeContext::default();
        let superseded = NoticeContext { superseded: true, ..none };
        let cancelled = NoticeContext { cancelled: true, superseded: true, withdrawn: false };
        let withdrawn = NoticeContext { withdrawn: true, ..none };
        let lapsed = |n: &mut Notice| n.expires = when("2015-11-30");
        let table: Vec<(&str, Notice, NoticeContext, NoticeStatus)> = vec![
            ("no end", notice(|_| ()), none, NoticeStatus::InForce),
            ("ends today", notice(|n| n.expires = when("2015-12-01")), none, NoticeStatus::InForce),
            ("ended yesterday", notice(lapsed), none, NoticeStatus::ExpiredNotConfirmed),
            (
                "expected back yesterday",
                notice(|n| n.expected_to_resume = when("2015-11-30")),
                none,
                NoticeStatus::ExpiredNotConfirmed,
            ),
            (
                "expires wins over expected",
                notice(|n| {
                    n.expires = when("2016-01-31");
                    n.expected_to_resume = when("2015-11-30")
                }),
                none,
                NoticeStatus::InForce,
            ),
            ("tomorrow", notice(|n| n.effective = when("2015-12-02")), none, NoticeStatus::Scheduled),
            (
                "ended before it began",
                notice(|n| {
                    n.effective = when("2015-12-02");
                    n.expires = when("2015-11-30")
                }),
                none,
                NoticeStatus::ExpiredNotConfirmed,
            ),
            ("superseded and ended", notice(lapsed), superseded, NoticeStatus::Superseded),
            ("cancelled and superseded", notice(|_| ()), cancelled, NoticeStatus::Cancelled),
            ("withdrawn", notice(|_| ()), withdrawn, NoticeStatus::Cancelled),
            ("takes itself back", notice(|n| n.message = MessageType::Cancel), none, NoticeStatus::Cancelled),
            (
                "takes another back",
                notice(|n| {
                    n.message = MessageType::Cancel;
                    n.supersedes = vec!["a/b/c".parse().unwrap()]
                }),
                none,
                NoticeStatus::InForce,
            ),
        ];
        for (name, notice, context, expected) in table {
            assert_eq!(notice.status(&issued, context, now), expected, "{name}");
        }
    }

    #[test]
    fn a_bare_end_date_lasts_to_midnight_in_the_publishers_zone() {
        let notice = notice(|n| n.expires = Some("2015-12-01".parse().unwrap()));
        let issued: When = "2015-09-14".parse().unwrap();
        for (now, expected) in [
            ("2015-12-01T22:59:59Z", NoticeStatus::InForce),
            ("2015-12-01T23:00:00Z", NoticeStatus::ExpiredNotConfirmed),
        ] {
            assert_eq!(notice.status(&issued, NoticeContext::default(), now.parse().unwrap()), expected, "{now}");
        }
    }
}
