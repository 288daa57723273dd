//! What both binary forms of Excel have in common.

/// The number that four bytes stand for (`RkNumber`): the upper half of a float or a
/// whole number of 30 bits, and either of them a hundredfold.
pub(super) fn rk(packed: u32) -> f64 {
    let number = match packed & 2 {
        0 => f64::from_bits(u64::from(packed & !3) << 32),
        _ => f64::from(packed.cast_signed() >> 2),
    };
    if packed & 1 == 1 { number / 100.0 } else { number }
}

/// The word that a cell shows in place of what could not be computed (`BErr`).
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

/// Adds a piece of UTF-16 to a text.
pub(super) fn push_utf16(text: &mut String, bytes: &[u8]) {
    let units = bytes.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
    text.extend(
        char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        // [MS-XLS] 2.5.217; the bytes are what LibreOffice writes.
        for (packed, number) in [
            (0x3FF0_0000, 1.0),
            (0x0000_001E, 7.0),
            (0xFFFF_FFE6, -7.0),
            (0x0000_04D3, 3.08),
            (0x4008_0000, 3.0),
        ] {
            assert_eq!(rk(packed), number, "{packed:x}");
        }
    }
}
