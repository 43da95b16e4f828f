//! How many tests passed and failed, read from what the test programs print.

/// Tests that passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: u64,
    /// Failed.
    pub failed: u64,
}

impl Counts {
    /// Adds other counts.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Takes a line of `cargo test`, Vitest or `node --test` into account.
    pub fn read(&mut self, line: &str) {
        let line = without_colour(line);
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("test result: ") {
            self.passed += number_before(rest, " passed");
            self.failed += number_before(rest, " failed");
        } else if let Some(rest) = line.strip_prefix("Tests ") {
            self.passed += number_before(rest, " passed");
            self.failed += number_before(rest, " failed");
        } else if let Some(rest) = line.strip_prefix("ℹ pass ") {
            self.passed += rest.parse().unwrap_or(0);
        } else if let Some(rest) = line.strip_prefix("ℹ fail ").or_else(|| line.strip_prefix("ℹ cancelled ")) {
            self.failed += rest.parse().unwrap_or(0);
        }
    }
}

/// The number that stands right before `word`; 0 where there is none.
fn number_before(text: &str, word: &str) -> u64 {
    let Some((before, _)) = text.split_once(word) else { return 0 };
    let digits = before.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    digits.parse().unwrap_or(0)
}

/// The line without the terminal's colours: everything from an escape to the `m` that ends it.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut pieces = line.split('\u{1b}');
    plain.extend(pieces.next());
    for piece in pieces {
        plain.extend(piece.split_once('m').map(|(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_every_test_program_are_counted() {
        let cases = [
            ("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s", (12, 0)),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out", (3, 2)),
            ("      Tests  5 passed (5)", (5, 0)),
            ("      Tests  1 failed | 11 passed (12)", (11, 1)),
            (
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (7)\u{1b}[39m",
                (7, 0),
            ),
            ("ℹ pass 9", (9, 0)),
            ("\u{1b}[34mℹ fail 2\u{1b}[39m", (0, 2)),
            ("ℹ cancelled 1", (0, 1)),
            (" Test Files  2 passed (2)", (0, 0)),
            ("running 3 tests", (0, 0)),
        ];
        for (line, (passed, failed)) in cases {
            let mut counts = Counts::default();
            counts.read(line);
            assert_eq!(counts, Counts { passed, failed }, "{line}");
        }
    }
}
