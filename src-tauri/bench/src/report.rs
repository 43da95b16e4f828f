//! Latencies, and the tables that figures are printed in.

use std::time::Instant;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// Times of single calls, in milliseconds.
#[derive(Default)]
pub struct Latencies(Vec<f64>);

impl Latencies {
    /// Times one call.
    pub fn time<T>(&mut self, call: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let result = call();
        self.0.push(begun.elapsed().as_secs_f64() * 1e3);
        result
    }

    /// Whether nothing was timed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The slowest calls, with what was called.
    pub fn slowest<'a, T>(&self, calls: &'a [T], count: usize) -> Vec<(f64, &'a T)> {
        let mut slowest: Vec<_> = self.0.iter().copied().zip(calls).collect();
        slowest.sort_by(|(left, _), (right, _)| right.total_cmp(left));
        slowest.truncate(count);
        slowest
    }

    /// The value below which `share` of the calls stayed: the rule that `peers.py` uses.
    pub fn percentile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = ((sorted.len() as f64 * share) as usize).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    }

    /// Prints one line: what was timed, how often, and how long it took.
    pub fn print(&self, what: &str) {
        let at = |share| self.percentile(share);
        let (p50, p95, p99, max) = (at(0.5), at(0.95), at(0.99), at(1.0));
        let count = self.0.len();
        println!("{what:<44} n {count:<6} p50 {p50:>7.3} ms  p95 {p95:>7.3} ms  p99 {p99:>7.3} ms  max {max:>7.3} ms");
    }
}

/// What a figure has to be.
pub enum Target {
    /// Nothing was set for it.
    None,
    Under(f64),
    AtMost(f64),
    AtLeast(f64),
    /// At most this part of the figure of each peer of these names in the same run.
    PartOf(&'static [(&'static str, f64)]),
}

/// A figure of Fieldshelf beside those of its peers.
pub struct Row {
    pub what: String,
    pub unit: &'static str,
    pub ours: f64,
    pub peers: Vec<(String, f64)>,
    pub target: Target,
}

impl Row {
    pub fn new(what: impl Into<String>, unit: &'static str, ours: f64, target: Target) -> Self {
        Self { what: what.into(), unit, ours, peers: Vec::new(), target }
    }

    /// Adds a peer, where it was measured.
    pub fn peer(mut self, name: &str, figure: Option<f64>) -> Self {
        self.peers.extend(figure.map(|figure| (name.to_owned(), figure)));
        self
    }

    /// The target in words, and whether it was reached.
    fn judged(&self) -> (String, &'static str) {
        let said = |reached| if reached { "reached" } else { "missed" };
        let number = |figure: f64| format!("{} {}", number(figure), self.unit);
        match self.target {
            Target::None => ("–".to_owned(), "–"),
            Target::Under(most) => (format!("under {}", number(most)), said(self.ours < most)),
            Target::AtMost(most) => (format!("at most {}", number(most)), said(self.ours <= most)),
            Target::AtLeast(least) => (format!("at least {}", number(least)), said(self.ours >= least)),
            Target::PartOf(parts) => {
                let words: Vec<_> = parts.iter().map(|(name, part)| format!("{part:.2} of {name}")).collect();
                let figure = |name| self.peers.iter().find(|(peer, _)| peer == name).map(|(_, figure)| *figure);
                let most: Option<Vec<_>> = parts.iter().map(|&(name, part)| Some(figure(name)? * part)).collect();
                let result = most.map_or("peer absent", |most| said(most.iter().all(|most| self.ours <= *most)));
                (format!("at most {}", words.join(", ")), result)
            }
        }
    }
}

