//! Who works at the desk, and the code names under which staff speak of a case.

use serde::{Deserialize, Serialize};

use super::ids::{ChatId, StaffId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Counsellor,
    Supervisor,
}

impl Role {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Counsellor => "counsellor",
            Self::Supervisor => "supervisor",
        }
    }

    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Counsellor, Self::Supervisor].into_iter().find(|role| role.word() == word)
    }
}

/// What the operator says of a member of staff, for those who would rather be read by a woman, or by a man.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Woman,
    Man,
    /// Nothing: then they read what anyone may.
    Unset,
}

impl Gender {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Woman => "woman",
            Self::Man => "man",
            Self::Unset => "unset",
        }
    }
}

/// A member of staff. The number is all that colleagues and reporters see of them; no name is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staff {
    pub id: StaffId,
    pub chat: ChatId,
    pub number: i64,
    pub role: Role,
    pub on_duty: bool,
}

const FLOWERS: [&str; 40] = [
    "Melati",
    "Mawar",
    "Anggrek",
    "Teratai",
    "Kenanga",
    "Cempaka",
    "Dahlia",
    "Seroja",
    "Flamboyan",
    "Kamboja",
    "Bakung",
    "Tulip",
    "Lili",
    "Aster",
    "Krisan",
    "Soka",
    "Tanjung",
    "Wijaya",
    "Alamanda",
    "Asoka",
    "Bugenvil",
    "Edelweis",
    "Gladiol",
    "Iris",
    "Jasmin",
    "Kemuning",
    "Lavender",
    "Matahari",
    "Nusa",
    "Padma",
    "Puspa",
    "Rafflesia",
    "Sakura",
    "Sedap",
    "Srigading",
    "Sepatu",
    "Telang",
    "Turi",
    "Wistaria",
    "Zinia",
];

/// A code name such as `Melati-271`, chosen by `chance`. For staff; a reporter sees it on the receipt that they ask for.
#[must_use]
pub fn code_name(chance: u64) -> String {
    let flower = FLOWERS[usize::try_from(chance % FLOWERS.len() as u64).unwrap_or(0)];
    let number = 100 + (chance / FLOWERS.len() as u64) % 900;
    format!("{flower}-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_name_is_a_flower_and_three_digits() {
        assert_eq!(code_name(0), "Melati-100");
        assert_eq!(code_name(39 + 40 * 899), "Zinia-999");
        assert_eq!(code_name(40 * 900), "Melati-100");
    }
}
