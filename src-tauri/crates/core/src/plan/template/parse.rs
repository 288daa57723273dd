//! From a text to its parts, with the place of everything that is not understood.

use super::filters::Filter;
use super::{Part, Template, Token};
use crate::plan::actions::find::utf16_len;
use crate::plan::edit::{Problem, is_property_name};
use relabel_model::{EditProblemCode, TextSpan};

/// Most tokens of one text: nobody writes more, and each may stand for a long text.
const MOST_TOKENS: usize = 100;
/// Most digits of a counter.
const MOST_DIGITS: usize = 9;

impl Template {
    /// Understands a text.
    ///
    /// # Errors
    /// Everything in it that is not understood, in its order, each with its place.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let mut parser = Parser { text, ..Parser::default() };
        parser.read();
        if parser.tokens > MOST_TOKENS {
            parser.problems.push(Problem { code: EditProblemCode::TooLong, at: None, text: None });
        }
        if parser.problems.is_empty() {
            Ok(Self { parts: parser.parts })
        } else {
            Err(parser.problems)
        }
    }
}

#[derive(Default)]
struct Parser<'t> {
    text: &'t str,
    parts: Vec<Part>,
    literal: String,
    tokens: usize,
    problems: Vec<Problem>,
}

impl<'t> Parser<'t> {
    fn read(&mut self) {
        let mut at = 0;
        while let Some(c) = self.text[at..].chars().next() {
            let rest = &self.text[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                self.literal.push(c);
                at += 2;
            } else if c == '{' {
                let end = self.end_of_token(at + 1);
                match end {
                    Ok(end) => {
                        self.token(at, end);
                        at = end + 1;
                    }
                    Err(stop) => {
                        let word = self.text[at + 1..stop].trim();
                        self.problem(EditProblemCode::TokenUnclosed, at, stop, word);
                        at = stop;
                    }
                }
            } else {
                self.literal.push(c);
                at += c.len_utf8();
            }
        }
        self.flush();
    }

    /// Where the `}` of a token stands, or where another begins before it ends.
    fn end_of_token(&self, from: usize) -> Result<usize, usize> {
        let (mut quoted, mut escaped) = (false, false);
        for (at, c) in self.text[from..].char_indices() {
            match c {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                '}' if !quoted => return Ok(from + at),
                '{' if !quoted => return Err(from + at),
                _ => {}
            }
        }
        // A quote that was never closed hides the brace.
        match self.text[from..].find('}') {
            Some(at) if quoted => Ok(from + at),
            _ => Err(self.text.len()),
        }
    }

    fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.parts.push(Part::Text(std::mem::take(&mut self.literal)));
        }
    }

    fn problem(&mut self, code: EditProblemCode, from: usize, to: usize, word: &str) {
        let units = |to: usize| utf16_len(&self.text[..to]);
        let at = Some(TextSpan { entry: 0, from: units(from), to: units(to) });
        self.problems.push(Problem { code, at, text: Some(word.to_owned()) });
    }

    /// A token between its braces, `from` that of the first and `to` that of the last.
    fn token(&mut self, from: usize, to: usize) {
        self.tokens += 1;
        let text = self.text;
        let mut pieces = split_outside_quotes(&text[from + 1..to]).into_iter();
        let name = pieces.next().map_or("", |(_, piece)| piece).trim();
        let token = match token_of(name) {
            Ok(token) => Some(token),
            Err((code, word)) => {
                self.problem(code, from, to + 1, word);
                None
            }
        };
        let mut filters = Vec::new();
        for (offset, piece) in pieces {
            match filter_of(piece.trim()) {
                Ok(filter) => filters.push(filter),
                Err((code, word)) => {
                    let blanks = piece.len() - piece.trim_start().len();
                    let start = from + 1 + offset + blanks;
                    self.problem(code, start, start + piece.trim().len(), word);
                }
            }
        }
        self.flush();
        if let Some(token) = token {
            self.parts.push(Part::Token { token, filters });
        }
    }
}

/// The pieces between `|`, each with where it begins.
fn split_outside_quotes(text: &str) -> Vec<(usize, &str)> {
    let (mut pieces, mut begin) = (Vec::new(), 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '|' if !quoted => {
                pieces.push((begin, &text[begin..at]));
                begin = at + 1;
            }
            _ => {}
        }
    }
    pieces.push((begin, &text[begin..]));
    pieces
}

fn token_of(name: &str) -> Result<Token, (EditProblemCode, &str)> {
    let (word, argument) = match name.split_once(':') {
        // A property name has a colon, too.
        Some((word, argument)) if !word.contains(' ') => (word.trim(), Some(argument.trim())),
        _ => (name, None),
    };
    let wrong = |argument| Err((EditProblemCode::FilterArgument, argument));
    let token = match word.to_ascii_lowercase().as_str() {
        "file.name" => Token::FileName,
        "file.stem" => Token::FileStem,
        "file.ending" => Token::FileEnding,
        "folder.name" => Token::FolderName,
        "folder.path" => {
            return match argument.map(|argument| (argument, argument.parse::<i32>())) {
                None => Ok(Token::FolderPath),
                Some((_, Ok(level))) if (-100..=100).contains(&level) && level != 0 => {
                    Ok(Token::FolderLevel(level))
                }
                Some((argument, _)) => wrong(argument),
            };
        }
        "counter" => {
            let digits = argument.unwrap_or("1");
            let is_number = !digits.is_empty()
                && digits.len() <= MOST_DIGITS
                && digits.bytes().all(|digit| digit.is_ascii_digit());
            return match digits.parse() {
                Ok(first) if is_number => Ok(Token::Counter { first, digits: digits.len() }),
                _ => wrong(digits),
            };
        }
        "today" => {
            let form = argument.unwrap_or("yyyy-MM-dd");
            return if is_day_form(form) { Ok(Token::Today(form.to_owned())) } else { wrong(form) };
        }
        _ => return field_token(name),
    };
    match argument {
        None => Ok(token),
        Some(argument) => wrong(argument),
    }
}

