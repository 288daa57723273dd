//! Letters that another program broke: it took the UTF-8 of a text for Windows-1252, so
//! that `©` became `Â©`.
//!
//! Hardly any text that is meant looks so: every letter beyond ASCII has to be one of a
//! sequence that makes sense as UTF-8. Whether it is meant all the same is told by what AEM
//! holds: letters that stand there already are not broken by the sheet.

use encoding_rs::WINDOWS_1252;

use relabel_model::{Kind, Property};

/// The text as it was before another program broke it; none where its letters are whole.
#[must_use]
pub fn repaired(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let (bytes, _, has_others) = WINDOWS_1252.encode(text);
    let once = if has_others { None } else { String::from_utf8(bytes.into_owned()).ok() }?;
    // Some were saved so more than once.
    Some(repaired(&once).unwrap_or(once))
}

/// A value with the letters of its entries repaired; none where nothing is broken that AEM
/// does not hold already.
#[must_use]
pub fn repaired_value(value: &Property, before: Option<&Property>) -> Option<Property> {
    if value.kind != Kind::String {
        return None;
    }
    let mut is_broken = false;
    let held = before.map_or(&[][..], |before| &before.entries);
    let entries = value.entries.iter().map(|entry| {
        let whole = repaired(entry).filter(|_| !held.contains(entry));
        is_broken |= whole.is_some();
        whole.unwrap_or_else(|| entry.clone())
    });
    let entries = entries.collect();
    is_broken.then(|| Property { entries, ..value.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program makes of UTF-8 that it takes for Windows-1252.
    fn broken(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn broken_letters_are_made_whole_and_whole_ones_stay() {
        assert_eq!(broken("© été"), "Â© Ã©tÃ©");
        for text in ["©", "© 2031 Zoë", "Forêt d’été — Á Ý", "日本", "“Łódź”", "👩‍🌾"]
        {
            assert_eq!(repaired(&broken(text)).as_deref(), Some(text));
            assert_eq!(repaired(&broken(&broken(text))).as_deref(), Some(text), "twice");
            assert_eq!(repaired(text), None, "{text}");
        }
        for text in ["", "plain", "Ça va à São Paulo", "Ã", "Â © 2031", "Â© d’été", "€ 3,50"]
        {
            assert_eq!(repaired(text), None, "{text}");
        }
    }

    #[test]
    fn what_aem_holds_is_not_broken_by_the_sheet() {
        let list = |entries: &[&str]| {
            let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
            Property::list(Kind::String, entries)
        };
        let sheet = list(&["Â©", "Ã©tÃ©", "sea"]);
        let entries =
            |before: Option<Property>| Some(repaired_value(&sheet, before.as_ref())?.entries);
        let whole = |entries: &[&str]| Some(list(entries).entries);
        assert_eq!(entries(None), whole(&["©", "été", "sea"]));
        assert_eq!(entries(Some(list(&["©", "été"]))), whole(&["©", "été", "sea"]));
        assert_eq!(entries(Some(list(&["Â©"]))), whole(&["Â©", "été", "sea"]));
        assert_eq!(entries(Some(list(&["Â©", "Ã©tÃ©"]))), None);
    }
}
