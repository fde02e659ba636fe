//! A small random source whose draws never change with a library version or a platform.
//!
//! SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014) with integer draws
//! only. It is not for anything that must be unpredictable.

/// One stream of draws. Each kind of workbook has its own stream, so a change to one does not move the others.
pub(crate) struct Draw {
    state: u64,
}

impl Draw {
    /// Starts the stream numbered `stream` of a seed.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut start = Self {
            state: seed ^ stream.wrapping_mul(0xD1B5_4A32_D192_ED03),
        };
        start.next();
        start
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Draws a number from 0 up to but not including `limit`; 0 when `limit` is 0.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        let product = (self.next() >> 32) * u64::from(limit);
        // The product of two 32-bit numbers has at most 64 bits, so its upper half always fits.
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// Draws a number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// Is true with a chance of `share` in a thousand.
    pub(crate) fn per_mille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// Picks one of a list that is not empty, each as likely as another.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(length(from)) as usize]
    }

    /// Picks one of a list that is not empty, by weight.
    pub(crate) fn weighted<T: Copy>(&mut self, from: &[(T, u32)]) -> T {
        let total = from.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (value, weight) in from {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        from[0].0
    }

    /// Puts a list into a drawn order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX)) as usize;
            list.swap(last, other);
        }
    }
}

fn length<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn draws_are_the_published_splitmix64_sequence() {
        let mut draw = Draw { state: 0 };
        assert_eq!(
            draw.next(),
            0xE220_A839_7B1D_CDAF,
            "first output of SplitMix64 from state 0"
        );
        assert_eq!(
            draw.next(),
            0x6E78_9E6A_A1B9_65F4,
            "second output of SplitMix64 from state 0"
        );
    }

    #[test]
    fn draws_stay_within_their_limits() {
        let mut draw = Draw::new(7, 1);
        for _ in 0..10_000 {
            assert!(draw.below(3) < 3);
            assert!((5..=9).contains(&draw.between(5, 9)));
        }
    }
}
