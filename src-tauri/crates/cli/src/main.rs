//! `shelf`: a library on the command line.

fn main() -> std::process::ExitCode {
    cli::run()
}
