//! Latencies and how they are printed.

use std::time::Instant;

/// Times of single calls, in milliseconds.
#[derive(Default)]
pub struct Latencies(Vec<f64>);

impl Latencies {
    /// Times one call.
    pub fn time<T>(&mut self, call: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = call();
        self.0.push(begun.elapsed().as_secs_f64() * 1e3);
        result
    }

    /// The slowest calls, with what was called.
    pub fn slowest<'a, T>(&self, calls: &'a [T], count: usize) -> Vec<(f64, &'a T)> {
        let mut slowest: Vec<_> = self.0.iter().copied().zip(calls).collect();
        slowest.sort_by(|(left, _), (right, _)| right.total_cmp(left));
        slowest.truncate(count);
        slowest
    }

    /// The value below which `share` of the calls stayed: the rule that `peers.py` uses.
    fn percentile(sorted: &[f64], share: f64) -> f64 {
        let place = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    }
}

/// One line: what was timed, how often, and how long it took.
pub fn print(what: &str, times: &Latencies) {
    let mut sorted = times.0.clone();
    sorted.sort_by(f64::total_cmp);
    let at = |share| Latencies::percentile(&sorted, share);
    println!(
        "{what:<44} n {:<6} p50 {:>7.3} ms  p95 {:>7.3} ms  p99 {:>7.3} ms  max {:>7.3} ms",
        sorted.len(),
        at(0.5),
        at(0.95),
        at(0.99),
        sorted.last().copied().unwrap_or_default(),
    );
}
