//! Three rules over the sources: time is passed in and nobody sleeps through it; the window's commands are thin; what systems
//! do differently stands in one place a crate.

use std::path::{Path, PathBuf};

/// Where the time of day may be read: the programs' own entrances, which hand it on as `library::Clock`, and the tools
/// that build and measure. The conformance suite of TUF moves the clock of the program that it runs.
const CLOCKS: &[&str] = &[
    "src-tauri/src/lib.rs",
    "src-tauri/crates/cli/src/",
    "src-tauri/crates/sync/examples/tuf_client.rs",
    "src-tauri/xtask/",
    "src-tauri/bench/",
];

/// Where the interface may read the time: it is told the library's when it begins, and counts on from there.
const INTERFACE_CLOCKS: &[&str] = &["ui/src/state/app.svelte.ts", "ui/src/main.ts"];

/// Where a stopwatch may run: how long a search took is part of its answer, and a test of hostile input bounds its work.
const STOPWATCHES: &[&str] = &[
    "src-tauri/crates/library/src/searching.rs",
    "src-tauri/crates/sync/src/http/options.rs",
    "src-tauri/crates/content/src/tests/properties.rs",
    "src-tauri/crates/extract/examples/",
    "src-tauri/crates/repository/examples/",
    "src-tauri/xtask/",
    "src-tauri/bench/",
];

/// Where something may pause. The shell looks at the store a few times a second; the HTTP client lets time pass before
/// it tries again; the journeys look again and again until
/// something is so, and give up on what hangs. Everything else is woken by what it waits for.
const PAUSES: &[&str] = &[
    "src-tauri/src/background.rs",
    "src-tauri/src/events.rs",
    "src-tauri/crates/cli/src/commands/jobs.rs",
    "src-tauri/crates/sync/src/http/stop.rs",
    "src-tauri/xtask/",
    "src-tauri/bench/",
    "tests/e2e/harness/wait.js",
    "tests/e2e/harness/journey.js",
    "tests/e2e/harness/programs.js",
    // It measures how much is at rest, and for how long.
    "tests/e2e/measure/",
];

/// What reads the time or lets it pass, in `source` at `path` from the root of the tree, where that is not allowed there.
fn time_faults(path: &str, source: &str) -> Vec<String> {
    let allowed = |places: &[&str]| places.iter().any(|place| path.starts_with(place));
    let mut faults = Vec::new();
    for (at, line) in source.lines().enumerate() {
        let line = code(line);
        let mut fault = |what: &str| faults.push(format!("{path}:{}: {what}", at + 1));
        for (before, after) in line.match_indices("::now").map(|(at, word)| line.split_at(at + word.len())) {
            if after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_') {
                continue;
            }
            let watch = before.ends_with("Instant::now");
            if watch && !allowed(STOPWATCHES) {
                fault("runs a stopwatch");
            } else if !watch && !allowed(CLOCKS) {
                fault("reads the clock");
            }
        }
        // A database that is asked for the time, and the interface.
        let told = ["CURRENT_TIMESTAMP", "datetime('now'", "unixepoch('now'", "strftime('%s', 'now'"];
        if told.iter().any(|word| line.contains(word)) {
            fault("reads the clock");
        }
        if ["new Date()", "Date.now("].iter().any(|word| line.contains(word)) && !allowed(INTERFACE_CLOCKS) {
            fault("reads the clock");
        }
        let pauses = ["sleep(", "park_timeout(", "setTimeout", "setInterval", "waitForTimeout"];
        // The interface itself may wait for a person to stop typing; what tests it may not.
        let interface = path.starts_with("ui/src/");
        if pauses.iter().any(|word| line.contains(word)) && !interface && !allowed(PAUSES) {
            fault("pauses");
        }
    }
    faults
}

/// A line without the comment at its end.
fn code(line: &str) -> &str {
    let comment = line.match_indices("//").map(|(at, _)| at).find(|at| !line[..*at].ends_with(':'));
    comment.map_or(line, |at| &line[..at])
}

/// The commands that need nothing of the library: the window is painted; what the system asks to open is taken; an address is
/// handed to the system; the window takes the whole screen; a folder is chosen; the app begins anew.
const WITHOUT_LIBRARY: &[&str] =
    &["painted", "openings", "open_external", "set_full_screen", "choose_folder", "restart"];

/// A thin command has at most so many statements, and so many lines in all: `save_copy` asks the person where to.
const STATEMENTS: usize = 4;
const LINES: usize = 14;

