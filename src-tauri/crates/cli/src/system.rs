//! What systems do differently with a program that is to end.

/// Ends when the person interrupts the program, or the system asks it to end.
#[cfg(unix)]
pub(crate) async fn interrupted() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminated.recv() => {}
        },
        Err(_) => by_the_person().await,
    }
}

/// Ends when the person interrupts the program.
#[cfg(not(unix))]
pub(crate) async fn interrupted() {
    by_the_person().await;
}

async fn by_the_person() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Then only the system's own way of ending a program is left.
        std::future::pending::<()>().await;
    }
}
