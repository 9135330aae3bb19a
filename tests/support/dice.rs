//! Seeded chance for tests: xorshift64*, so that a failure can be repeated from its seed.

pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).expect("a usize below a usize")
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    pub fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}

/// A number of rounds: what CI runs, unless `SUAKA_ROUNDS` says otherwise.
#[expect(clippy::disallowed_methods, reason = "how long the tests run is a setting of theirs, not of the program")]
pub fn rounds(usual: u64) -> u64 {
    std::env::var("SUAKA_ROUNDS").ok().and_then(|text| text.replace('_', "").parse().ok()).unwrap_or(usual)
}

/// Whether each of something is to be run, and not only some (`SUAKA_EACH=1`).
#[expect(clippy::disallowed_methods, reason = "how long the tests run is a setting of theirs, not of the program")]
pub fn each() -> bool {
    std::env::var("SUAKA_EACH").is_ok_and(|text| text != "0")
}

/// The first seed, unless `SUAKA_SEED` says otherwise.
#[expect(clippy::disallowed_methods, reason = "which round is repeated is a setting of the tests")]
pub fn first_seed() -> u64 {
    std::env::var("SUAKA_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}
