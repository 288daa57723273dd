//! The entries of a list in one cell.

/// Between entries, in what Relabel and AEM write.
pub const SEPARATOR: &str = "|";

/// Puts entries into a cell. With `escaped` a `|` in an entry is written `\|` and a `\`
/// twice; without it no entry may hold the separator.
#[must_use]
pub fn join(entries: &[String], escaped: bool) -> String {
    if !escaped {
        return entries.join(SEPARATOR);
    }
    let entries: Vec<String> =
        entries.iter().map(|entry| entry.replace('\\', "\\\\").replace('|', "\\|")).collect();
    entries.join(SEPARATOR)
}

/// Takes the entries out of a cell, as they stand there: nothing is trimmed or left
/// out. `escaped` as for [`join`], and then the separator is `|`.
#[must_use]
pub fn split(cell: &str, separator: &str, escaped: bool) -> Vec<String> {
    if !escaped {
        return match separator {
            "" => vec![cell.to_owned()],
            separator => cell.split(separator).map(str::to_owned).collect(),
        };
    }
    let mut entries = vec![String::new()];
    let mut letters = cell.chars();
    while let Some(letter) = letters.next() {
        let letter = match letter {
            '|' => {
                entries.push(String::new());
                continue;
            }
            // A lone one at the end stands for itself.
            '\\' => letters.next().unwrap_or('\\'),
            other => other,
        };
        if let Some(last) = entries.last_mut() {
            last.push(letter);
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_entries_come_back_as_they_were() {
        for entries in [vec!["a", "b"], vec!["a|b", "c\\"], vec!["", " x ", "\\|"], vec!["|"]] {
            let entries: Vec<String> = entries.into_iter().map(str::to_owned).collect();
            assert_eq!(split(&join(&entries, true), SEPARATOR, true), entries);
        }
        assert_eq!(split("a; b", ";", false), ["a", " b"]);
        assert_eq!(split("a\\|b", SEPARATOR, false), ["a\\", "b"]);
    }
}
