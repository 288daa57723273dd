//! The rows of a listing in another order than AEM's.

use std::cmp::Ordering;

use crate::api::types::{Asset, AssetKind, AssetSort, Timestamp};

/// What an asset is sorted by.
#[derive(Debug)]
pub(super) enum Key {
    /// In small letters.
    Text(String),
    Kind(AssetKind),
    Moment(Option<Timestamp>),
}

/// What an asset is sorted by in an order.
pub(super) fn key(asset: &Asset, by: AssetSort) -> Key {
    let folder = || asset.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    match by {
        AssetSort::Name => Key::Text(asset.title.as_deref().unwrap_or(&asset.name).to_lowercase()),
        AssetSort::Folder => Key::Text(folder().to_lowercase()),
        AssetSort::Kind => Key::Kind(asset.kind),
        AssetSort::Modified => Key::Moment(asset.modified_at),
    }
}

/// The numbers of rows, sorted by their keys. Those that are equal stay as they stand, and
/// without a moment they come last, in either direction.
pub(super) fn sorted(mut keys: Vec<(Key, u32)>, descending: bool) -> Vec<u32> {
    let directed = |order: Ordering| if descending { order.reverse() } else { order };
    keys.sort_by(|(one, _), (other, _)| match (one, other) {
        (Key::Text(one), Key::Text(other)) => directed(natural(one, other)),
        (Key::Kind(one), Key::Kind(other)) => directed(one.cmp(other)),
        (Key::Moment(Some(one)), Key::Moment(Some(other))) => directed(one.cmp(other)),
        (Key::Moment(None), Key::Moment(Some(_))) => Ordering::Greater,
        (Key::Moment(Some(_)), Key::Moment(None)) => Ordering::Less,
        // Of one order all keys are of one form.
        _ => Ordering::Equal,
    });
    keys.into_iter().map(|(_, row)| row).collect()
}

/// Compares as people count: image 2 comes before image 10.
fn natural(mut one: &str, mut other: &str) -> Ordering {
    loop {
        let (Some(first), Some(second)) = (one.chars().next(), other.chars().next()) else {
            return one.len().cmp(&other.len());
        };
        if first.is_ascii_digit() && second.is_ascii_digit() {
            let ((number, rest), (another, further)) = (number_in(one), number_in(other));
            let order = number.len().cmp(&another.len()).then_with(|| number.cmp(another));
            if order.is_ne() {
                return order;
            }
            (one, other) = (rest, further);
        } else if first == second {
            (one, other) = (&one[first.len_utf8()..], &other[second.len_utf8()..]);
        } else {
            return first.cmp(&second);
        }
    }
}

/// The digits that a text begins with, without zeros before them, and what follows.
fn number_in(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::OffsetDateTime;

    fn asset(path: &str, title: Option<&str>, kind: AssetKind, seconds: Option<i64>) -> Asset {
        let moment = |at| OffsetDateTime::from_unix_timestamp(at).expect("a moment");
        Asset {
            row: 0,
            path: path.to_owned(),
            name: path.rsplit('/').next().unwrap_or_default().to_owned(),
            title: title.map(str::to_owned),
            kind,
            modified_at: seconds.map(moment).map(Timestamp),
        }
    }

    #[test]
    fn assets_are_sorted_as_people_count() {
        use AssetKind::{Document, Image};
        let assets = [
            asset("/content/dam/b/img10.jpg", None, Image, Some(2)),
            asset("/content/dam/a/img2.jpg", None, Image, None),
            asset("/content/dam/b/z.pdf", Some("IMG02"), Document, Some(3)),
            asset("/content/dam/a/x.jpg", Some("apple"), Image, Some(1)),
        ];
        for (by, descending, wanted) in [
            (AssetSort::Name, false, [3, 2, 1, 0]),
            (AssetSort::Name, true, [0, 1, 2, 3]),
            (AssetSort::Kind, false, [0, 1, 3, 2]),
            (AssetSort::Folder, false, [1, 3, 0, 2]),
            (AssetSort::Folder, true, [0, 2, 1, 3]),
            (AssetSort::Modified, false, [3, 0, 2, 1]),
            (AssetSort::Modified, true, [2, 0, 3, 1]),
        ] {
            let keys = (0..).zip(&assets).map(|(row, asset)| (key(asset, by), row)).collect();
            assert_eq!(sorted(keys, descending), wanted, "{by:?} {descending}");
        }
    }

    #[test]
    fn numbers_in_texts_are_compared_as_numbers() {
        for (one, other, wanted) in [
            ("a", "b", Ordering::Less),
            ("a2b", "a10a", Ordering::Less),
            ("a2", "a02", Ordering::Equal),
            ("a", "a1", Ordering::Less),
            ("a99999999999999999999", "a100000000000000000000", Ordering::Less),
            ("été 2", "été 1", Ordering::Greater),
            ("1", "a", Ordering::Less),
        ] {
            assert_eq!(natural(one, other), wanted, "{one} {other}");
            assert_eq!(natural(other, one), wanted.reverse(), "{other} {one}");
        }
    }
}
