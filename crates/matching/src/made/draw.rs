//! Drawing by chance, from a seed.

use model::SeededRandom;

/// Draws positions as often as their weights say.
#[derive(Debug)]
pub(super) struct Draw {
    /// The sum of the weights up to and with each position.
    upto: Vec<u64>,
}

impl Draw {
    pub(super) fn new(weights: impl Iterator<Item = u32>) -> Self {
        let sum = |sum: &mut u64, weight: u32| {
            *sum += u64::from(weight);
            Some(*sum)
        };
        Self {
            upto: weights.scan(0, sum).collect(),
        }
    }

    /// One of the positions.
    pub(super) fn one(&self, random: &SeededRandom) -> usize {
        let all = self.upto.last().copied().unwrap_or(1);
        let at = random.next_u64() % all;
        self.upto.partition_point(|upto| *upto <= at)
    }
}

/// The numbers below `n` in an order of chance (Fisher and Yates).
pub(super) fn shuffled(n: usize, random: &SeededRandom) -> Vec<u32> {
    let mut list: Vec<u32> = (0..).take(n).collect();
    for last in (1..n).rev() {
        list.swap(last, random.below(u32::try_from(last + 1).unwrap_or(1)) as usize);
    }
    list
}

#[cfg(test)]
mod tests {
    use model::SeededRandom;

    use super::Draw;

    #[test]
    fn what_weighs_more_is_drawn_more_often() {
        let (draw, random) = (Draw::new([0, 1, 9].into_iter()), SeededRandom::new(1));
        let mut drawn = [0; 3];
        for _ in 0..1000 {
            drawn[draw.one(&random)] += 1;
        }
        assert_eq!(drawn[0], 0);
        assert!((60..140).contains(&drawn[1]), "{drawn:?}");
    }
}
