//! What the bundler is told. A package for another system is not made here, so what it must hold is read from the
//! configuration.

use std::path::Path;

use serde_json::{Value, json};

fn read(name: &str) -> Value {
    let text = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
    serde_json::from_slice(&text).unwrap()
}

#[test]
fn the_packages_of_every_system_are_configured() {
    let app = read("tauri.conf.json");
    let card = json!("application/vnd.fieldshelf.card+json");
    for (place, wanted) in [
        ("/identifier", json!("org.fieldshelf.app")),
        ("/bundle/active", json!(true)),
        ("/bundle/targets", json!(["deb", "nsis", "dmg"])),
        // A computer without a connection has no webview to fetch: the installer brings it.
        ("/bundle/windows/webviewInstallMode/type", json!("offlineInstaller")),
        // For everybody on the computer, or for one person who may not install for others.
        ("/bundle/windows/nsis/installMode", json!("both")),
        ("/plugins/deep-link/desktop/schemes", json!(["fieldshelf"])),
        ("/bundle/fileAssociations/0/ext", json!(["fieldshelf-card"])),
        ("/bundle/fileAssociations/0/mimeType", card.clone()),
    ] {
        assert_eq!(app.pointer(place), Some(&wanted), "{place}");
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for icon in app["bundle"]["icon"].as_array().unwrap() {
        assert!(root.join(icon.as_str().unwrap()).is_file(), "{icon}");
    }
    for ending in [".icns", ".ico", ".png"] {
        let has = |icon: &Value| icon.as_str().is_some_and(|icon| icon.ends_with(ending));
        assert!(app["bundle"]["icon"].as_array().unwrap().iter().any(has), "an icon for every system: {ending}");
    }

    // What file managers of Linux are told says the same.
    let deb = &app["bundle"]["linux"]["deb"];
    let kinds = deb["files"]["/usr/share/mime/packages/org.fieldshelf.app.xml"].as_str().unwrap();
    let kinds = std::fs::read_to_string(root.join(kinds)).unwrap();
    assert!(kinds.contains(&format!("<mime-type type={card}>")), "{kinds}");
    assert!(kinds.contains("<glob pattern=\"*.fieldshelf-card\"/>"), "{kinds}");
    let launcher = std::fs::read_to_string(root.join(deb["desktopTemplate"].as_str().unwrap())).unwrap();
    assert!(launcher.contains("Exec={{exec}} %u") && launcher.contains("MimeType={{mime_type}}"), "{launcher}");

    let package = read("tauri.package.conf.json");
    assert_eq!(package.pointer("/bundle/externalBin"), Some(&json!([".fieldshelf/package/shelf"])));
    let beside: Vec<&str> = package["bundle"]["resources"].as_object().unwrap().keys().map(String::as_str).collect();
    for wanted in [".fieldshelf/package/pdfium/", ".fieldshelf/package/starter/", "LICENSE-APACHE", "LICENSE-MIT"] {
        assert!(beside.contains(&wanted), "{wanted} in {beside:?}");
    }
}
