//! The commands that the window may call: declared once, for the generated TypeScript and for the test that compares
//! them with what the shell registers.

/// A command: its name, its arguments with their TypeScript types, and the TypeScript type of its answer.
pub type Command = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// Every command of the window.
pub const COMMANDS: &[Command] = &[
    ("start", &[], "Start"),
    ("set_settings", &[("settings", "Settings")], "null"),
    ("painted", &[("screen", "string")], "null"),
    ("set_full_screen", &[("on", "boolean")], "null"),
    ("openings", &[], "string[]"),
    ("look_at_link", &[("link", "string")], "LinkTarget"),
    ("save_log", &[], "string | null"),
    ("open_external", &[("url", "string")], "null"),
    ("publications", &[("query", "ListQuery")], "PublicationList"),
    ("publication", &[("id", "string"), ("prefer", "string[]")], "PublicationDetail"),
    ("notices", &[("prefer", "string[]")], "NoticeList"),
    ("set_saved", &[("publication", "string"), ("saved", "boolean")], "PublicationRow"),
    ("acknowledge", &[("publication", "string"), ("given", "boolean")], "PublicationRow"),
    ("mark_read", &[("publication", "string")], "null"),
    ("read", &[("edition", "string"), ("prefer", "string[]")], "Reading"),
    ("changes", &[("edition", "string")], "Comparison[]"),
    ("mark_text_read", &[("edition", "string"), ("revision", "number"), ("compared", "boolean")], "null"),
    ("set_position", &[("edition", "string"), ("place", "Place")], "null"),
    ("file_range", &[("sha256", "string"), ("start", "number"), ("length", "number")], "ArrayBuffer"),
    ("page_words", &[("sha256", "string"), ("first", "number"), ("count", "number")], "PageText[]"),
    ("picture", &[("edition", "string"), ("name", "string")], "ArrayBuffer"),
    ("table", &[("edition", "string")], "DataTable"),
    ("open_outside", &[("edition", "string"), ("picture", "string | null")], "null"),
    ("cover", &[("edition", "string")], "ArrayBuffer"),
    ("marks", &[("query", "MarkQuery")], "MarkList"),
    ("add_mark", &[("mark", "NewMark")], "MarkRow"),
    ("change_mark", &[("id", "string"), ("change", "MarkChange")], "MarkRow"),
    ("set_mark_removed", &[("id", "string"), ("removed", "boolean")], "MarkRow"),
    ("save_marks", &[("query", "MarkQuery"), ("language", "string")], "SavedMarks | null"),
    ("save_copy", &[("edition", "string"), ("form", "CopyForm")], "SavedCopy | null"),
    ("save_copies", &[("editions", "string[]"), ("form", "CopyForm"), ("folder", "string")], "SavedCopies"),
    ("copy_to_drag", &[("edition", "string")], "DraggedFile"),
    ("print_pages", &[("edition", "string"), ("range", "PrintRange")], "SavedCopy"),
    ("save_handout", &[("publication", "string"), ("languages", "string[]")], "SavedCopy | null"),
    ("print_handout", &[("publication", "string"), ("languages", "string[]")], "SavedCopy"),
    ("search", &[("query", "SearchQuery")], "SearchResults"),
    ("saved_searches", &[], "SavedSearch[]"),
    ("save_search", &[("name", "string"), ("query", "SearchQuery")], "SavedSearch"),
    ("remove_saved_search", &[("search", "number")], "null"),
    ("mark_search_seen", &[("search", "number")], "null"),
    ("recent_searches", &[], "string[]"),
    ("remember_search", &[("query", "string")], "null"),
    ("forget_recent_searches", &[], "null"),
    ("sticks", &[], "StickRow[]"),
    ("take_stick", &[("folder", "string"), ("fingerprint", "string")], "JobRow"),
    ("choose_folder", &[], "string | null"),
    ("copy_choices", &[("folder", "string"), ("prefer", "string[]")], "CopyChoices"),
    ("copy_to", &[("folder", "string"), ("request", "CopyRequest")], "CopyReport"),
    ("sources", &[], "SourceRow[]"),
    ("move_library", &[("to", "string")], "JobRow"),
    ("restart", &[], "null"),
    ("plan", &[("request", "SyncRequest")], "Plan"),
    ("sync", &[("request", "SyncRequest")], "JobRow"),
    ("look_at_card", &[("text", "string")], "CardRow"),
    ("trust_card", &[("location", "string"), ("card", "string"), ("fingerprint", "string")], "SourceRow"),
    ("add_location", &[("publisher", "string"), ("location", "string")], "SourceRow"),
    ("remove_location", &[("publisher", "string"), ("location", "string")], "null"),
    ("removal", &[("publisher", "string")], "Removal"),
    ("remove_publisher", &[("publisher", "string"), ("saved", "boolean")], "null"),
    ("card_copy", &[("publisher", "string")], "CardCopy"),
    ("save_card", &[("publisher", "string")], "string | null"),
    ("set_by_office", &[], "SetByOffice | null"),
    ("rules", &[("prefer", "string[]")], "RulesView"),
    ("rules_effect", &[("rules", "Rules")], "RulesEffect"),
    ("apply_rules", &[("rules", "Rules"), ("free", "boolean")], "number"),
    ("space", &[], "Space"),
    ("removable", &[("prefer", "string[]")], "Removable[]"),
    ("set_space_limit", &[("bytes", "number | null")], "null"),
    ("verify", &[("repair", "boolean")], "VerifyReport"),
    ("backup", &[], "BackupReport | null"),
    ("look_at_backup", &[("text", "string")], "BackupView"),
    ("restore", &[("text", "string")], "RestoreReport"),
    ("fetch", &[("id", "string")], "JobRow"),
    ("cancel_fetch", &[("job", "number"), ("id", "string")], "null"),
    ("free", &[("id", "string")], "PublicationRow"),
    ("let_go", &[("id", "string")], "null"),
    ("jobs", &[], "JobRow[]"),
    ("job", &[("job", "number")], "JobDetail"),
    ("pause_job", &[("job", "number")], "null"),
    ("resume_job", &[("job", "number")], "JobRow"),
    ("cancel_job", &[("job", "number")], "null"),
    ("retry_item", &[("job", "number"), ("item", "string")], "JobRow"),
    ("sync_status", &[], "SyncStatus"),
    ("stats", &[], "Stats"),
    ("nearby", &[], "NearbyState"),
    ("set_nearby", &[("on", "boolean")], "NearbyState"),
    ("neighbours", &[], "Neighbour[]"),
    ("add_neighbour", &[("address", "string")], "NearbyState"),
    ("remove_neighbour", &[("address", "string")], "NearbyState"),
];

