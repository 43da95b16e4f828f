//! `shelf publish push` to a folder, and to a server of the S3 protocol in another process.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use repository::{Card, Expired, Folder, InMemoryTrust, Refreshed, refresh};

use crate::desk::{Desk, assert_valid, typed};

/// How many articles there are: enough objects that a push can be stopped between them.
const ARTICLES: usize = 12;

/// A publisher with a repository, built on 23 November 2026.
fn publisher() -> Desk {
    let desk = Desk::empty();
    desk.init();
    for number in 0..ARTICLES {
        desk.write_article(&format!("article-{number}"), &format!("Text {number}."));
    }
    desk.build_again(23);
    desk
}

impl Desk {
    fn write_article(&self, publication: &str, text: &str) {
        let folder = format!("collections/library/{publication}");
        self.write(&format!("{folder}/publication.toml"), "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
        self.write(&format!("{folder}/en.toml"), "format = 1\n");
        self.write(&format!("{folder}/en.md"), &format!("# {publication}\n\n## First {{#first}}\n\n{text}\n"));
    }

    fn build_again(&self, day: u32) {
        // What its revisions are does not matter to what is sent.
        let time = format!("2026-11-{day}T08:00:00Z");
        self.ok(&typed(&format!("publish build content --out repository --same-revision --time {time}")));
    }

    /// The exit code and what is said of a push that is refused.
    fn refused(&self, target: &str) -> (Option<i32>, String) {
        let output = self.run(&typed(&format!("publish push repository {target}")));
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    }

    /// Pushes; what was sent and what was there, and the bytes.
    fn push(&self, target: &str) -> (u64, u64, u64) {
        let (code, value) = self.json(&typed(&format!("publish push repository {target}")));
        assert_eq!(code, 0, "{value}");
        assert_valid("publish-push", &value);
        let number = |name: &str| value[name].as_u64().unwrap();
        (number("sent"), number("skipped"), number("bytes"))
    }

    /// A reader of what lies in the folder `target`, with the card that was handed out first.
    fn read(&self, target: &Path, trust: &InMemoryTrust) -> Refreshed {
        let card = Card::parse(&std::fs::read(self.path("content.keys/publisher.fieldshelf-card")).unwrap()).unwrap();
        let now = "2026-11-30T08:00:00Z".parse().unwrap();
        let read = refresh(&card, &Folder::new(target), trust, now, Expired::Refuse).unwrap();
        assert_eq!(read.refused.len(), 0);
        read
    }

    /// The objects of the repository, by name.
    fn objects(&self) -> BTreeSet<String> {
        names(&self.path("repository")).into_iter().filter(|name| !name.starts_with('.')).collect()
    }
}

/// The files below `folder`, by name with `/`.
fn names(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let parts = path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap());
                found.insert(parts.collect::<Vec<_>>().join("/"));
            }
        }
    }
    found
}

/// The server, and what it says of each request.
struct Server {
    child: Child,
    said: BufReader<ChildStdout>,
    folder: tempfile::TempDir,
    port: u16,
}