/// What is not thin in the commands that `source` declares, and how many it declares.
fn command_faults(source: &str) -> (usize, Vec<String>) {
    let mut faults = Vec::new();
    let mut count = 0;
    for declared in source.split("#[tauri::command]").skip(1) {
        count += 1;
        let name = declared.split_once("fn ").map_or("", |(_, rest)| rest.split(['(', '<']).next().unwrap_or(""));
        let body = body(declared);
        let mut fault = |what: String| faults.push(format!("{name} {what}"));
        if !body.contains("library.") && !WITHOUT_LIBRARY.contains(&name) {
            fault("does not call the library".to_owned());
        }
        let statements = statements(body);
        if statements > STATEMENTS {
            fault(format!("has {statements} statements"));
        }
        let lines = body.trim().lines().count();
        if lines > LINES {
            fault(format!("has {lines} lines"));
        }
        for word in ["for ", "while ", "loop ", "std::fs", "std::net", "std::process", "thread::", "::now"] {
            if body.contains(word) {
                fault(format!("does work of its own: {}", word.trim()));
            }
        }
    }
    (count, faults)
}

/// What stands between the braces of the first function.
fn body(function: &str) -> &str {
    let Some(start) = function.find('{') else { return "" };
    let mut depth = 0;
    for (at, letter) in function[start..].char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &function[start + 1..start + at];
        }
    }
    &function[start + 1..]
}

/// How many statements a body has, its last expression among them, without those of blocks inside.
fn statements(body: &str) -> usize {
    let (mut depth, mut count, mut open) = (0, 0, false);
    for letter in body.chars() {
        match letter {
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth -= 1,
            _ => {}
        }
        open |= !letter.is_whitespace();
        // A block that stands alone, such as that of `if`, ends a statement as a semicolon does.
        if depth == 0 && open && (letter == ';' || letter == '}') {
            count += 1;
            open = false;
        }
    }
    count + usize::from(open)
}

/// Every source below `folder` that ends in one of `endings`, without what is installed or built.
fn sources(folder: &Path, endings: &[&str], found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if name != "node_modules" && name != "target" && name != "dist" {
                sources(&path, endings, found);
            }
        } else if path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known)) {
            found.push(path);
        }
    }
}

#[test]
fn time_is_passed_in_and_nobody_sleeps() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src-tauri"), &["rs"], &mut found);
    sources(&root.join("ui/src"), &["ts", "svelte"], &mut found);
    sources(&root.join("ui/test"), &["ts"], &mut found);
    sources(&root.join("tests/e2e"), &["js"], &mut found);
    assert!(found.len() > 150, "only {} sources were found", found.len());
    let mut faults = Vec::new();
    for path in found {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        faults.extend(time_faults(&name, &std::fs::read_to_string(&path).unwrap()));
    }
    assert_eq!(faults, [""; 0], "time is told by library::Clock; tests wait for what they want to happen");
}

#[test]
fn reading_the_time_and_sleeping_are_found_out() {
    let library = "src-tauri/crates/library/src/notices.rs";
    for (path, line, wanted) in [
        (library, "let now = Timestamp::now();", "reads the clock"),
        (library, "let now = std::time::SystemTime::now();", "reads the clock"),
        (library, "Library::open(folder, Arc::new(jiff::Timestamp::now))", "reads the clock"),
        (library, "let begun = Instant::now();", "runs a stopwatch"),
        ("src-tauri/crates/library/src/searching.rs", "let now = Timestamp::now();", "reads the clock"),
        ("src-tauri/crates/cli/src/commands/sync.rs", "let begun = Instant::now();", "runs a stopwatch"),
        ("src-tauri/crates/store/src/tests/lease.rs", "std::thread::sleep(SECOND);", "pauses"),
        ("ui/test/screens/search.test.ts", "await new Promise((done) => setTimeout(done, 100));", "pauses"),
        ("tests/e2e/search.test.js", "setTimeout(() => undefined, 5);", "pauses"),
        (library, "let address = \"https://example.org/\"; let now = Timestamp::now();", "reads the clock"),
        ("src-tauri/crates/store/src/table/job.rs", "UPDATE job SET ended = datetime('now')", "reads the clock"),
        ("ui/src/screens/notices/groups.ts", "const today = new Date();", "reads the clock"),
        ("ui/src/i18n/index.ts", "if (moment < Date.now()) return;", "reads the clock"),
    ] {
        assert_eq!(time_faults(path, line), [format!("{path}:1: {wanted}")], "{line}");
    }
    for (path, line) in [
        ("src-tauri/src/lib.rs", "Library::open(&options.library, Arc::new(jiff::Timestamp::now))"),
        ("src-tauri/crates/library/src/searching.rs", "let begun = Instant::now();"),
        ("src-tauri/src/events.rs", "std::thread::sleep(PERIOD);"),
        (library, "let now = (self.clock)(); // never Timestamp::now"),
        (library, "Status::nowhere()"),
        ("ui/src/state/app.svelte.ts", "return new Date(Date.now() + this.#zero);"),
        ("ui/src/screens/search/Search.svelte", "const timer = setTimeout(settle, PAUSE);"),
        ("ui/src/i18n/index.ts", "const when = new Date(moment);"),
    ] {
        assert_eq!(time_faults(path, line), [""; 0], "{line}");
    }
}

