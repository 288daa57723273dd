//! Properties that cannot be edited, and why (protocol reference, section 10).
//!
//! Writing them breaks the asset, is undone by AEM, or says of a file what is not so.
//! A name that is not here can be edited, whatever it means: the list errs towards
//! letting an administrator decide.

use relabel_model::ReadOnlyReason;

/// Prefixes of properties that belong to the repository itself.
const MACHINERY: &[&str] = &["jcr", "rep", "sling", "oak", "nt", "mix", "repo"];

/// Prefixes of what cameras and programs write into files about how they were made.
/// `exif` is in the reference; the others are its kin in real content (`crs` holds a
/// hundred settings of the raw converter, `xmpMM` the identity of the file).
const FROM_FILE_PREFIXES: &[&str] = &["exif", "exifEX", "aux", "psAux", "crs", "xmpMM"];

/// Single properties that AEM computes from the file.
const COMPUTED: &[&str] = &[
    "dam:size",
    "dam:sha1",
    "dam:MIMEtype",
    "dam:extracted",
    "dam:Fileformat",
    "dam:assetState",
    "dam:Bitsperpixel",
    "dam:Numberofimages",
    "dam:Numberoftextualcomments",
    "dam:Physicalheightindpi",
    "dam:Physicalheightininches",
    "dam:Physicalwidthindpi",
    "dam:Physicalwidthininches",
    "dam:Progressive",
    "dam:numPages",
    "dam:predictedColors",
    "dc:format",
    "dc:modified",
    "tiff:ImageWidth",
    "tiff:ImageLength",
    "photoshop:ColorMode",
    "predictedTags",
    "simsearchVersion",
    "lastTransferredForTagging",
];

/// Single properties that the camera or program wrote into the file.
const FROM_FILE: &[&str] = &[
    "tiff:BitsPerSample",
    "tiff:Compression",
    "tiff:Make",
    "tiff:Model",
    "tiff:Orientation",
    "tiff:PhotometricInterpretation",
    "tiff:PlanarConfiguration",
    "tiff:ResolutionUnit",
    "tiff:SamplesPerPixel",
    "tiff:XResolution",
    "tiff:YCbCrPositioning",
    "tiff:YCbCrSubSampling",
    "tiff:YResolution",
    "photoshop:ICCProfile",
    "photoshop:LegacyIPTCDigest",
    "xmp:CreateDate",
    "xmp:CreatorTool",
    "xmp:MetadataDate",
    "xmp:ModifyDate",
];

/// Properties that people look for among the metadata but that stand on the node above.
const OTHER_PLACE: &[&str] = &["onTime", "offTime"];

/// With this ending AEM notes what form a list had in the file.
const NOTE_OF_AEM: &str = "_xmpArrayType";

/// Why a property may not be edited; `None` where it may. Tags may, but only as
/// [`FieldKind::Tags`](relabel_model::FieldKind::Tags): see [`needs_tags`].
#[must_use]
pub fn is_protected(property: &str) -> Option<ReadOnlyReason> {
    let prefix = property.split_once(':').map_or("", |(prefix, _)| prefix);
    if MACHINERY.contains(&prefix) || property.ends_with(NOTE_OF_AEM) {
        Some(ReadOnlyReason::Machinery)
    } else if COMPUTED.contains(&property) {
        Some(ReadOnlyReason::Computed)
    } else if FROM_FILE_PREFIXES.contains(&prefix) || FROM_FILE.contains(&property) {
        Some(ReadOnlyReason::FromFile)
    } else if OTHER_PLACE.contains(&property) {
        Some(ReadOnlyReason::OtherPlace)
    } else {
        None
    }
}

/// Whether a property holds tags whatever anybody says of it. AEM drops tags it does
/// not know without a word, so they are never written as plain text.
#[must_use]
pub fn needs_tags(property: &str) -> bool {
    property == "cq:tags"
}

/// Names of the properties that are listed one by one, for a picker that says why they
/// are not there.
pub(super) fn listed() -> impl Iterator<Item = &'static str> {
    COMPUTED.iter().chain(FROM_FILE).chain(OTHER_PLACE).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_protected_name_says_why() {
        for (property, reason) in [
            ("jcr:primaryType", ReadOnlyReason::Machinery),
            ("rep:policy", ReadOnlyReason::Machinery),
            ("sling:resourceType", ReadOnlyReason::Machinery),
            ("repo:path", ReadOnlyReason::Machinery),
            ("dc:title_xmpArrayType", ReadOnlyReason::Machinery),
            ("dam:size", ReadOnlyReason::Computed),
            ("dc:format", ReadOnlyReason::Computed),
            ("tiff:ImageWidth", ReadOnlyReason::Computed),
            ("predictedTags", ReadOnlyReason::Computed),
            ("exif:ISOSpeedRatings", ReadOnlyReason::FromFile),
            ("xmp:CreatorTool", ReadOnlyReason::FromFile),
            ("onTime", ReadOnlyReason::OtherPlace),
        ] {
            assert_eq!(is_protected(property), Some(reason), "{property}");
        }
        for property in ["dc:title", "cq:tags", "dam:status", "acme:size", "tiff:Artist", "jcrx"] {
            assert_eq!(is_protected(property), None, "{property}");
        }
    }
}
