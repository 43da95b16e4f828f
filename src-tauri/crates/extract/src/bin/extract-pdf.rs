//! The child process by itself, for the tests of this crate; the product runs `shelf extract-pdf`.

fn main() -> std::process::ExitCode {
    extract::run_child()
}