/// What asks which system this is, in `source` at `path` from the root of the tree, where that is not allowed: a crate has a
/// module `system` for it. Tests may, and the attribute that keeps Windows from opening a console.
fn system_faults(path: &str, source: &str) -> Vec<String> {
    if path.contains("/tests") || path.contains("/system/") || path.ends_with("/system.rs") {
        return Vec::new();
    }
    let of_the_crate = source.split("\nmod tests {").next().unwrap_or_default();
    let asks = |line: &str| {
        let told = ["unix", "windows", "target_os", "target_family"];
        line.contains("cfg") && told.iter().any(|word| line.contains(word)) && !line.contains("windows_subsystem")
    };
    let lines = of_the_crate.lines().enumerate().filter(|(_, line)| asks(code(line)));
    lines.map(|(at, _)| format!("{path}:{}", at + 1)).collect()
}

#[test]
fn what_systems_do_differently_stands_in_one_place_a_crate() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    sources(&root.join("src-tauri"), &["rs"], &mut found);
    let mut faults = Vec::new();
    for path in found {
        let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        faults.extend(system_faults(&name, &std::fs::read_to_string(&path).unwrap()));
    }
    assert_eq!(faults, [""; 0], "it belongs into the crate's module `system`");
    let elsewhere = "src-tauri/crates/library/src/saving.rs";
    for (path, source, wanted) in [
        (elsewhere, "#[cfg(unix)]\nfn a() {}", vec![format!("{elsewhere}:1")]),
        (elsewhere, "let a =\n    if cfg!(windows) { 1 } else { 2 };", vec![format!("{elsewhere}:2")]),
        (elsewhere, "#[cfg(not(target_os = \"macos\"))]", vec![format!("{elsewhere}:1")]),
        (elsewhere, "#[cfg(test)]\nmod tests {\n    #[cfg(unix)]\n    fn a() {}\n}", vec![]),
        (elsewhere, "#[cfg(test)]\nmod windows;", vec![]),
        ("src-tauri/crates/disk/src/system/mod.rs", "#[cfg(unix)]", vec![]),
        ("src-tauri/crates/store/src/tests/opening.rs", "#[cfg(unix)]", vec![]),
    ] {
        assert_eq!(system_faults(path, source), wanted, "{source}");
    }
}

#[test]
fn the_commands_are_thin() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src-tauri/src/commands");
    let mut found = Vec::new();
    sources(&folder, &["rs"], &mut found);
    let (mut count, mut faults) = (0, Vec::new());
    for path in found {
        let (declared, wrong) = command_faults(&std::fs::read_to_string(path).unwrap());
        count += declared;
        faults.extend(wrong);
    }
    assert_eq!(faults, [""; 0], "what a command decides belongs into a use-case of `library`");
    assert_eq!(count, library::COMMANDS.len(), "every command is declared in the commands' folder");
}

#[test]
fn commands_that_do_more_than_pass_on_are_found_out() {
    let command =
        |body: &str| format!("#[tauri::command]\npub async fn some(state: State<'_, S>) -> R {{\n{body}\n}}\n");
    let long = "    library.read()\n".repeat(LINES + 1);
    for (body, wanted) in [
        ("    std::fs::read(\"x\")", vec!["some does not call the library", "some does work of its own: std::fs"]),
        (
            "    let a = library.a();\n    let b = 2;\n    let c = 3;\n    let d = 4;\n    library.f(a, b, c, d)",
            vec!["some has 5 statements"],
        ),
        (
            "    if a { b() }\n    if c { d() }\n    let e = 1;\n    let g = 1;\n    library.f(e, g)",
            vec!["some has 5 statements"],
        ),
        ("    for row in library.rows() { f(row) }", vec!["some does work of its own: for"]),
        (long.as_str(), vec!["some has 15 lines"]),
        ("    off_the_main_thread(&state, |library| library.sources()).await", vec![]),
        ("    let a = a.min(B);\n    let c = library.c(a)?;\n    Ok(c)", vec![]),
    ] {
        assert_eq!(command_faults(&command(body)), (1, wanted.iter().map(ToString::to_string).collect()), "{body}");
    }
}
