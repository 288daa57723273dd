//! The entries of a list in one cell.

use std::borrow::Cow;

/// Between entries, in what Relabel and AEM write.
pub const SEPARATOR: &str = "|";
/// The same, as a letter.
pub const SIGN: char = '|';

/// Puts entries into a cell. With `escaped` a `|` in an entry is written `\|` and a `\`
/// twice; without it no entry may hold the separator.
#[must_use]
pub fn join(entries: &[impl AsRef<str>], escaped: bool) -> String {
    let mut cell = String::new();
    for (number, entry) in entries.iter().enumerate() {
        push(&mut cell, number == 0, entry.as_ref(), escaped);
    }
    cell
}

/// Adds one entry to a cell, the first or a further one; `escaped` as for [`join`].
pub fn push(cell: &mut String, is_first: bool, entry: &str, escaped: bool) {
    if !is_first {
        cell.push_str(SEPARATOR);
    }
    if !escaped {
        cell.push_str(entry);
        return;
    }
    for letter in entry.chars() {
        if matches!(letter, '\\' | '|') {
            cell.push('\\');
        }
        cell.push(letter);
    }
}

/// Takes the entries out of a cell, as they stand there: nothing is trimmed or left
/// out. `escaped` as for [`join`], and then the separator is `|`.
#[must_use]
pub fn split<'a>(cell: &'a str, separator: &str, escaped: bool) -> Vec<Cow<'a, str>> {
    if !escaped {
        let mut letters = separator.chars();
        return match (letters.next(), letters.next()) {
            (None, _) => vec![cell.into()],
            // Looking for one letter takes less than looking for several.
            (Some(letter), None) => cell.split(letter).map(Cow::from).collect(),
            _ => cell.split(separator).map(Cow::from).collect(),
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
    entries.into_iter().map(Cow::from).collect()
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
