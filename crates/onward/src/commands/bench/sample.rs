//! What was measured: durations, and how much memory the program holds.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Durations of one thing done many times.
#[derive(Debug, Default)]
pub(super) struct Sample(Vec<Duration>);

impl Sample {
    /// Does it once and notes how long that took.
    pub(super) fn take<T>(&mut self, does: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let done = does();
        self.0.push(begun.elapsed());
        done
    }

    /// How often it was done.
    pub(super) fn times(&self) -> usize {
        self.0.len()
    }

    /// In milliseconds, the smallest duration that this share of all (in hundredths) does not exceed: the nearest rank.
    fn percentile(&self, hundredths: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let rank = (sorted.len() * hundredths).div_ceil(100).max(1);
        let millis = sorted.get(rank - 1).map_or(0.0, |took| took.as_secs_f64() * 1000.0);
        (millis * 1000.0).round() / 1000.0
    }

    /// As a row of the table: `{what, times, p50_ms, p99_ms}`.
    pub(super) fn row(&self, what: &str) -> Value {
        json!({ "what": what, "times": self.times(), "p50_ms": self.percentile(50), "p99_ms": self.percentile(99) })
    }
}

/// Bytes of memory this program holds now (Linux; elsewhere it is not known).
pub(super) fn held_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Sample;

    #[test]
    fn percentiles_are_the_nearest_rank() {
        let sample = Sample((1..=200).rev().map(Duration::from_millis).collect());
        let row = sample.row("all");
        assert_eq!(
            (row["p50_ms"].as_f64(), row["p99_ms"].as_f64()),
            (Some(100.0), Some(198.0))
        );
        assert_eq!(
            Sample(vec![Duration::from_millis(7)]).row("one")["p99_ms"].as_f64(),
            Some(7.0)
        );
    }
}
