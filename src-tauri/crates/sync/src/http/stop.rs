//! What ends the waiting for a network before its time.

use std::future::Future;
use std::ops::ControlFlow;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How often somebody who waits looks whether that is to end: well within the second in which a person wants to see it.
const LOOKS_EVERY: Duration = Duration::from_millis(100);

/// Shared between who may end a wait and those who wait. It is asked once, and stays so.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks all who wait to end.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Release);
    }

    /// Whether they were asked to.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Acquire)
    }

    /// Lets `time` pass; `Break` when it was asked before the end of it.
    pub fn wait(&self, time: Duration) -> ControlFlow<()> {
        let mut left = time;
        while !self.is_asked() {
            if left.is_zero() {
                return ControlFlow::Continue(());
            }
            let piece = left.min(LOOKS_EVERY);
            std::thread::sleep(piece);
            left -= piece;
        }
        ControlFlow::Break(())
    }

    /// What `work` comes to, or `None` when it was asked before. What was not done then is dropped.
    pub(super) async fn or<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        while !self.is_asked() {
            if let Ok(done) = tokio::time::timeout(LOOKS_EVERY, work.as_mut()).await {
                return Some(done);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_lasts_its_time_or_until_it_is_asked_to_end() {
        let stop = Stop::default();
        assert!(stop.wait(Duration::from_millis(1)).is_continue());
        let ended = std::thread::scope(|scope| {
            let waiting = scope.spawn(|| stop.wait(Duration::from_secs(120)));
            stop.ask();
            waiting.join().unwrap()
        });
        assert!(ended.is_break());
        assert!(stop.wait(Duration::ZERO).is_break(), "it stays so");
    }
}
