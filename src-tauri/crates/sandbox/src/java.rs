//! Numbers and addresses as Java reads and shows them.
//!
//! AEM is written in Java, so what a posted text becomes is decided by `Long.parseLong`,
//! `Double.parseDouble`, `BigDecimal` and `java.net.URI`, and is shown by their
//! `toString`.

use std::net::Ipv6Addr;

/// `Long.parseLong`: digits with at most a sign in front, nothing around them.
pub(crate) fn long(text: &str) -> Option<i64> {
    ascii_digits(text).parse().ok()
}

/// Java takes the digits of every script for what they are; these are the common ones.
fn ascii_digits(text: &str) -> String {
    const ZEROS: [char; 4] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{FF10}'];
    let ascii = |c: char| {
        let digit = |zero: &char| char::from_digit((c as u32).checked_sub(*zero as u32)?, 10);
        ZEROS.iter().find_map(digit).unwrap_or(c)
    };
    text.chars().map(ascii).collect()
}

/// `Double.parseDouble`: with blanks around it and the `d` or `f` of a Java literal
/// behind it. Hexadecimal notation is not simulated.
pub(crate) fn double(text: &str) -> Option<f64> {
    let text = text.trim_matches(|c| c <= ' ');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, "NaN" | "Infinity") {
        return text.parse().ok();
    }
    let number = text.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    // Rust knows more words than Java does, and no other notation.
    number.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)).then_some(())?;
    number.parse().ok()
}

/// `Double.toString`: `1000.0`, `1.0E10`, `9.0E-4`.
pub(crate) fn double_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if number == 0.0 || (1e-3..1e7).contains(&number.abs()) {
        return format!("{number:?}");
    }
    let text = format!("{number:E}");
    match text.split_once('E') {
        Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0E{exponent}"),
        _ => text,
    }
}

/// `new BigDecimal(text).toString()`: keeps the zeros behind the point and changes to
/// the notation with an exponent where Java does.
pub(crate) fn decimal(text: &str) -> Option<String> {
    let text = ascii_digits(text);
    let (number, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i64>().ok()?),
        None => (&*text, 0),
    };
    let unsigned = number.strip_prefix(['+', '-']).unwrap_or(number);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = format!("{whole}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let scale = i64::try_from(fraction.len()).ok()? - exponent;
    i32::try_from(scale).ok()?;
    let digits = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let sign = if number.starts_with('-') && digits != "0" { "-" } else { "" };
    Some(format!("{sign}{}", scaled(digits, scale)))
}

/// The canonical notation of `digits` × 10^-`scale`.
fn scaled(digits: &str, scale: i64) -> String {
    let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    let adjusted = length - 1 - scale;
    if scale == 0 {
        return digits.to_owned();
    }
    if scale > 0 && adjusted >= -6 {
        let point = length - scale;
        if point <= 0 {
            let zeros = "0".repeat(usize::try_from(-point).unwrap_or(0));
            return format!("0.{zeros}{digits}");
        }
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        return format!("{whole}.{fraction}");
    }
    let (first, more) = digits.split_at(1);
    let point = if more.is_empty() { "" } else { "." };
    match adjusted {
        0 => format!("{first}{point}{more}"),
        _ => format!("{first}{point}{more}E{adjusted:+}"),
    }
}

/// Whether `new URI(text)` takes it (RFC 2396 with the additions of `java.net.URI`).
pub(crate) fn is_uri(text: &str) -> bool {
    let colon = text.find(['/', '?', '#', ':']).filter(|at| text[*at..].starts_with(':'));
    let (rest, is_opaque) = match colon {
        Some(at) => {
            let (scheme, rest) = (&text[..at], &text[at + 1..]);
            let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
            if !is_scheme {
                return false;
            }
            (rest, !rest.starts_with('/'))
        }
        None => (text, false),
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    if !takes(fragment, ANY) {
        return false;
    }
    if is_opaque {
        return !rest.is_empty() && takes(rest, ANY);
    }
    let (rest, query) = rest.split_once('?').map_or((rest, None), |(r, q)| (r, Some(q)));
    let path = match rest.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let is_last = path.is_empty() && query.is_none() && !text.contains('#');
            if (authority.is_empty() && is_last) || !is_authority(authority) {
                return false;
            }
            path
        }
        None => rest,
    };
    takes(path, ":@&=+$,;/") && takes(query.unwrap_or_default(), ANY)
}

