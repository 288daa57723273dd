//! The text of a file. Consoles, browsers and editors write it in four ways.

use zeroize::Zeroizing;

/// The text of a file in UTF-8 or UTF-16, with or without a byte order mark, or
/// in the older encoding of Windows. Windows tools write UTF-16 when a console's
/// output is redirected. `None` where it is no text.
pub(super) fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let little: fn([u8; 2]) -> u16 = u16::from_le_bytes;
    let (rest, unit) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf8(rest),
        [0xFF, 0xFE, rest @ ..] => (rest, little),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes as fn([u8; 2]) -> u16),
        // Every key file starts with a character of ASCII.
        [first, 0, ..] if *first != 0 => (bytes, little),
        [0, second, ..] if *second != 0 => (bytes, u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => return utf8(bytes).or_else(|| windows_1252(bytes)),
    };
    let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    // UTF-8 takes at most three bytes for a unit: no reallocation, no copy left.
    let mut text = Zeroizing::new(String::with_capacity(rest.len() / 2 * 3));
    for decoded in char::decode_utf16(units) {
        text.push(decoded.ok()?);
    }
    Some(text)
}

fn utf8(bytes: &[u8]) -> Option<Zeroizing<String>> {
    std::str::from_utf8(bytes).ok().map(|text| Zeroizing::new(text.to_owned()))
}

/// The characters 0x80 to 0x9F of Windows-1252; those it leaves open are not text.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', //
    '\0', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// An editor of Windows wrote a name with an accent. Only for what otherwise
/// looks like text: any bytes at all would be some text in this encoding.
fn windows_1252(bytes: &[u8]) -> Option<Zeroizing<String>> {
    // Every character takes at most three bytes: no reallocation, no copy left.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 3));
    for byte in bytes {
        let c = match byte {
            b'\t' | b'\n' | b'\r' | b' '..=b'~' => char::from(*byte),
            0x80..=0x9F => WINDOWS[usize::from(*byte - 0x80)],
            0xA0..=0xFF => char::from(*byte),
            _ => '\0',
        };
        if c == '\0' {
            return None;
        }
        text.push(c);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "{\"name\": \"Médiathèque – 1\"}";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let windows = b"{\"name\": \"M\xe9diath\xe8que \x96 1\"}".to_vec();
        for bytes in [
            text.as_bytes().to_vec(),
            [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat(),
            [&[0xFF, 0xFE], little.as_slice()].concat(),
            [&[0xFE, 0xFF], big.as_slice()].concat(),
            little,
            big,
            windows,
        ] {
            assert_eq!(decode(&bytes).as_deref().map(String::as_str), Some(text), "{bytes:?}");
        }
        for binary in [&b"\xff\xfe\x00\xd8"[..], b"MZ\x90\x03\x80", b"\x81\x8d"] {
            assert!(decode(binary).is_none(), "{binary:?}");
        }
    }
}
