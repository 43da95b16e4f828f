//! What documents weigh on the way: `weight FILE…` prints a line for each, `weight OLD=NEW…` also the patch between two.
//!
//! The figures: bytes of the file; what zstd alone, the opened form and the patch take, in per cent of it; megabytes of the
//! file remade in a second; seconds to open it; the most memory held (on Linux), in megabytes, while it was opened and
//! while it was remade, each in a process of its own.

use std::io::Write;
use std::process::{Command, ExitCode};
use std::time::Instant;

use domain::{File, FileRole};
use repository::{blob, form, patch};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("--open") => open_once(&arguments[1]),
        Some("--patch") => patch_once(&arguments[1], &arguments[2], &arguments[3], &arguments[4]),
        Some("--remake") => remake_once(&arguments[1], &arguments[2]),
        Some(_) => table(&arguments),
        None => Err("weight FILE… or OLD=NEW…".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn table(arguments: &[String]) -> Outcome {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:>9} {:>6} {:>6} {:>6} {:>7} {:>6} {:>6} {:>6}  file",
        "bytes", "zstd%", "form%", "patch%", "MB/s", "open s", "open M", "rem. M"
    )?;
    let (mut bytes, mut formed) = (0, 0);
    for argument in arguments {
        let (old, new) = argument.split_once('=').map_or((None, argument.as_str()), |(old, new)| (Some(old), new));
        let content = std::fs::read(new)?;
        let per_cent = |part: usize| part as f64 * 100.0 / content.len() as f64;
        let zstd = zstd::bulk::compress(&content, 19)?.len();
        let encoded = blob::encode(
            FileRole::Document,
            "file".to_owned(),
            "application/octet-stream".to_owned(),
            content.clone(),
        )?;
        let folder = tempfile::tempdir()?;
        let (listing, packed) = (folder.path().join("file.json"), folder.path().join("blob"));
        std::fs::write(&listing, serde_json::to_vec(&encoded.file)?)?;
        std::fs::write(&packed, &encoded.blob)?;
        let opening = child(&["--open", new])?;
        let remaking = child(&["--remake", &listing.to_string_lossy(), &packed.to_string_lossy()])?;
        let mut patched = String::new();
        let patch = match old {
            None => "-".to_owned(),
            Some(old) => {
                let (patch, bytes) = patch::between(&std::fs::read(old)?, &content)?.ok_or("no patch")?;
                let (patch_listing, patch_file) = (folder.path().join("patch.json"), folder.path().join("patch"));
                std::fs::write(&patch_listing, serde_json::to_vec(&patch)?)?;
                std::fs::write(&patch_file, &bytes)?;
                let paths = [&listing, &patch_listing, &patch_file].map(|path| path.to_string_lossy().into_owned());
                let (seconds, held) = child(&["--patch", old, &paths[0], &paths[1], &paths[2]])?;
                patched = format!(", patched in {seconds:.2} s with {held:.0} MB");
                format!("{:.1}", per_cent(bytes.len()))
            }
        };
        let (seconds, held) = opening;
        let (remade, remade_held) = remaking;
        writeln!(
            out,
            "{:>9} {:>6.1} {:>6.1} {:>6} {:>7.1} {:>6.2} {:>6.1} {:>6.1}  {new} ({:?}{patched})",
            content.len(),
            per_cent(zstd),
            per_cent(encoded.blob.len()),
            patch,
            content.len() as f64 / 1e6 / remade,
            seconds,
            held,
            remade_held,
            encoded.file.transport.encoding,
        )?;
        bytes += content.len();
        formed += encoded.blob.len();
    }
    writeln!(out, "{bytes:>9}        {:>6.1}  all", formed as f64 * 100.0 / bytes as f64)?;
    Ok(())
}

/// Runs this program again with `arguments`; gives the seconds and megabytes that it prints.
fn child(arguments: &[&str]) -> Outcome<(f64, f64)> {
    let output = Command::new(std::env::current_exe()?).args(arguments).output()?;
    let text = String::from_utf8(output.stdout)?;
    // What opens documents may print lines of its own before.
    let mut words = text.lines().last().unwrap_or_default().split_whitespace().map(str::parse::<f64>);
    match (words.next(), words.next()) {
        (Some(seconds), Some(held)) if output.status.success() => Ok((seconds?, held?)),
        _ => Err(format!("{arguments:?}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

fn open_once(path: &str) -> Outcome {
    let content = std::fs::read(path)?;
    let started = Instant::now();
    form::open(&content, 256 << 20).ok_or("its form is too large")?;
    report(started.elapsed().as_secs_f64())
}

fn remake_once(listing: &str, packed: &str) -> Outcome {
    let file: File = serde_json::from_slice(&std::fs::read(listing)?)?;
    let mut best = f64::INFINITY;
    // Other work on the computer slows some runs down; the fastest is what the program can do.
    for _ in 0..5 {
        let mut reader = std::fs::File::open(packed)?;
        let started = Instant::now();
        blob::decode(file.transport.encoding, &mut reader, &file, &mut std::io::sink())?;
        best = best.min(started.elapsed().as_secs_f64());
    }
    report(best)
}

fn patch_once(old: &str, listing: &str, patch_listing: &str, patch_file: &str) -> Outcome {
    let file: File = serde_json::from_slice(&std::fs::read(listing)?)?;
    let patch: domain::Patch = serde_json::from_slice(&std::fs::read(patch_listing)?)?;
    let (mut old, mut reader) = (std::fs::File::open(old)?, std::fs::File::open(patch_file)?);
    let started = Instant::now();
    patch::apply(&mut old, &mut reader, &patch, &file, &mut std::io::sink())?;
    report(started.elapsed().as_secs_f64())
}

fn report(seconds: f64) -> Outcome {
    println!("{seconds} {}", peak()?);
    Ok(())
}

/// The most memory this process held so far, in megabytes; not a number where the system does not say.
fn peak() -> Outcome<f64> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else { return Ok(f64::NAN) };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse::<f64>()? * 1024.0 / 1e6)
}