/// Signs that may stand in a query, in a fragment, and behind a scheme without `/`.
const ANY: &str = ";/?:@&=+$,[]";

fn is_authority(text: &str) -> bool {
    match (text.find('['), text.rfind(']')) {
        (Some(open), Some(close)) if open < close => {
            let port = &text[close + 1..];
            let port = port.strip_prefix(':').unwrap_or(port);
            let user = text[..open].strip_suffix('@').unwrap_or(&text[..open]);
            text[open + 1..close].parse::<Ipv6Addr>().is_ok()
                && port.bytes().all(|b| b.is_ascii_digit())
                && (open == 0 || text[..open].ends_with('@'))
                && takes(user, ";:&=+$,")
        }
        _ => takes(text, "$,;:@&=+"),
    }
}

/// Whether every sign is unreserved, one of `more`, escaped, or a letter of another
/// script.
fn takes(text: &str, more: &str) -> bool {
    let mut signs = text.chars();
    while let Some(c) = signs.next() {
        let hex = |c: Option<char>| c.is_some_and(|c| c.is_ascii_hexdigit());
        let fits = match c {
            '%' => hex(signs.next()) && hex(signs.next()),
            _ if c.is_ascii() => {
                c.is_ascii_alphanumeric() || "_-!.~'()*".contains(c) || more.contains(c)
            }
            _ => !c.is_control() && !c.is_whitespace(),
        };
        if !fits {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{decimal, double, double_text, is_uri, long};

    #[test]
    fn whole_numbers_stand_alone() {
        for (text, number) in [("007", 7), ("+5", 5), ("-0", 0), ("٣", 3)] {
            assert_eq!(long(text), Some(number), "{text}");
        }
        for text in ["", " 5", "5 ", "5.0", "1e3", "5L", "-", "9223372036854775808"] {
            assert_eq!(long(text), None, "{text}");
        }
    }

    #[test]
    fn doubles_are_shown_as_java_shows_them() {
        for (text, shown) in [
            ("1e3", "1000.0"),
            ("1E10", "1.0E10"),
            ("9999999", "9999999.0"),
            ("12345678.9", "1.23456789E7"),
            ("0.001", "0.001"),
            ("0.0009", "9.0E-4"),
            ("-0.0", "-0.0"),
            ("5.", "5.0"),
            (" 5\n", "5.0"),
            ("1d", "1.0"),
            ("+NaN", "NaN"),
            ("-1e400", "-Infinity"),
            ("123456789012345680", "1.2345678901234568E17"),
        ] {
            assert_eq!(double(text).map(double_text).as_deref(), Some(shown), "{text}");
        }
        for text in ["", " ", "nan", "inf", "5L", "1_0", "1,5", "e5"] {
            assert_eq!(double(text), None, "{text}");
        }
    }

    #[test]
    fn decimals_keep_their_digits() {
        for (text, shown) in [
            ("1e3", "1E+3"),
            ("1E-3", "0.001"),
            ("0.0000001", "1E-7"),
            ("12.50", "12.50"),
            ("-0", "0"),
            ("-0.0", "0.0"),
            ("0e5", "0E+5"),
            ("0E-10", "0E-10"),
            ("+5", "5"),
            ("-.5", "-0.5"),
            ("5.", "5"),
            ("123E-2", "1.23"),
            ("123E2", "1.23E+4"),
            ("1e2147483647", "1E+2147483647"),
        ] {
            assert_eq!(decimal(text).as_deref(), Some(shown), "{text}");
        }
        for text in ["", " 5", "NaN", "1d", "1_000", "1,5", "--1", "e5", "5e", "1e9999999999"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_are_checked_as_java_does() {
        for text in ["a", "%20", "ä", "😀", "#", "a?b?c", "urn:x", "http://a:b/c", "http://[::1]/"]
        {
            assert!(is_uri(text), "{text}");
        }
        for text in [
            "a b",
            "%zz",
            "http:",
            "http://",
            "//",
            ":a",
            "1:a",
            "a:",
            "a\\b",
            "a|b",
            "{a}",
            "<a>",
            "#a#b",
            "[",
            "http://[x]/",
            "http://a/[b]",
            "\u{a0}",
            "a\u{2028}b",
        ] {
            assert!(!is_uri(text), "{text}");
        }
    }
}
