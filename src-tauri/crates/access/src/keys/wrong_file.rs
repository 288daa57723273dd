//! Files that are no key files at all, recognised by how they begin, so that the
//! user is told what they are holding.

use x509_parser::{
    asn1_rs::{FromDer, Sequence},
    x509::SubjectPublicKeyInfo,
};

use super::{Error, certificate::Certificate};

/// As much of a file as tells its kind.
pub(super) const HEAD: usize = 4 * 1024;

/// Archives, by their first bytes.
const ARCHIVES: &[&[u8]] = &[
    b"PK\x03\x04",
    // An empty ZIP, and one in several pieces.
    b"PK\x05\x06",
    b"PK\x07\x08",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
];

/// Pictures, films and documents, by their first bytes.
const DOCUMENTS: &[&[u8]] = &[
    b"%PDF-",
    b"%!PS",
    b"{\\rtf",
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\0",
    b"MM\0*",
    b"8BPS",
    b"\0\0\x01\0",
    // Office before 2007, and mails of Outlook.
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
];

/// What is inside an Office or OpenDocument file, which is a ZIP.
const OFFICE: &[&[u8]] =
    &[b"[Content_Types].xml", b"_rels/", b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd."];

/// What the first bytes tell.
pub(super) fn by_first_bytes(bytes: &[u8]) -> Option<Error> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let begins = |list: &[&[u8]]| list.iter().any(|known| head.starts_with(known));
    let has = |known: &&[u8]| head.windows(known.len()).any(|window| window == *known);
    // The other marks stand a little further in.
    let riff = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let media = head.get(4..8) == Some(b"ftyp");
    let bitmap = head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]);
    if begins(DOCUMENTS) || riff || media || bitmap {
        return Some(Error::Document);
    }
    let tar = head.get(257..262) == Some(b"ustar");
    if begins(ARCHIVES) || tar {
        let office = head.starts_with(b"PK") && OFFICE.iter().any(has);
        return Some(if office { Error::Document } else { Error::Archive });
    }
    None
}

/// What bytes are that are no text.
pub(super) fn binary(bytes: &[u8]) -> Error {
    if bytes.iter().all(|byte| *byte == 0) {
        // A download that reserved its room and never filled it.
        return Error::Incomplete;
    }
    let public = Certificate::from_der(bytes).is_some()
        || SubjectPublicKeyInfo::from_der(bytes).is_ok_and(|(rest, _)| rest.is_empty());
    let content = content_type(bytes);
    if public || content == Some(&SIGNED_DATA) {
        return Error::PublicOnly;
    }
    // A PKCS#12 file, or a private key in DER.
    if content == Some(&DATA) || is_private_key(bytes) { LONE_KEY } else { Error::NotRecognised }
}

/// A private key without the entries that say whose it is.
pub(super) const LONE_KEY: Error = Error::FieldMissing { field: "integration" };

/// PKCS#7 `signedData` (RFC 2315), a chain of certificates (`.p7b`).
const SIGNED_DATA: [u8; 9] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];
/// PKCS#7 `data`, the content of a PKCS#12 file.
const DATA: [u8; 9] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01];

/// The content type of PKCS#7, or of the PKCS#7 inside PKCS#12. Near the front
/// in both: after the lengths, and in the latter a version.
fn content_type(bytes: &[u8]) -> Option<&[u8; 9]> {
    if bytes.first() != Some(&0x30) {
        return None;
    }
    let head = &bytes[..bytes.len().min(32)];
    head.windows(11)
        .find(|window| window[..2] == [0x06, 0x09])
        .and_then(|window| window[2..].try_into().ok())
}

/// PKCS#1 or PKCS#8: a sequence of a version and more, beside the whole file.
fn is_private_key(bytes: &[u8]) -> bool {
    Sequence::from_der(bytes).is_ok_and(|(rest, sequence)| {
        rest.is_empty() && matches!(sequence.content.as_ref(), [2, 1, 0 | 1, 2 | 4 | 0x30, ..])
    })
}

/// What text is that is neither JSON nor a `.env` file.
pub(super) fn text(text: &str) -> Error {
    let start: String = text.chars().take(1_000).collect::<String>().to_ascii_lowercase();
    let begins = |known: &[&str]| known.iter().any(|known| start.starts_with(known));
    if begins(&["<svg"]) || (begins(&["<?xml"]) && start.contains("<svg")) {
        return Error::Document;
    }
    // The console's page, or the sign-in page that came in its place.
    if begins(&["<!doctype html", "<html"]) || (start.starts_with('<') && start.contains("<html")) {
        return Error::SavedError;
    }
    if text.contains("PRIVATE KEY-----") {
        return if text.contains("-----END") { LONE_KEY } else { Error::Incomplete };
    }
    let public = ["CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY", "PKCS7", "CERTIFICATE REQUEST"];
    let is_public = |label: &&str| text.contains(&format!("-----BEGIN {label}-----"));
    let ssh = begins(&["ssh-rsa ", "ssh-ed25519 ", "ecdsa-sha2-", "---- begin ssh2 public"]);
    if public.iter().any(is_public) || ssh {
        return Error::PublicOnly;
    }
    Error::NotRecognised
}
