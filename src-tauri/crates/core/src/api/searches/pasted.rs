//! Pasted text as paths of assets: one a line, cells of a table, or a list with commas.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::sheets::matching::path_of;
use relabel_aem::DAM_ROOT;

/// Lines that are told where they are no paths.
const TOLD: usize = 20;
/// Characters of such a line that are told.
const LONGEST_TOLD: usize = 200;
/// What a path begins with, behind a comma or a semicolon: these may be part of a name.
const BEGINNINGS: [&str; 4] = ["/content/dam/", "/api/assets/", "http://", "https://"];

/// What a text says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pasted {
    /// The paths in their order, each once.
    pub(super) paths: Vec<String>,
    /// The first lines that are none.
    pub(super) not_paths: Vec<String>,
    /// How many lines are none.
    pub(super) not_path_count: u32,
}

/// Reads pasted text. Blank lines say nothing; of a line of a table the cells that are
/// paths count.
pub(super) fn read(text: &str) -> Pasted {
    let mut pasted = Pasted::default();
    let mut known: HashSet<String> = HashSet::new();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    for line in text.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()) {
        let mut has_path = false;
        for cell in line.split('\t').flat_map(parts) {
            if let Some(path) = path(cell) {
                has_path = true;
                if known.insert(path.clone()) {
                    pasted.paths.push(path);
                }
            }
        }
        if !has_path {
            pasted.not_path_count = pasted.not_path_count.saturating_add(1);
            if pasted.not_paths.len() < TOLD {
                pasted.not_paths.push(line.chars().take(LONGEST_TOLD).collect());
            }
        }
    }
    pasted
}

/// The parts of a cell: it is only taken apart where another path begins.
fn parts(cell: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in cell.match_indices([',', ';']) {
        let rest = cell[at + 1..].trim_start_matches([' ', '"', '\u{a0}']);
        if BEGINNINGS.iter().any(|beginning| rest.starts_with(beginning)) {
            parts.push(&cell[from..at]);
            from = at + 1;
        }
    }
    parts.push(&cell[from..]);
    parts
}

fn path(cell: &str) -> Option<String> {
    let cell = cell.trim().trim_matches(['"', '<', '>']).trim();
    let is_address = cell.starts_with("https://") || cell.starts_with("http://");
    let full = match is_address {
        // AEM's newer pages keep the address of the asset behind `#`.
        true => cell.replacen("#/", "/", 1),
        // What stands behind the host of an address.
        false if cell.starts_with('/') && cell.contains(".html/content/dam/") => {
            format!("https://aem{cell}")
        }
        false => cell.to_owned(),
    };
    let parts_of_asset = ["/jcr:content", "/_jcr_content", "/jcr%3acontent", "/jcr%3Acontent"];
    let end = parts_of_asset.iter().filter_map(|part| full.find(part)).min();
    path_of(&full[..end.unwrap_or(full.len())], DAM_ROOT).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_in_every_usual_form() {
        let text = "\u{FEFF}assetPath\r\n/content/dam/a/b.jpg\r\n\r\n\
            https://author-p1-e2.adobeaemcloud.com/assetdetails.html/content/dam/a/%C3%A9t%C3%A9.jpg?x=1\n\
            https://author-p1-e2.adobeaemcloud.com/ui#/aem/assetdetails.html/content/dam/a/n.jpg\n\
            /assetdetails.html/content/dam/a/c%20d.jpg\n\
            https://author.example/api/assets/a/e.jpg.json\n\
            /content/dam/a/b.jpg\n\
            Title\t/content/dam/a/f.jpg\t12\n\
            /content/dam/a/g, h.jpg, \"/content/dam/a/i.jpg\";/content/dam/a/j.jpg\n\
            /content/dam/a/k.jpg/jcr:content/renditions/original\n\
            b.jpg\n/content/dam\n/etc/passwd";
        let pasted = read(text);
        let names = [
            "b.jpg",
            "été.jpg",
            "n.jpg",
            "c d.jpg",
            "e.jpg",
            "f.jpg",
            "g, h.jpg",
            "i.jpg",
            "j.jpg",
            "k.jpg",
        ];
        let paths: Vec<String> =
            names.iter().map(|name| format!("/content/dam/a/{name}")).collect();
        assert_eq!(pasted.paths, paths);
        assert_eq!(pasted.not_paths, ["assetPath", "b.jpg", "/content/dam", "/etc/passwd"]);
        assert_eq!(pasted.not_path_count, 4);
    }

    #[test]
    fn of_many_lines_that_are_none_the_first_are_told_and_all_counted() {
        let text = "nonsense\n".repeat(50) + &"x".repeat(10_000);
        let pasted = read(&text);
        assert_eq!((pasted.not_paths.len(), pasted.not_path_count), (20, 51));
        assert_eq!(pasted.paths, Vec::<String>::new());
        assert_eq!(read(" \n\t\n"), Pasted::default());
    }
}
