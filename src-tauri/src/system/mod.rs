//! What systems do differently with a desktop app, in one place: whoever ports the app reads this folder.

pub(crate) mod metered;
pub(crate) mod notification;
pub(crate) mod opened;
pub(crate) mod webview;
