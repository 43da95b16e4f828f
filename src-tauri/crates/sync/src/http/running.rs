//! What requests run on: one thread of this process, however many clients there are.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle};

/// The runtime, started with the first client; or why there is none.
pub(super) fn handle() -> Result<Handle, String> {
    static RUNNING: OnceLock<Result<Handle, String>> = OnceLock::new();
    RUNNING.get_or_init(|| start().map_err(|error| error.to_string())).clone()
}

fn start() -> std::io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_io().enable_time().build()?;
    let handle = runtime.handle().clone();
    // It moves what connections do; whoever waits for an answer waits in a thread of their own.
    std::thread::Builder::new()
        .name("http".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    Ok(handle)
}
