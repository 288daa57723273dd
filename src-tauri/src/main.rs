//! Relabel's window.

// No console window beside the app on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    // In this target alone, which is compiled once in a build: compilers that run side by side
    // would write the pages into one folder, and one took a page that another had half written.
    relabel::run(|| tauri::generate_context!());
}
