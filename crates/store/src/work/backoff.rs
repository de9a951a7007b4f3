//! How long to wait before trying again.

use chrono::TimeDelta;
use model::WorkId;

/// After so many attempts work is dead.
pub const MAX_ATTEMPTS: i64 = 10;

/// The first wait, in seconds.
const BASE: u64 = 30;
/// The longest wait, in seconds.
const CAP: u64 = 6 * 60 * 60;

/// How long to wait after the `attempt`th attempt (from 1) failed: 30 s, doubled each time, at most six hours, less up to
/// a fifth, so that what failed together is not tried again together. The part taken off depends on the id and the attempt
/// alone (FNV-1a over both, Fowler, Noll and Vo 1991).
pub fn backoff(id: WorkId, attempt: i64) -> TimeDelta {
    let doublings = u32::try_from(attempt.clamp(1, 16) - 1).unwrap_or(0);
    let millis = (BASE << doublings).min(CAP) * 1000;
    let hash =
        id.0.as_bytes()
            .iter()
            .chain(&attempt.to_le_bytes())
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
            });
    let less = millis / 5 * (hash >> 44) / (1 << 20);
    TimeDelta::milliseconds(i64::try_from(millis - less).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use model::WorkId;
    use uuid::Uuid;

    use super::backoff;

    #[test]
    fn waits_double_from_half_a_minute_to_six_hours() {
        for (attempt, seconds) in [
            (1, 30),
            (2, 60),
            (5, 480),
            (9, 7680),
            (10, 15360),
            (11, 21600),
            (99, 21600),
        ] {
            for number in 0..200 {
                let wait = backoff(WorkId(Uuid::from_u128(number)), attempt);
                let most = TimeDelta::seconds(seconds);
                assert!(wait <= most && wait > most * 4 / 5, "attempt {attempt}: {wait}");
            }
        }
    }

    #[test]
    fn what_failed_together_is_spread_and_each_wait_repeats() {
        let waits: std::collections::BTreeSet<_> = (0..100)
            .map(|number| backoff(WorkId(Uuid::from_u128(number)), 3))
            .collect();
        assert!(waits.len() > 90, "only {} different waits", waits.len());
        let id = WorkId(Uuid::from_u128(42));
        assert_eq!(backoff(id, 4), backoff(id, 4));
    }
}
