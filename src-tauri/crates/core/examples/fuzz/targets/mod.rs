//! Who is fed.

mod answers;
mod keys;
mod sheets;
mod template;

use crate::harness::Target;

/// What the targets are called.
pub(crate) const NAMES: [&str; 6] = ["keys", "csv", "xlsx", "tokens", "siren", "sling"];

/// The target of a name.
pub(crate) fn named(name: &str) -> Option<Box<dyn Target>> {
    Some(match name {
        "keys" => Box::new(keys::KeyFiles::new()),
        "csv" => Box::new(sheets::Sheets::text()),
        "xlsx" => Box::new(sheets::Sheets::workbook()),
        "tokens" => Box::new(template::Templates::new()),
        "siren" => Box::new(answers::Siren),
        "sling" => Box::new(answers::Sling),
        _ => return None,
    })
}
