//! The centre's duty hours in its own time zone, and what may honestly be said from them.

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;

use super::case::Preference;

/// A weekday, as it is written in the configuration and in data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// Duty hours by weekday (Monday first); a span ends after it starts, on the same day.
#[derive(Debug, Clone)]
pub struct Hours {
    pub zone: Tz,
    pub week: [Vec<(NaiveTime, NaiveTime)>; 7],
}

/// Whether somebody is on duty by the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    Open {
        until: DateTime<Utc>,
    },
    Opens {
        at: DateTime<Utc>,
    },
    /// No hours are planned at all.
    Never,
}

/// When something may be sent that nobody asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Now,
    At(DateTime<Utc>),
    Never,
}

impl Hours {
    /// What the plan says of `now`: open until when, or when it opens next (within eight days).
    #[must_use]
    pub fn opening(&self, now: DateTime<Utc>) -> Opening {
        let today = now.with_timezone(&self.zone).date_naive();
        for ahead in 0..=8 {
            let Some(day) = today.checked_add_days(Days::new(ahead)) else { continue };
            for &(from, to) in &self.week[day.weekday().num_days_from_monday() as usize] {
                // An hour that the clocks skip begins when they have been put forward.
                let at = |time| self.zone.from_local_datetime(&day.and_time(time)).latest().map(|t| t.with_timezone(&Utc));
                let (Some(from), Some(to)) = (at(from), at(to)) else { continue };
                if from <= now && now < to {
                    return Opening::Open { until: to };
                }
                if now < from {
                    return Opening::Opens { at: from };
                }
            }
        }
        Opening::Never
    }

    /// When somebody may be written to first, who prefers it so.
    #[must_use]
    pub fn may_write(&self, preference: Preference, now: DateTime<Utc>) -> When {
        let (from, to) = match preference {
            Preference::Never => return When::Never,
            Preference::Always => return When::Now,
            Preference::Morning => (6, 10),
            Preference::Noon => (10, 15),
            Preference::Afternoon => (15, 19),
            Preference::Evening => (19, 22),
        };
        let today = now.with_timezone(&self.zone).date_naive();
        for ahead in 0..=1 {
            let Some(day) = today.checked_add_days(Days::new(ahead)) else { continue };
            let at = |hour| self.zone.from_local_datetime(&day.and_hms_opt(hour, 0, 0)?).latest().map(|at| at.with_timezone(&Utc));
            let (Some(from), Some(to)) = (at(from), at(to)) else { continue };
            if from <= now && now < to {
                return When::Now;
            }
            if now < from {
                return When::At(from);
            }
        }
        When::Never
    }

    /// The day of `at` as seen from `now`: a selector for lines.
    #[must_use]
    pub fn day(&self, now: DateTime<Utc>, at: DateTime<Utc>) -> &'static str {
        let (today, day) = (now.with_timezone(&self.zone).date_naive(), at.with_timezone(&self.zone).date_naive());
        match (day - today).num_days() {
            0 => "today",
            1 => "tomorrow",
            _ => match day.weekday() {
                Weekday::Mon => "mon",
                Weekday::Tue => "tue",
                Weekday::Wed => "wed",
                Weekday::Thu => "thu",
                Weekday::Fri => "fri",
                Weekday::Sat => "sat",
                Weekday::Sun => "sun",
            },
        }
    }

    /// The day of `at`, in the centre's zone, as `YYYY-MM-DD`.
    #[must_use]
    pub fn date(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%Y-%m-%d").to_string()
    }

    /// The month of `at`, in the centre's zone, as `YYYY-MM`.
    #[must_use]
    pub fn month(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%Y-%m").to_string()
    }

    /// The time of day of `at`, in the centre's zone, as `HH:MM`.
    #[must_use]
    pub fn clock(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.zone).format("%H:%M").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours() -> Hours {
        let time = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        let mut week: [Vec<_>; 7] = Default::default();
        for day in &mut week[..5] {
            *day = vec![(time(8), time(12)), (time(13), time(16))];
        }
        Hours { zone: chrono_tz::Asia::Jakarta, week }
    }

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    #[test]
    fn the_plan_tells_until_when_or_from_when_somebody_is_there() {
        let hours = hours();
        for (now, opening) in [
            ("2026-11-24T09:00:00+07:00", Opening::Open { until: at("2026-11-24T12:00:00+07:00") }),
            ("2026-11-24T12:30:00+07:00", Opening::Opens { at: at("2026-11-24T13:00:00+07:00") }),
            ("2026-11-24T22:00:00+07:00", Opening::Opens { at: at("2026-11-25T08:00:00+07:00") }),
            ("2026-11-27T16:00:00+07:00", Opening::Opens { at: at("2026-11-30T08:00:00+07:00") }),
        ] {
            assert_eq!(hours.opening(at(now)), opening, "{now}");
        }
        let never = Hours { week: Default::default(), ..hours };
        assert_eq!(never.opening(at("2026-11-24T09:00:00+07:00")), Opening::Never);
    }

    #[test]
    fn nobody_is_written_to_but_when_they_said() {
        let hours = hours();
        let early = at("2026-11-24T05:00:00+07:00");
        assert_eq!(hours.may_write(Preference::Never, early), When::Never);
        assert_eq!(hours.may_write(Preference::Always, early), When::Now);
        for (now, when) in [
            ("2026-11-24T18:59:59+07:00", When::At(at("2026-11-24T19:00:00+07:00"))),
            ("2026-11-24T19:00:00+07:00", When::Now),
            ("2026-11-24T21:59:59+07:00", When::Now),
            ("2026-11-24T22:00:00+07:00", When::At(at("2026-11-25T19:00:00+07:00"))),
        ] {
            assert_eq!(hours.may_write(Preference::Evening, at(now)), when, "{now}");
        }
        // Each hour of the day from six to ten in the evening is in exactly one of them.
        for hour in 0..24 {
            let now = at(&format!("2026-11-24T{hour:02}:30:00+07:00"));
            let spans = Preference::ALL[2..].iter().filter(|&&preference| hours.may_write(preference, now) == When::Now);
            assert_eq!(spans.count(), usize::from((6..22).contains(&hour)), "{hour}");
        }
    }

    #[test]
    fn days_are_told_as_people_say_them() {
        let hours = hours();
        let now = at("2026-11-27T23:00:00+07:00");
        assert_eq!(hours.day(now, at("2026-11-27T23:30:00+07:00")), "today");
        assert_eq!(hours.day(now, at("2026-11-28T08:00:00+07:00")), "tomorrow");
        assert_eq!(hours.day(now, at("2026-11-30T08:00:00+07:00")), "mon");
        assert_eq!(hours.clock(at("2026-11-30T08:05:00+07:00")), "08:05");
    }
}
