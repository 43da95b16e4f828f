//! What an office sets for its computers, and what the person may still do.

use std::path::PathBuf;

use crate::fixture::{Office, copy};
use domain::{Rule, Take};
use library::Library;
use library::api::{ErrorCode, Failure, Settings, SyncRequest};

const NOW: &str = "2026-11-23T09:00:00Z";

/// Writes the policy of the office's computers, beside the folder `repository`.
fn policy(office: &Office, text: &str) -> PathBuf {
    let file = office.folder("fieldshelf-policy.toml");
    std::fs::write(&file, format!("format = 1\n{text}")).unwrap();
    file
}

fn try_under(office: &Office, text: &str) -> Result<Library, Failure> {
    office.library("library", NOW).under_policy(&policy(office, text))
}

fn under(office: &Office, text: &str) -> Library {
    try_under(office, text).unwrap_or_else(|failure| panic!("{}", failure.message))
}

const SOURCE: &str = "[[sources]]\ncard = \"repository/publisher.fieldshelf-card\"\n";

#[test]
fn a_new_computer_begins_with_everything_that_is_set() {
    let office = Office::new();
    let text = format!(
        "{SOURCE}locations = [\"repository\", \"https://library.example.org/\"]\n\
         [rules.default]\ntake = \"text\"\nlanguages = [\"fr\"]\nlargest = \"5MB\"\n\
         [rules.\"office/books\"]\ntake = \"on-demand\"\ntrigger = \"ask\"\n\
         [interface]\nlanguage = \"sq\"\ntheme = \"dark\"\n\
         [limits]\nspace = \"2GB\"\nbudget = \"1.5MB\"\n[schedule]\nevery = \"6h\"\n"
    );
    let library = under(&office, &text);
    let locations: Vec<String> = library.sources().unwrap().into_iter().map(|row| row.location).collect();
    assert_eq!(locations, [office.repository(), "https://library.example.org/".to_owned()]);
    let rules = library.rules().unwrap();
    assert_eq!((rules.default.take, rules.default.largest), (Take::Text, Some(5_000_000)));
    assert_eq!(rules.of(&"office/books".parse().unwrap()).take, Take::OnDemand);
    let settings = library.start("1").unwrap().settings;
    assert_eq!((settings.language.as_deref(), settings.theme.as_deref()), (Some("sq"), Some("dark")));
    assert_eq!(library.space_limit().unwrap(), Some(2_000_000_000));
    let set = library.set_by_office().unwrap();
    assert_eq!((set.budget, set.sync_every_minutes, set.schedule_locked), (Some(1_500_000), Some(360), false));
    assert!(set.rules.is_empty() && set.sources.is_empty() && set.problems.is_empty() && !set.language && !set.space);
    // What was put is there without the policy, too.
    assert_eq!(office.library("library", NOW).rules().unwrap(), rules);
}

#[test]
fn what_the_person_sets_later_counts_and_what_they_set_before_is_not_touched() {
    let office = Office::new();
    let text = |take: &str, theme: &str, space: &str| {
        format!(
            "{SOURCE}locations = [\"repository\"]\n[rules.default]\ntake = \"{take}\"\n[interface]\nlanguage = \"sq\"\n\
             theme = \"{theme}\"\n[limits]\nspace = \"{space}\"\n"
        )
    };
    let before = office.library("library", NOW);
    before.set_settings(&Settings { language: Some("ar".to_owned()), ..Settings::default() }).unwrap();
    drop(before);
    let library = under(&office, &text("text", "dark", "2GB"));
    let settings = library.start("1").unwrap().settings;
    assert_eq!((settings.language.as_deref(), settings.theme.as_deref()), (Some("ar"), Some("dark")));
    let mut rules = library.rules().unwrap();
    rules.default = Rule { take: Take::OnDemand, ..Rule::default() };
    library.set_rules(&rules).unwrap();
    library.set_space_limit(None).unwrap();
    library.remove_source("office", false).unwrap();
    drop(library);
    // The same policy again, and then another one: a rule and a limit that the person set stay, the theme follows.
    for (take, theme, space) in [("text", "dark", "2GB"), ("everything", "light", "2GB")] {
        let library = under(&office, &text(take, theme, space));
        assert_eq!(library.rules().unwrap(), rules);
        assert_eq!(library.space_limit().unwrap(), None);
        assert_eq!(library.start("1").unwrap().settings.theme.as_deref(), Some(theme));
        assert_eq!(library.sources().unwrap(), [], "what the person removed stays away");
    }
}

