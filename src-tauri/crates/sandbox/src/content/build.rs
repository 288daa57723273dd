//! Building blocks shared by the content sources.

use time::{Duration, OffsetDateTime};

use crate::node::{Node, Properties};
use crate::value::Property;

/// A folder with a title the way AEM stores it, on `jcr:content`.
pub(crate) fn folder(primary_type: &str, title: &str) -> Node {
    let node = Node::of_type(primary_type);
    if title.is_empty() {
        return node;
    }
    node.with_child(
        "jcr:content",
        Node::of_type("nt:unstructured").with("jcr:title", Property::text(title)),
    )
}

/// `dam:Asset` with `jcr:content` and `metadata`.
pub(crate) fn asset(
    uuid: &str,
    created: OffsetDateTime,
    content: Properties,
    metadata: Properties,
) -> Node {
    let mut content_node = Node::of_type("dam:AssetContent");
    content_node.properties.extend(content);
    let mut metadata_node = Node::of_type("nt:unstructured");
    metadata_node.properties.extend(metadata);
    Node::of_type("dam:Asset")
        .with("jcr:uuid", Property::text(uuid))
        .with("jcr:created", Property::date(created))
        .with("jcr:createdBy", Property::text("workflow-process-service"))
        .with(
            "jcr:mixinTypes",
            Property { kind: crate::value::Kind::Name, ..Property::texts(["mix:referenceable"]) },
        )
        .with_child("jcr:content", content_node.with_child("metadata", metadata_node))
}

/// What AEM puts on `jcr:content` of every processed asset.
pub(crate) fn asset_content(name: &str, parent: &str, modified: OffsetDateTime) -> Properties {
    [
        ("cq:name", Property::text(name)),
        ("cq:parentPath", Property::text(parent)),
        ("dam:assetState", Property::text("processed")),
        ("jcr:lastModified", Property::date(modified)),
        ("jcr:lastModifiedBy", Property::text("workflow-process-service")),
    ]
    .into_iter()
    .map(|(name, property)| (name.into(), property))
    .collect()
}

/// A moment in the past, the same for the same seed: up to `days` before
/// 1 June 2026.
pub(crate) fn moment(seed: u64, days: u64) -> OffsetDateTime {
    let last = time::macros::datetime!(2026-06-01 08:00 UTC);
    let seconds = seed % (days.max(1) * 86_400);
    last - Duration::seconds(i64::try_from(seconds).unwrap_or(0))
}

/// Spreads a number over all 64 bits (the finaliser of SplitMix64).
pub(crate) fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Undoes [`mix`].
pub(crate) fn unmix(mixed: u64) -> u64 {
    // The multipliers of `mix` are odd, so they have inverses modulo 2^64.
    let z = (mixed ^ (mixed >> 31) ^ (mixed >> 62)).wrapping_mul(0x3196_42B2_D24D_8EC3);
    let z = (z ^ (z >> 27) ^ (z >> 54)).wrapping_mul(0x96DE_1B17_3F11_9089);
    (z ^ (z >> 30) ^ (z >> 60)).wrapping_sub(0x9E37_79B9_7F4A_7C15)
}

/// A number for a text, the same on every machine (FNV-1a, then mixed).
pub(crate) fn hash(text: &str) -> u64 {
    let fnv = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    mix(fnv)
}

/// A UUID for a seed; version and variant bits as in a random one.
pub(crate) fn uuid(seed: u64) -> String {
    let high = u128::from(mix(seed)) << 64;
    uuid::Builder::from_random_bytes((high | u128::from(mix(!seed))).to_be_bytes())
        .into_uuid()
        .to_string()
}

/// Forty hex digits, as `dam:sha1` has them.
pub(crate) fn sha1_text(seed: u64) -> String {
    format!("{:016x}{:016x}{:08x}", mix(seed ^ 1), mix(seed ^ 2), mix(seed ^ 3) as u32)
}

/// The seeds that [`uuid()`] may have made a UUID of: it leaves four bits of the
/// first half to the version.
pub(crate) fn seeds_of_uuid(text: &str) -> impl Iterator<Item = u64> {
    let high = uuid::Uuid::parse_str(text).map(|uuid| uuid.as_u64_pair().0).ok();
    high.into_iter()
        .flat_map(|high| (0..16).map(move |version| unmix((high & !0xF000) | (version << 12))))
}

#[cfg(test)]
mod tests {
    use super::{mix, seeds_of_uuid, unmix, uuid};

    #[test]
    fn mixing_can_be_undone() {
        for seed in [0, 1, 42, 1_000_000, u64::MAX, 0x0123_4567_89AB_CDEF] {
            assert_eq!(unmix(mix(seed)), seed);
            assert!(seeds_of_uuid(&uuid(seed)).any(|found| found == seed));
        }
        assert_eq!(seeds_of_uuid("no uuid").count(), 0);
    }
}
