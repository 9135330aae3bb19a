//! How much is taken from one chat: words always, files up to a number. It is said before it is reached.

/// Attachments in one story, its answers included.
pub const FILES_IN_A_STORY: i64 = 60;
/// Attachments from one chat within an hour.
pub const FILES_IN_AN_HOUR: i64 = 30;
/// From so few on, how many more can be taken is said.
pub const SAID_FROM: i64 = 5;

/// How many more attachments a chat may send now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    For(i64),
    /// This story has all that it can hold.
    StoryFull,
    /// For now: more within the hour.
    HourFull,
    /// The disk is nearly full: only words are taken from anybody.
    DiskFull,
}

impl Room {
    /// From what a story holds, what came within the hour, and whether the disk has room.
    #[must_use]
    pub const fn of(in_story: i64, in_hour: i64, disk: bool) -> Self {
        let (story, hour) = (FILES_IN_A_STORY - in_story, FILES_IN_AN_HOUR - in_hour);
        if !disk {
            Self::DiskFull
        } else if story <= 0 {
            Self::StoryFull
        } else if hour <= 0 {
            Self::HourFull
        } else if story < hour {
            Self::For(story)
        } else {
            Self::For(hour)
        }
    }

    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::For(_))
    }

    /// After one more.
    #[must_use]
    pub const fn less_one(self) -> Self {
        match self {
            Self::For(1) => Self::HourFull,
            Self::For(more) => Self::For(more - 1),
            full => full,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearer_limit_counts_and_the_disk_before_all() {
        assert_eq!(Room::of(0, 0, true), Room::For(FILES_IN_AN_HOUR));
        assert_eq!(Room::of(FILES_IN_A_STORY - 2, 3, true), Room::For(2));
        assert_eq!(Room::of(FILES_IN_A_STORY, 3, true), Room::StoryFull);
        assert_eq!(Room::of(40, FILES_IN_AN_HOUR, true), Room::HourFull);
        assert_eq!(Room::of(0, 0, false), Room::DiskFull);
        assert!(!Room::For(1).less_one().is_open());
    }
}
