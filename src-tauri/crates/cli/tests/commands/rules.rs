//! What the person and their office decide.

use crate::desk::{Desk, assert_valid};

#[test]
fn rules_are_set_shown_and_followed() {
    let desk = Desk::ready();
    let table: &[(&[&str], &str)] = &[
        (&["rules", "list"], "rules"),
        (&["rules", "set", "--take", "text", "--lang", "en, ar", "--lang", "fr", "--largest", "1.5MB"], "rules"),
        (&["rules", "set", "office/library", "--trigger", "ask", "--largest", "none", "--lang", "all"], "rules"),
        (&["sync", "--plan", "--budget", "10kB"], "sync-plan"),
        (&["sync", "--unattended"], "sync"),
        (&["fetch", "welcome"], "fetch"),
        (&["free", "welcome"], "free"),
    ];
    for (arguments, schema) in table {
        let (code, value) = desk.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {value}");
        assert_valid(schema, &value);
    }
    let (_, rules) = desk.json(&["rules", "reset", "library"]);
    assert_eq!(rules["default"]["languages"], serde_json::json!(["en", "ar", "fr"]));
    assert_eq!(rules["default"]["largest"], 1_500_000);
    assert_eq!(rules["collections"].as_object().map(serde_json::Map::len), Some(0), "{rules}");
    for wrong in [
        &["sync", "--budget", "two"][..],
        &["sync", "--budget", "-1"],
        &["rules", "set", "--largest", "5 potatoes"],
        &["rules", "set", "--take", "much"],
        &["limit", "much"],
        &["rules", "set", "nothing", "--take", "text"],
        &["forget", "welcome"],
        &["fetch", "nothing"],
    ] {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_policy_presets_what_it_names_and_its_mistakes_have_lines() {
    let desk = Desk::ready();
    std::fs::write(
        desk.path("our.toml"),
        "format = 1\n[[sources]]\ncard = \"repository/publisher.fieldshelf-card\"\nlocations = [\"repository\"]\n\
         locked = true\n[rules.default]\ntake = \"text\"\nlocked = true\n[limits]\nspace = \"1GB\"\nlocked = true\n",
    )
    .unwrap();
    let under = |arguments: &[&str]| desk.json(&[arguments, &["--policy", "our.toml"]].concat());
    let (code, value) = under(&["policy"]);
    assert_eq!((code, value["policy"]["rules"][0].as_str()), (0, Some("default")), "{value}");
    assert_valid("policy", &value);
    assert_eq!(under(&["rules", "list"]).1["default"]["take"], "text");
    assert_eq!(desk.json(&["rules", "list"]).1["default"]["take"], "everything", "what is locked is not left behind");
    for refused in [&["rules", "set", "--take", "everything"][..], &["limit", "none"], &["source", "remove", "office"]]
    {
        let (code, value) = under(refused);
        assert_eq!(code, 2, "{refused:?}");
        assert!(value["error"]["message"].as_str().unwrap().contains("set by your office"), "{value}");
    }
    std::fs::write(desk.path("our.toml"), "format = 1\n\n[limits]\nspace = \"much\"\n").unwrap();
    let (code, value) = under(&["list"]);
    assert_eq!(code, 2);
    assert!(value["error"]["message"].as_str().unwrap().contains("our.toml:4: "), "{value}");
}
