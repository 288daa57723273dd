//! Questions to the person at the terminal. Whoever is not there is not asked:
//! then a flag has to say it.

use std::io::{BufRead as _, IsTerminal as _, Write as _};

use zeroize::Zeroizing;

use crate::failure::{Failure, wrong};
use crate::output::harmless;
use crate::words::say;

/// Longest password taken from a pipe, in bytes.
const LONGEST_PASSWORD: u64 = 1024;

/// Whether there is somebody to ask.
pub(crate) fn is_possible() -> bool {
    std::io::stdin().is_terminal()
}

/// A line for the person who is about to be asked.
pub(crate) fn show(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", harmless(line));
}

/// The answer to a question, without blanks around it. Empty where there was none.
pub(crate) fn answer(question: &str) -> String {
    let mut line = String::new();
    let asked = write!(std::io::stderr(), "{} ", harmless(question))
        .and_then(|()| std::io::stderr().flush())
        .and_then(|()| std::io::stdin().lock().read_line(&mut line));
    // Whoever cannot be asked has not answered.
    if asked.is_err() {
        line.clear();
    }
    line.trim().to_owned()
}

/// Whether the answer is `yes`, or that word in the language; anything else is no.
pub(crate) fn agrees(question: &str) -> bool {
    let yes = say!("cli-yes");
    let typed = answer(&format!("{question} {}", say!("cli-type-yes", yes = &yes)));
    [yes.as_str(), "yes"].iter().any(|word| typed.eq_ignore_ascii_case(word))
}

/// A number a person typed: separators of thousands are forgiven.
pub(crate) fn number(text: &str) -> Option<u32> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '\'' | '’');
    let digits: String = text.chars().filter(|c| !separates(*c)).collect();
    digits.parse().ok()
}

/// The number the person typed, if it is one.
pub(crate) fn counted(question: &str) -> Option<u32> {
    number(&answer(question))
}

/// A password: typed without being shown, or the first line of standard input
/// where that is no terminal.
pub(crate) fn password(question: &str) -> Result<Zeroizing<String>, Failure> {
    let unread = || wrong(say!("cli-password-unread"));
    let mut typed = if is_possible() {
        rpassword::prompt_password(harmless(question)).map(Zeroizing::new).map_err(|_| unread())?
    } else {
        line_of(std::io::stdin().lock()).map_err(|_| unread())?
    };
    let length = typed.trim_end_matches(['\r', '\n']).len();
    typed.truncate(length);
    if typed.is_empty() {
        return Err(wrong(say!("cli-password-empty")));
    }
    Ok(typed)
}

fn line_of(source: impl std::io::BufRead) -> std::io::Result<Zeroizing<String>> {
    // Room for all of it from the start, so that no copy is left where it grew.
    let mut line = Zeroizing::new(String::with_capacity(LONGEST_PASSWORD as usize + 1));
    source.take(LONGEST_PASSWORD).read_line(&mut line)?;
    Ok(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_be_typed_as_people_write_it() {
        for text in ["1204", "1,204", "1.204", "1 204", "1\u{202f}204", "1’204", " 1204\n"] {
            assert_eq!(number(text), Some(1204), "{text:?}");
        }
        for text in ["", "yes", "-1204", "12O4", "1204 assets", "99999999999"] {
            assert_eq!(number(text), None, "{text:?}");
        }
    }

    #[test]
    fn only_one_line_is_taken_and_never_a_stream_without_end() {
        let line = line_of(&b"first\nsecond\n"[..]).expect("reads");
        assert_eq!(line.as_str(), "first\n");
        let endless = std::io::BufReader::new(std::io::repeat(b'x'));
        assert_eq!(line_of(endless).expect("reads").len() as u64, LONGEST_PASSWORD);
    }
}
