//! What systems do differently with the tools: the names of programs, and what there is to drive a window with.

/// Whether this is Linux: the one system whose packages are installed and whose windows are driven by the journeys.
pub const IS_LINUX: bool = cfg!(target_os = "linux");
/// Whether there is a driver for the system's webview; macOS has none.
pub const HAS_DRIVER: bool = !cfg!(target_os = "macos");
/// npm.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };
/// Tauri's command line, among the programs that npm installs.
pub const TAURI: &str = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
/// The system's Python.
pub const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };
/// Where an environment of Python has its own.
pub const PYTHON_OF_ENVIRONMENT: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };
/// What Tauri calls this system's package, and how its file's name ends.
pub const PACKAGE: (&str, &str) = if cfg!(windows) {
    ("nsis", "-setup.exe")
} else if cfg!(target_os = "macos") {
    ("dmg", ".dmg")
} else {
    ("deb", ".deb")
};