impl Server {
    fn start() -> Self {
        // Examples are built with the tests, in the folder beside theirs.
        let built = std::env::current_exe().unwrap();
        let program = built.parent().unwrap().parent().unwrap().join("examples").join("s3_server");
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("bucket")).unwrap();
        let mut child = Command::new(program.with_extension(std::env::consts::EXE_EXTENSION))
            .arg(folder.path())
            .args(["access", "secret"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut port = String::new();
        said.read_line(&mut port).unwrap();
        Self { child, said, folder, port: port.trim().parse().unwrap() }
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        vec![
            ("AWS_ACCESS_KEY_ID", "access".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "secret".to_owned()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ENDPOINT", format!("http://127.0.0.1:{}", self.port)),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
        ]
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        assert_ne!(self.said.read_line(&mut line).unwrap(), 0, "the server ended");
        line.trim_end().to_owned()
    }

    /// What it says until an object of this name is put, that line too.
    fn until_put(&mut self, name: &str) -> Vec<String> {
        let last = format!("end 200 PUT /bucket/office/{name}");
        let mut lines = Vec::new();
        loop {
            lines.push(self.line());
            if lines.last().is_some_and(|line| line.starts_with(&last)) {
                return lines;
            }
        }
    }

    fn repository(&self) -> PathBuf {
        self.folder.path().join("bucket/office")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and there is nobody left to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const TIMESTAMP: &str = "metadata/timestamp.json";

/// Where among `lines` an object is begun to be put and where it has been, by name in order.
fn puts(lines: &[String]) -> Vec<(String, usize, usize)> {
    let found = |line: &str, word: &str| {
        let (method, name) = line.strip_prefix(word)?.split_once(" /bucket/office/")?;
        // Large objects come as parts, and a request that puts them together.
        if !["PUT", "POST"].contains(&method) {
            return None;
        }
        Some(name.split('?').next().unwrap_or(name).to_owned())
    };
    let ends = lines.iter().enumerate().filter_map(|(at, line)| Some((found(line, "end 200 ")?, at)));
    // What an earlier push began is not looked at.
    ends.filter_map(|(name, end)| {
        let begin = lines.iter().position(|line| found(line, "begin ").as_ref() == Some(&name))?;
        Some((name, begin, end))
    })
    .collect()
}

#[test]
fn a_folder_is_filled_and_only_what_is_new_is_sent_again() {
    let desk = publisher();
    let objects = desk.objects();
    let (sent, skipped, bytes) = desk.push("mirror");
    assert_eq!((sent, skipped), (objects.len() as u64, 0));
    let size = |name: &String| std::fs::metadata(desk.path("repository").join(name)).unwrap().len();
    assert_eq!(bytes, objects.iter().map(size).sum::<u64>());
    assert_eq!(names(&desk.path("mirror")), objects);
    let trust = InMemoryTrust::new();
    desk.read(&desk.path("mirror"), &trust);
    let again = desk.push("mirror");
    assert_eq!((again.0, again.1), (1, objects.len() as u64 - 1), "the timestamp alone");

    desk.write_article("article-0", "Other text.");
    desk.build_again(24);
    let (sent, _, _) = desk.push("mirror");
    // Sections, shard, catalogue, collection, snapshot, timestamp.
    assert_eq!(sent, 6);
    assert!(names(&desk.path("mirror")).is_superset(&objects), "what readers may be reading stays");
    assert_eq!(desk.read(&desk.path("mirror"), &trust).signed, "2026-11-24T08:00:00Z".parse().unwrap());

    // A file that was cut off is sent again; a key that was replaced arrives before the timestamp.
    let blob = objects.iter().find(|name| name.starts_with("blobs/")).unwrap();
    std::fs::write(desk.path("mirror").join(blob), "x").unwrap();
    desk.ok(&typed("publish rotate release repository --keys content.keys --time 2026-11-25T08:00:00Z"));
    desk.push("mirror");
    assert_eq!(names(&desk.path("mirror")), desk.objects());
    assert_eq!(
        std::fs::read(desk.path("mirror").join(blob)).unwrap(),
        std::fs::read(desk.path("repository").join(blob)).unwrap()
    );
    assert_eq!(desk.read(&desk.path("mirror"), &trust).signed, "2026-11-25T08:00:00Z".parse().unwrap());
}

#[test]
fn an_older_release_another_publishers_and_half_a_repository_are_refused() {
    let desk = publisher();
    desk.push("mirror");
    let old = desk.path("old");
    assert!(Command::new("cp").arg("-r").arg(desk.path("repository")).arg(&old).status().unwrap().success());
    desk.write_article("article-0", "Other text.");
    desk.build_again(24);
    desk.push("mirror");
    let before = names(&desk.path("mirror"));
    let swap = |name: &str| {
        std::fs::rename(desk.path("repository"), desk.path("aside")).unwrap();
        std::fs::rename(desk.path(name), desk.path("repository")).unwrap();
        std::fs::rename(desk.path("aside"), desk.path(name)).unwrap();
    };
    swap("old");
    let (code, said) = desk.refused("mirror");
    assert_eq!(code, Some(2));
    assert!(said.contains("version 2, not 1"), "{said}");
    swap("old");

    // The same keys sign another version 2 elsewhere, because nobody remembered.
    let timestamp = desk.path("mirror").join(TIMESTAMP);
    std::fs::remove_dir_all(desk.path("content.keys/published")).unwrap();
    swap("old");
    desk.write_article("article-0", "Yet other text.");
    desk.build_again(25);
    let (code, said) = desk.refused("mirror");
    assert!(code == Some(2) && said.contains("version 2 was signed twice"), "{code:?} {said}");
    desk.ok(&typed("publish rotate release repository --keys content.keys --time 2026-11-25T09:00:00Z"));
    let seen = std::fs::read(&timestamp).unwrap();
    std::fs::create_dir_all(desk.path("later/metadata")).unwrap();
    std::fs::copy(desk.path("repository/metadata/2.root.json"), desk.path("mirror/metadata/2.root.json")).unwrap();
    swap("old");
    let (code, said) = desk.refused("mirror");
    assert!(code == Some(2) && said.contains("metadata/2.root.json, which is newer"), "{code:?} {said}");
    std::fs::remove_file(desk.path("mirror/metadata/2.root.json")).unwrap();

    let stranger = publisher();
    let (code, said) = stranger.refused(desk.path("mirror").to_str().unwrap());
    assert!(code == Some(2) && said.contains("another publisher's"), "{code:?} {said}");
    let blob = stranger.objects().into_iter().find(|name| name.starts_with("blobs/")).unwrap();
    std::fs::remove_file(stranger.path("repository").join(blob)).unwrap();
    let (code, said) = stranger.refused("empty");
    assert!(code == Some(1) && !stranger.path("empty").exists(), "{code:?} {said}");
    for target in ["repository", "repository/inside", "ftp://example.org/x", "https://example.org/x"] {
        assert_eq!(desk.refused(target).0, Some(2), "{target}");
    }
    assert_eq!(names(&desk.path("mirror")), before);
    assert_eq!(std::fs::read(&timestamp).unwrap(), seen);
}

#[test]
fn metadata_that_somebody_else_signed_under_the_same_version_is_not_mixed_with_ours() {
    let desk = publisher();
    desk.push("mirror");
    let seen = std::fs::read(desk.path("mirror").join(TIMESTAMP)).unwrap();
    desk.write_article("article-0", "Other text.");
    desk.build_again(24);
    for name in ["metadata/2.snapshot.json", "metadata/2.library.json"] {
        let ours = std::fs::read(desk.path("repository").join(name)).unwrap();
        // Another computer was stopped before its timestamp, having signed as many bytes.
        let theirs: Vec<u8> = ours.iter().map(|byte| if *byte == b'a' { b'b' } else { *byte }).collect();
        assert!(theirs.len() == ours.len() && theirs != ours);
        let there = desk.path("mirror").join(name);
        std::fs::write(&there, &theirs).unwrap();
        let (code, said) = desk.refused("mirror");
        assert!(code == Some(2) && said.contains(name), "{code:?} {said}");
        assert_eq!(std::fs::read(&there).unwrap(), theirs);
        assert_eq!(std::fs::read(desk.path("mirror").join(TIMESTAMP)).unwrap(), seen);
        // What was merely cut off is sent again.
        std::fs::write(&there, &ours[..ours.len() / 2]).unwrap();
    }
    desk.push("mirror");
    let trust = InMemoryTrust::new();
    assert_eq!(desk.read(&desk.path("mirror"), &trust).signed, "2026-11-24T08:00:00Z".parse().unwrap());
}

#[test]
fn a_push_to_s3_that_is_killed_goes_on_and_the_timestamp_comes_last() {
    let mut server = Server::start();
    let mut desk = publisher();
    desk.environment = server.environment();
    let target = "s3://bucket/office";
    // More than two parts of 5 MiB, so that it goes as S3 wants large objects.
    let name = format!("blobs/ff/{}", "f".repeat(64));
    let large: Vec<u8> = (0..(11_u32 << 20)).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::fs::create_dir_all(desk.path("repository/blobs/ff")).unwrap();
    std::fs::write(desk.path("repository").join(&name), &large).unwrap();
    let objects = desk.objects();

    let mut first =
        desk.command(&typed(&format!("publish push repository {target}"))).stderr(Stdio::null()).spawn().unwrap();
    let mut done = 0;
    while done < 4 {
        done += usize::from(server.line().starts_with("end 200 PUT "));
    }
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(!server.repository().join(TIMESTAMP).exists(), "readers see no release yet");

    let (sent, skipped, _) = desk.push(target);
    assert_eq!(sent + skipped, objects.len() as u64);
    assert!(skipped >= 4, "{skipped}");
    let lines = server.until_put(TIMESTAMP);
    assert_eq!(names(&server.repository()), objects);
    assert_eq!(std::fs::read(server.repository().join(&name)).unwrap(), large);
    let order = puts(&lines);
    let (last, begin, _) = order.last().unwrap().clone();
    assert_eq!(last, TIMESTAMP);
    assert!(order.iter().all(|(name, _, end)| name == TIMESTAMP || *end < begin), "{lines:#?}");
    let at = |part: &str, ends: bool| {
        let of = order.iter().filter(|(name, _, _)| name.starts_with(part) || name.ends_with(part));
        of.map(|(_, begin, end)| if ends { *end } else { *begin }).collect::<Vec<_>>()
    };
    for (before, after) in [
        ("blobs/", "targets/"),
        ("targets/", ".library.json"),
        (".library.json", ".targets.json"),
        (".targets.json", ".snapshot.json"),
        (".snapshot.json", ".root.json"),
    ] {
        let (last, first) = (at(before, true), at(after, false));
        let last = last.into_iter().max().unwrap_or(0);
        assert!(first.iter().all(|first| last < *first), "{before} before {after}: {lines:#?}");
        assert!(!first.is_empty(), "{after} was sent");
    }
    let trust = InMemoryTrust::new();
    assert_eq!(desk.read(&server.repository(), &trust).signed, "2026-11-23T08:00:00Z".parse().unwrap());

    // The next release: what is new and nothing else; a key replaced comes before the timestamp that it signs.
    desk.write_article("article-1", "Other text.");
    desk.build_again(24);
    desk.ok(&typed("publish rotate release repository --keys content.keys --time 2026-11-24T09:00:00Z"));
    let before = names(&server.repository());
    desk.push(target);
    let order = puts(&server.until_put(TIMESTAMP));
    let position = |name: &str| order.iter().position(|(found, _, _)| found == name).unwrap();
    assert!(position("metadata/2.root.json") < position(TIMESTAMP) && position(TIMESTAMP) == order.len() - 1);
    assert!(order.iter().all(|(name, _, _)| name == TIMESTAMP || !before.contains(name)), "{order:?}");
    assert!(names(&server.repository()).is_superset(&before));
    assert_eq!(desk.read(&server.repository(), &trust).signed, "2026-11-24T09:00:00Z".parse().unwrap());
    assert_eq!(desk.push(target).0, 1);

    desk.environment.retain(|(name, _)| *name != "AWS_SECRET_ACCESS_KEY");
    desk.environment.push(("AWS_SECRET_ACCESS_KEY", "wrong".to_owned()));
    let (code, said) = desk.refused(target);
    assert_eq!(code, Some(3), "{said}");
}
