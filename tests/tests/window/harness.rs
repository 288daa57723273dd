//! The desktop the journeys run on is itself proven with programs that are not ours.

use std::process::Stdio;

use relabel_tests::desktop::{Desktop, Guarded, Setup};

/// A window that prints the first file dropped on it.
const DROP_TARGET: &str = r#"
import gi
gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk
window = Gtk.Window(title="Drop target")
window.set_default_size(400, 300)
window.drag_dest_set(Gtk.DestDefaults.ALL, [Gtk.TargetEntry.new("text/uri-list", 0, 0)], Gdk.DragAction.COPY)
window.connect("drag-data-received", lambda _w, _c, _x, _y, data, _i, _t: print(data.get_uris()[0], flush=True))
window.show_all()
Gtk.main()
"#;

#[test]
fn a_file_dragged_with_the_mouse_arrives_in_another_programs_window() -> anyhow::Result<()> {
    let desktop = Desktop::start(&Setup { key_store: false })?;
    let file = desktop.folder("files")?.join("clé.json");
    std::fs::write(&file, "{}")?;
    let mut target = Guarded::start(
        desktop
            .guarded_command("/usr/bin/python3")
            .args(["-c", DROP_TARGET])
            .stdout(Stdio::piped()),
    )?;
    let id = desktop.keyboard().wait_for_window("Drop target")?;
    let (x, y) = desktop.keyboard().place_at_origin(&id)?;
    desktop.pointer().drag_file(&file, (x + 200, y + 150))?;
    let uri = url::Url::parse(&target.first_line()?)?;
    assert_eq!(uri.to_file_path().ok(), Some(file), "the receiver gets the file itself");
    Ok(())
}

#[test]
fn a_desktop_has_a_key_store_that_keeps_or_none_at_all() -> anyhow::Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let tool = |desktop: &Desktop, arguments: &[&str]| {
        desktop.command("secret-tool").args(arguments).stdin(Stdio::null()).output()
    };
    let stored = tool(&desktop, &["store", "--label", "proof", "relabel-test", "proof"])?;
    assert!(stored.status.success(), "{}", String::from_utf8_lossy(&stored.stderr));
    let found = tool(&desktop, &["search", "relabel-test", "proof"])?;
    assert!(String::from_utf8_lossy(&found.stdout).contains("label = proof"));

    drop(desktop);
    let without = Desktop::start(&Setup { key_store: false })?;
    let refused = tool(&without, &["store", "--label", "proof", "relabel-test", "proof"])?;
    assert!(!refused.status.success(), "nothing may start a key store on a desktop without one");
    Ok(())
}