/// A column of a grid, by its title.
pub enum Column {
    /// Text.
    Words(&'static str),
    /// Figures, which stand below each other.
    Figures(&'static str),
}

/// What was measured, what was missed, and what could not be measured.
#[derive(Default)]
pub struct Report {
    missed: Vec<String>,
    absent: Vec<(String, String)>,
}

impl Report {
    /// Notes that `what` was not measured, and what to do about it.
    pub fn absent(&mut self, what: &str, remedy: &str) {
        println!("{what}: not measured ({remedy})");
        self.absent.push((what.to_owned(), remedy.to_owned()));
    }

    /// Prints the figures of one area. A ratio is Fieldshelf's figure by the peer's.
    pub fn table(&mut self, title: &str, rows: &[Row]) {
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(["", "Fieldshelf", "peer", "its figure", "ratio", "target", "result"]);
        for row in rows {
            let (target, result) = self.judge(title, row);
            let lines = |cell: &dyn Fn(&(String, f64)) -> String| -> String {
                row.peers.iter().map(cell).collect::<Vec<_>>().join("\n")
            };
            table.add_row([
                row.what.clone(),
                format!("{} {}", number(row.ours), row.unit),
                lines(&|(name, _)| name.clone()),
                lines(&|(_, figure)| number(*figure)),
                lines(&|(_, figure)| format!("{:.2}", row.ours / figure)),
                target,
                result.to_owned(),
            ]);
        }
        for column in [1, 3, 4] {
            table.column_mut(column).into_iter().for_each(|column| column.set_cell_alignment(CellAlignment::Right));
        }
        println!("\n{title}\n{table}\n");
    }

    /// Notes a figure of `title` that misses its target; gives the target in words, and whether it was reached.
    pub fn judge(&mut self, title: &str, row: &Row) -> (String, &'static str) {
        let (target, result) = row.judged();
        if result == "missed" {
            self.missed.push(format!("{title}: {}, {} {}, {target}", row.what, number(row.ours), row.unit));
        }
        (target, result)
    }

    /// Prints figures of many kinds, as Markdown.
    pub fn grid(&mut self, title: &str, columns: &[Column], rows: Vec<Vec<String>>) {
        let mut table = Table::new();
        table.load_style(presets::ASCII_MARKDOWN).set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(columns.iter().map(|column| match column {
            Column::Words(name) | Column::Figures(name) => *name,
        }));
        table.add_rows(rows);
        for (place, _) in columns.iter().enumerate().filter(|(_, column)| matches!(column, Column::Figures(_))) {
            table.column_mut(place).into_iter().for_each(|column| column.set_cell_alignment(CellAlignment::Right));
        }
        println!("\n{title}\n{table}\n");
    }

    /// Prints what was missed and what was not measured.
    pub fn finish(&self) {
        println!("Missed: {}", if self.missed.is_empty() { "none" } else { "" });
        self.missed.iter().for_each(|missed| println!("  {missed}"));
        println!("Not measured: {}", if self.absent.is_empty() { "none" } else { "" });
        self.absent.iter().for_each(|(what, remedy)| println!("  {what}: {remedy}"));
    }
}

/// A figure with the digits that tell something.
fn number(figure: f64) -> String {
    let digits = match figure.abs() {
        0.0..10.0 => 3,
        10.0..1000.0 => 1,
        _ => 0,
    };
    format!("{figure:.digits$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_reached_or_missed_or_lacks_its_peer() {
        let judged = |target, ours| Row::new("x", "ms", ours, target).peer("Xapian", Some(2.0)).judged().1;
        for (target, ours, result) in [
            (Target::None, 1.0, "–"),
            (Target::Under(2.0), 2.0, "missed"),
            (Target::Under(2.0), 1.9, "reached"),
            (Target::AtMost(2.0), 2.0, "reached"),
            (Target::AtMost(2.0), 2.1, "missed"),
            (Target::AtLeast(2.0), 2.0, "reached"),
            (Target::AtLeast(2.0), 1.9, "missed"),
            (Target::PartOf(&[("Xapian", 1.0)]), 2.0, "reached"),
            (Target::PartOf(&[("Xapian", 1.0)]), 2.1, "missed"),
            (Target::PartOf(&[("Xapian", 0.25)]), 0.5, "reached"),
            (Target::PartOf(&[("Xapian", 0.25)]), 0.6, "missed"),
            (Target::PartOf(&[("Xapian", 1.0), ("Lucene", 1.0)]), 1.0, "peer absent"),
        ] {
            assert_eq!(judged(target, ours), result, "{ours}");
        }
    }
}
