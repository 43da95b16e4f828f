//! What systems do differently with pdfium: the name of its file, and how it ends for want of memory.

use child_process::ExitStatus;

/// libpdfium's file name on this system.
pub const PDFIUM_FILE_NAME: &str = if cfg!(windows) {
    "pdfium.dll"
} else if cfg!(target_os = "macos") {
    "libpdfium.dylib"
} else {
    "libpdfium.so"
};

/// Whether a child ended itself as pdfium does when it gets no memory, without a word: by SIGABRT on Unix, by Chromium's
/// out-of-memory exception on Windows. Its other failures are traps, and those of the C library have words.
pub(crate) fn gave_up(status: ExitStatus) -> bool {
    #[cfg(unix)]
    return status.signal() == Some(6);
    #[cfg(not(unix))]
    return status.code() == Some(0xE000_0008);
}