fn field_token(name: &str) -> Result<Token, (EditProblemCode, &str)> {
    let Some((word, property)) = name.split_once(char::is_whitespace) else {
        let is_bare = name.eq_ignore_ascii_case("field");
        let code =
            if is_bare { EditProblemCode::FieldUnknown } else { EditProblemCode::TokenUnknown };
        return Err((code, if is_bare { "" } else { name }));
    };
    if !word.eq_ignore_ascii_case("field") {
        return Err((EditProblemCode::TokenUnknown, name));
    }
    let property = property.trim();
    if is_property_name(property) {
        Ok(Token::Field(property.to_owned()))
    } else {
        Err((EditProblemCode::FieldUnknown, property))
    }
}

/// `yyyy`, `MM`, `dd` and whatever stands between them but letters.
fn is_day_form(form: &str) -> bool {
    let rest = form.replace("yyyy", "").replace("MM", "").replace("dd", "");
    rest.len() < form.len() && !rest.chars().any(char::is_alphanumeric)
}

fn filter_of(piece: &str) -> Result<Filter, (EditProblemCode, &str)> {
    let (name, argument) = match piece.split_once(':') {
        Some((name, argument)) => (name.trim(), Some(argument.trim())),
        None => (piece, None),
    };
    let lower = name.to_ascii_lowercase();
    if lower == "default" {
        let instead = argument.and_then(unquoted);
        return instead.map(Filter::Default).ok_or((EditProblemCode::FilterArgument, name));
    }
    match (Filter::named(&lower), argument) {
        (Some(filter), None) => Ok(filter),
        (Some(_), Some(_)) => Err((EditProblemCode::FilterArgument, name)),
        (None, _) => Err((EditProblemCode::FilterUnknown, name)),
    }
}

/// A text in quotes, in which a backslash makes a quote or backslash ordinary; or a bare
/// one without any.
fn unquoted(argument: &str) -> Option<String> {
    let Some(inner) = argument.strip_prefix('"') else {
        return (!argument.contains('"')).then(|| argument.to_owned());
    };
    let (mut text, mut letters) = (String::new(), inner.chars());
    while let Some(c) = letters.next() {
        match c {
            '\\' => text.push(letters.next()?),
            '"' => return letters.as_str().is_empty().then_some(text),
            other => text.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<(EditProblemCode, u32, u32, String)> {
        let problems = Template::parse(text).err().unwrap_or_default();
        let told = problems.into_iter().map(|problem| {
            let at = problem.at.expect("a place");
            (problem.code, at.from, at.to, problem.text.unwrap_or_default())
        });
        told.collect()
    }

    #[test]
    fn what_is_not_understood_has_its_place() {
        use EditProblemCode as Code;
        for (text, code, from, to, word) in [
            ("a {file.nam} b", Code::TokenUnknown, 2, 12, "file.nam"),
            ("🌊 {x}", Code::TokenUnknown, 3, 6, "x"),
            ("{}", Code::TokenUnknown, 0, 2, ""),
            ("{ file name }", Code::TokenUnknown, 0, 13, "file name"),
            ("{file.name", Code::TokenUnclosed, 0, 10, "file.name"),
            ("{file.name {x", Code::TokenUnclosed, 0, 11, "file.name"),
            ("{file.name|shout}", Code::FilterUnknown, 11, 16, "shout"),
            ("{file.name | upper:2 }", Code::FilterArgument, 13, 20, "upper"),
            ("{file.name|default}", Code::FilterArgument, 11, 18, "default"),
            ("{file.name|default:\"a}", Code::FilterArgument, 11, 21, "default"),
            ("{file.name:3}", Code::FilterArgument, 0, 13, "3"),
            ("{folder.path:0}", Code::FilterArgument, 0, 15, "0"),
            ("{counter:-1}", Code::FilterArgument, 0, 12, "-1"),
            ("{today:hh}", Code::FilterArgument, 0, 10, "hh"),
            ("{field}", Code::FieldUnknown, 0, 7, ""),
            ("{field a/b}", Code::FieldUnknown, 0, 11, "a/b"),
        ] {
            let found = problems(text);
            assert_eq!(found.first(), Some(&(code, from, to, word.to_owned())), "{text}");
        }
        assert_eq!(problems("{x} {file.name|y|z}").len(), 3);
    }

    #[test]
    fn what_is_understood_raises_no_problem() {
        for text in [
            "",
            "plain } text",
            "{{literal}}",
            "{file.name}{File.Stem | upper|trim}",
            "{field dc:title|default:\"a | b } \\\" {\"}",
            "{field dc:title|default:none}",
            "{field dc:title|default:}",
            "{folder.path}{folder.path:2}{folder.path:-1}",
            "{counter}{counter:001}{counter:0100}",
            "{today}{today:yyyy}{today:dd.MM.yyyy}",
        ] {
            assert_eq!(problems(text), [], "{text}");
        }
    }
}
