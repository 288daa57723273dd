//! Cells that a spreadsheet, or Relabel itself, would take for something else than
//! the text in them, and back.
//!
//! A spreadsheet computes a cell of a CSV file that begins with certain characters,
//! whatever program wrote it (OWASP ASVS 1.2.10). Relabel takes a cell of nothing but
//! spaces for a blank one, a certain word for the wish to clear a field, and what a
//! spreadsheet writes for an error or a long number for something that is lost. Such a
//! cell gets an apostrophe in front, and so does one that begins with an apostrophe
//! already: then taking the mark away gives exactly what was there.

use std::borrow::Cow;

/// A cell of just this clears its field, whatever its case. Where a sheet is Relabel's
/// own, these words are the only ones.
pub const CLEAR_WORDS: [&str; 2] = ["(clear)", "(vider)"];

/// How long they are at most, in bytes.
pub const LONGEST_CLEAR_WORD: usize = 7;

/// Whether a cell says that its field is to be cleared, in Relabel's own sheets.
#[must_use]
pub fn is_clear_word(cell: &str) -> bool {
    let cell = cell.trim();
    CLEAR_WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// Whether a spreadsheet may compute a cell that begins so. The wide forms are what
/// some take for the narrow ones.
fn is_active(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// What spreadsheets write for an error into a text file, in English and in French.
const ERRORS: [&str; 31] = [
    "#N/A",
    "#N/D",
    "#REF!",
    "#DIV/0!",
    "#CALC!",
    "#CALCUL!",
    "#VALUE!",
    "#VALEUR!",
    "#NAME?",
    "#NOM?",
    "#NULL!",
    "#NUL!",
    "#NUM!",
    "#NOMBRE!",
    "#SPILL!",
    "#PROPAGATION!",
    "#EPARS!",
    "#FIELD!",
    "#CHAMP!",
    "#BLOCKED!",
    "#BLOQUE!",
    "#BLOQUÉ!",
    "#UNKNOWN!",
    "#INCONNU!",
    "#CONNECT!",
    "#CONNEXION!",
    "#BUSY!",
    "#EXTERNAL!",
    "#PYTHON!",
    "#GETTING_DATA",
    "#CHARGEMENT_DONNEES",
];

/// Whether a cell holds what a spreadsheet writes for an error. In French a blank may
/// stand before the last sign.
#[must_use]
pub fn is_error(text: &str) -> bool {
    let text = text.trim_start();
    // Most texts are no errors: they are not looked through.
    if !text.starts_with('#') {
        return false;
    }
    let text = text.trim_end();
    let word = text.trim_end_matches(['!', '?']);
    let sign = &text[word.len()..];
    let word = if sign.is_empty() { word } else { word.trim_end() };
    ERRORS.iter().any(|error| error.strip_suffix(sign) == Some(word))
}

/// What Excel makes of a long number when it saves a text file: `1.23457E+19`. Its
/// digits are gone.
#[must_use]
pub fn was_rounded(text: &str) -> bool {
    let text = text.trim_start();
    // Most texts are no numbers: they are not looked through.
    if !text.starts_with(|first: char| first.is_ascii_digit() || first == '-') {
        return false;
    }
    let text = text.trim_end();
    let at = text.len().saturating_sub(2);
    let Some((digits, exponent)) = text.split_at_checked(at) else { return false };
    let Some(digits) = digits.strip_suffix("E+") else { return false };
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let mut parts = digits.split(['.', ',']);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = parts.next().is_some_and(|part| part.len() == 1 && is_number(part));
    let fraction = parts.next().is_none_or(is_number);
    whole
        && fraction
        && parts.next().is_none()
        && exponent.len() == 2
        && exponent.parse::<u8>().is_ok_and(|exponent| exponent >= 11)
}

/// Whether Relabel would read the cell as something else than its text.
fn is_ambiguous(cell: &str) -> bool {
    match cell.chars().next() {
        Some('\'') => true,
        Some('#') => is_error(cell),
        Some('0'..='9') => was_rounded(cell),
        Some('(') => is_clear_word(cell),
        Some('-') => was_rounded(cell),
        Some(first) if first.is_whitespace() => {
            is_clear_word(cell)
                || cell.trim_start().is_empty()
                || was_rounded(cell)
                || is_error(cell)
        }
        Some(_) | None => false,
    }
}

/// Whether a text needs a mark in a file whose cells have no type.
fn is_marked_in_text(cell: &str) -> bool {
    cell.starts_with(is_active) || is_ambiguous(cell)
}

/// Whether a cell begins as most do, which says that there is nothing more to look at.
#[inline]
fn begins_plainly(cell: &str) -> bool {
    cell.bytes().next().is_none_or(|first| first.is_ascii_alphabetic() || first == b'/')
}

/// Marks a cell of a text file, where it needs it.
#[must_use]
pub fn marked(cell: &str) -> Cow<'_, str> {
    if !begins_plainly(cell) && is_marked_in_text(cell) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

/// Marks a cell that says itself that it is text, where it needs it: no spreadsheet
/// computes that, so that only what Relabel would take for something else is marked.
#[must_use]
pub fn marked_typed(cell: &str) -> Cow<'_, str> {
    if !begins_plainly(cell) && is_ambiguous(cell) {
        format!("'{cell}").into()
    } else {
        cell.into()
    }
}

/// Takes the mark of [`marked`] or [`marked_typed`] away: a text file that was saved as
/// a workbook still comes back. What is blank or a clear word is to be told before.
#[must_use]
pub fn unmarked(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_marked_in_text(rest) => rest,
        Some(_) | None => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_and_none_is_active() {
        let starts =
            ["", "'", "''", "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "a", " "];
        let rests = [
            "",
            "x",
            "=1+1",
            "'",
            "'=",
            "cmd|' /C calc'!A0",
            "été",
            "-5",
            "(Clear)",
            "(vider) ",
            " ",
            "#N/A",
            "#NOM\u{a0}?",
            "5.90123E+12",
        ];
        for start in starts {
            for rest in rests {
                let cell = format!("{start}{rest}");
                let out = marked(&cell);
                assert_eq!(unmarked(&out), cell, "{cell:?} became {out:?}");
                assert!(!out.starts_with(is_active), "{cell:?} stayed active as {out:?}");
                let typed = marked_typed(&cell);
                assert_eq!(unmarked(&typed), cell, "{cell:?} became {typed:?}");
                for out in [out, typed] {
                    assert!(!is_clear_word(&out), "{cell:?} clears as {out:?}");
                    assert_eq!(out.trim().is_empty(), cell.is_empty(), "{cell:?} is blank");
                }
            }
        }
        assert_eq!(marked_typed("=1+1"), "=1+1", "a typed text is not computed");
        assert_eq!(unmarked("'quoted' by hand"), "'quoted' by hand");
    }

    #[test]
    fn errors_are_known_in_both_languages_and_hashtags_are_none() {
        for error in [
            "#NAME?",
            "#NOM?",
            "#NOM\u{a0}?",
            " #VALEUR\u{202f}! ",
            "#DIV/0 !",
            "#PROPAGATION!",
            "#BLOQUÉ!",
            "#GETTING_DATA",
            "#N/A",
        ] {
            assert!(is_error(error), "{error:?}");
        }
        for text in ["#NOM", "#NOM!", "#NOM??", "#nom?", "#SUMMER!", "NOM?", "#", "#!", "#N/A!"] {
            assert!(!is_error(text), "{text:?}");
        }
    }
}
