//! Chance that is the same for the same seed.

/// Steele, Lea and Flood's `SplitMix64`.
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn from(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high - low) + 1;
        low + u32::try_from(self.next() % span).expect("below a u32")
    }

    /// Once in so many times.
    pub(super) fn once_in(&mut self, times: u32) -> bool {
        self.from(1, times) == 1
    }

    /// One of these.
    pub(super) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let place = self.from(0, u32::try_from(all.len()).expect("a few") - 1);
        &all[place as usize]
    }
}

#[test]
fn the_same_seed_chooses_the_same() {
    let chosen = |seed| {
        let mut chance = Chance::new(seed);
        (0..50).map(|_| chance.from(3, 90)).collect::<Vec<_>>()
    };
    assert_eq!(chosen(7), chosen(7));
    assert_ne!(chosen(7), chosen(8));
    assert!(chosen(7).iter().all(|one| (3..=90).contains(one)));
}
