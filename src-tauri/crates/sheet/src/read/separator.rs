//! Which sign stands between the cells of a text file.

use super::csv;
use crate::error::Error;
use relabel_model::SheetSeparator;

/// Rows that are looked at.
const ROWS: usize = 50;
/// In this order where two are as likely: commas stand in texts, tabs hardly ever do.
const ALL: [SheetSeparator; 3] =
    [SheetSeparator::Tab, SheetSeparator::Semicolon, SheetSeparator::Comma];

/// The sign with which the first rows have the most alike numbers of cells; a comma
/// where there is but one column. `head` is the beginning of the text, cut anywhere.
#[must_use]
pub fn detect(head: &str) -> SheetSeparator {
    let first = head.lines().next().unwrap_or_default();
    for separator in ALL {
        let sign = char::from(csv::sign(separator));
        if first.trim().strip_prefix("sep=").is_some_and(|told| told.starts_with(sign))
            || (sign == '\t' && first.starts_with("sep=\t"))
        {
            return separator;
        }
    }
    let mut best = (0, SheetSeparator::Comma);
    for separator in ALL {
        let score = score(head, separator);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

/// How well a sign fits: rows with as many cells as the headings count, and more so the
/// more headings there are.
fn score(head: &str, separator: SheetSeparator) -> usize {
    let mut widths: Vec<usize> = Vec::new();
    // A row that is cut off, and a quote that never ends, are as good as the end.
    let _ = csv::rows(head.as_bytes(), csv::sign(separator), &mut |row| {
        let width = row.cells().last().map_or(0, |(cell, _)| cell.column as usize + 1);
        widths.push(width);
        if widths.len() > ROWS { Err(Error::Empty) } else { Ok(()) }
    });
    let Some(&headings) = widths.first().filter(|headings| **headings > 1) else { return 0 };
    // The last may be cut off; rows may end early where their last cells are empty.
    let fitting = widths.iter().filter(|width| **width <= headings && **width > 0).count();
    let alike = widths.iter().filter(|width| **width == headings).count();
    (fitting * 1_000 + alike * 100) / widths.len().max(1) + headings.min(50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_that_cuts_rows_alike_is_taken() {
        for (head, separator) in [
            ("a,b\n1,2\n", SheetSeparator::Comma),
            ("a;b\n1,5;2\n", SheetSeparator::Semicolon),
            ("path;title\n/x;\"a, b, c\"\n/y;\"d, e\"\n", SheetSeparator::Semicolon),
            ("path\ttitle, long\n/x\ta, b\n", SheetSeparator::Tab),
            ("path,title\n/x,\"a;b;c\nd;e\"\n", SheetSeparator::Comma),
            ("sep=;\na;b,c,d\n", SheetSeparator::Semicolon),
            ("path\n/content/dam/a.jpg\n/content/dam/b, c.jpg\n", SheetSeparator::Comma),
            ("a;b;c\n1;2\n1;2;3\n", SheetSeparator::Semicolon),
            ("", SheetSeparator::Comma),
        ] {
            assert_eq!(detect(head), separator, "{head:?}");
        }
    }
}
