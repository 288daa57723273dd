//! Cells that a spreadsheet would take for a formula, and back.
//!
//! A spreadsheet computes a cell of a CSV file that begins with certain characters,
//! whatever program wrote it (OWASP ASVS 1.2.10). Such a cell gets an apostrophe in
//! front, and so does one that begins with an apostrophe already: then taking the
//! mark away gives exactly what was there.

/// Whether a spreadsheet may compute a cell that begins so. The wide forms are what
/// some take for the narrow ones.
fn is_active(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Marks a cell for a spreadsheet, where it needs it.
#[must_use]
pub fn marked(cell: &str) -> std::borrow::Cow<'_, str> {
    match cell.chars().next() {
        Some(first) if first == '\'' || is_active(first) => format!("'{cell}").into(),
        Some(_) | None => cell.into(),
    }
}

/// Takes the mark of [`marked`] away.
#[must_use]
pub fn unmarked(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(|c| c == '\'' || is_active(c)) => rest,
        Some(_) | None => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_and_none_is_active() {
        let starts =
            ["", "'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "a"];
        let rests = ["", "x", "=1+1", "'", "'=", "cmd|' /C calc'!A0", "été", "-5"];
        for start in starts {
            for rest in rests {
                let cell = format!("{start}{rest}");
                let out = marked(&cell);
                assert_eq!(unmarked(&out), cell, "{cell:?} became {out:?}");
                assert!(!out.starts_with(is_active), "{cell:?} stayed active as {out:?}");
            }
        }
        assert_eq!(unmarked("'quoted' by hand"), "'quoted' by hand");
    }
}