/// The TypeScript that declares the commands, for `ui/src/host/generated/commands.ts`.
#[cfg(test)]
fn typescript() -> String {
    let mut types: Vec<&str> = COMMANDS
        .iter()
        .flat_map(|(_, arguments, answer)| arguments.iter().map(|(_, kind)| *kind).chain([*answer]))
        .map(|kind| kind.trim_end_matches("[]").trim_end_matches(" | null"))
        .filter(|kind| kind.starts_with(char::is_uppercase) && *kind != "ArrayBuffer")
        .collect();
    types.sort_unstable();
    types.dedup();
    let mut text = String::from("// Generated from the Rust declarations of the commands. Do not edit.\n");
    for kind in types {
        text += &format!("import type {{ {kind} }} from \"./{kind}\";\n");
    }
    text += "\n/** Every command of the host: its arguments and its answer. */\nexport interface Commands {\n";
    for (name, arguments, answer) in COMMANDS {
        let fields: Vec<String> = arguments.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        let arguments =
            if fields.is_empty() { "Record<string, never>".to_owned() } else { format!("{{ {} }}", fields.join("; ")) };
        text += &format!("  {name}: {{ args: {arguments}; answer: {answer} }};\n");
    }
    text + "}\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn export_bindings_commands() {
        let folder = std::env::var("TS_RS_EXPORT_DIR").expect("set by .cargo/config.toml");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join("commands.ts"), typescript()).unwrap();
    }
}