#[test]
fn what_is_locked_holds_cannot_be_changed_and_goes_with_the_policy() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.set_settings(&Settings { language: Some("ar".to_owned()), ..Settings::default() }).unwrap();
    library.set_space_limit(Some(7)).unwrap();
    let own = library.rules().unwrap();
    drop(library);
    let text = format!(
        "{SOURCE}locations = [\"repository\"]\nlocked = true\n[rules.default]\ntake = \"text\"\nlocked = true\n\
         [rules.\"office/notices\"]\ntake = \"everything\"\nlocked = true\n\
         [interface]\nlanguage = \"sq\"\nlocked = true\n[limits]\nspace = \"2GB\"\nbudget = \"10B\"\nlocked = true\n"
    );
    let library = under(&office, &text);
    let set = library.set_by_office().unwrap();
    assert_eq!(
        (set.sources, set.rules),
        (vec!["office".to_owned()], vec!["default".to_owned(), "office/notices".to_owned()])
    );
    assert!(set.language && !set.theme && set.space && set.budget_locked);
    let mut rules = library.rules().unwrap();
    assert_eq!((rules.default.take, library.space_limit().unwrap()), (Take::Text, Some(2_000_000_000)));
    let mut settings = library.start("1").unwrap().settings;
    assert_eq!(settings.language.as_deref(), Some("sq"));
    settings.theme = Some("dark".to_owned());
    library.set_settings(&settings).unwrap();
    rules.collections.insert("office/books".parse().unwrap(), Rule::default());
    library.set_rules(&rules).unwrap();

    rules.default.take = Take::Everything;
    settings.language = Some("ar".to_owned());
    for refused in [
        library.set_rules(&rules),
        library.set_settings(&settings),
        library.set_space_limit(None),
        library.remove_source("office", true),
        library.remove_location("office", &office.repository()),
    ] {
        let failure = refused.unwrap_err();
        assert_eq!(failure.code, ErrorCode::WrongInput);
        assert!(failure.message.contains("set by your office"), "{}", failure.message);
    }
    // A sync that nobody watches keeps to the budget, even where its command asks for more.
    let asked = SyncRequest { budget: Some(1_000_000), unattended: true, ..SyncRequest::default() };
    office.write("collections/books/guide/en.md", "# Guide\n\n## Opening {#opening}\n\nOn Sundays.\n");
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T08:30:00Z");
    let report = library.sync_unattended(&asked, &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((report.applied, report.bytes), (0, 0));
    assert!(report.waiting > 0);
    drop(library);
    let without = office.library("library", NOW);
    let settings = without.start("1").unwrap().settings;
    assert_eq!((settings.language.as_deref(), settings.theme.as_deref()), (Some("ar"), Some("dark")));
    assert_eq!(without.rules().unwrap().collections.len(), 1, "the one that the person set");
    assert_eq!((without.rules().unwrap().default, without.space_limit().unwrap()), (own.default, Some(7)));
}

#[test]
fn a_locked_source_comes_back_and_another_card_of_a_publisher_is_named() {
    let (office, other) = (Office::new(), Office::new());
    let text = format!("{SOURCE}locations = [\"repository\"]\nlocked = true\n");
    drop(under(&office, &text));
    // Somebody without the policy removes it.
    office.library("library", NOW).remove_source("office", true).unwrap();
    assert_eq!(under(&office, &text).sources().unwrap().len(), 1);

    let library = other.subscribed(NOW);
    let before = library.sources().unwrap();
    drop(library);
    copy(&office.folder("repository"), &other.folder("theirs"));
    let text = "[[sources]]\ncard = \"theirs/publisher.fieldshelf-card\"\nlocations = [\"theirs\"]\n";
    let library = under(&other, text);
    let problems = library.set_by_office().unwrap().problems;
    assert_eq!((problems.len(), problems[0].error.code), (1, ErrorCode::Refused));
    assert_eq!(library.sources().unwrap(), before);
}

#[test]
fn every_mistake_is_named_with_its_line_and_nothing_is_put() {
    let office = Office::new();
    for (text, lines) in [
        ("[[sources]]\ncard = \"no.card\"\nlocations = [\"ftp://x/\"]\n", &["toml:3: ", "toml:4: "][..]),
        ("[rules.default]\ntake = \"much\"\n", &["toml:3: "]),
        ("\n[rules.books]\nlargest = \"big\"\n", &["toml:3: ", "toml:4: "]),
        ("[interface]\ntheme = \"pink\"\n", &["toml:3: "]),
        ("[interface]\nlanguage = \"!!\"\n", &["toml:3: "]),
        ("[limits]\nspace = \"much\"\nbudget = \"2 potatoes\"\n", &["toml:3: ", "toml:4: "]),
        ("[schedule]\nevery = \"1s\"\n", &["toml:3: "]),
        ("[schedule]\nevery = \"often\"\n", &["toml:3: "]),
        ("unknown = 1\n", &["toml:2: "]),
        ("[limits\n", &["toml:2: "]),
    ] {
        let Err(failure) = try_under(&office, text) else { panic!("{text} was taken") };
        assert_eq!(failure.code, ErrorCode::WrongInput);
        for line in lines {
            assert!(failure.message.contains(line), "{text}: {}", failure.message);
        }
        assert_eq!(failure.message.lines().count(), lines.len(), "{}", failure.message);
    }
    let newer = office.folder("newer.toml");
    std::fs::write(&newer, "\nformat = 2\n").unwrap();
    let Err(failure) = office.library("library", NOW).under_policy(&newer) else { panic!("a newer format was taken") };
    assert!(failure.message.contains("newer.toml:2: ") && failure.message.contains("update"), "{}", failure.message);
    assert!(office.library("library", NOW).under_policy(&office.folder("none.toml")).is_err());
    assert_eq!(office.library("library", NOW).rules().unwrap(), domain::Rules::default());
}
