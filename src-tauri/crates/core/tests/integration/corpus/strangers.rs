//! The files of the corpus that are something else than keys.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rcgen::RsaKeySize;
use serde_json::json;

use super::files::{Content, Entry, PUBLIC, der, entry, json_entry};
use super::fixtures::pair;

const ARCHIVE: &str = "keyFileArchive";
const DOCUMENT: &str = "keyFileDocument";
const EMPTY: &str = "keyFileEmpty";
const SAVED_ERROR: &str = "keyFileSavedError";
const TOO_LARGE: &str = "keyFileTooLarge";
const UNKNOWN: &str = "keyFileNotRecognised";
const UNREADABLE: &str = "keyFileUnreadable";

pub(super) fn others() -> Vec<Entry> {
    let pair = pair(RsaKeySize::_2048);
    let certificate = der(&pair.certificate);
    let page =
        "<!DOCTYPE html>\n<html><head><title>Adobe</title></head><body>Sign in</body></html>";
    // RFC 2315: a sequence that begins with the type `signedData`.
    let chain = [
        &[0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0][..],
        &[0x80],
        &certificate,
    ]
    .concat();
    let pkcs7 =
        format!("-----BEGIN PKCS7-----\n{}\n-----END PKCS7-----\n", STANDARD.encode(&chain));
    let zipped = |inside: &[u8]| [b"PK\x03\x04\x14\0\x08\0\x08\0", inside].concat();
    let mut tar = vec![0; 1_024];
    tar[..8].copy_from_slice(b"key.json");
    tar[257..262].copy_from_slice(b"ustar");
    vec![
        json_entry(
            "saved-error.json",
            &json!({"ok": false, "statusCode": 403, "message": "Not allowed"}),
            SAVED_ERROR,
        ),
        json_entry("saved-status.json", &json!({"statusCode": 500}), SAVED_ERROR),
        json_entry(
            "gateway.json",
            &json!({"error_code": "401013", "message": "Oauth token is not valid"}),
            SAVED_ERROR,
        ),
        json_entry("problem.json", &json!({"title": "Forbidden", "status": 403}), SAVED_ERROR),
        entry("login.html", page, SAVED_ERROR),
        entry("service_token (2).json", page.to_ascii_uppercase(), SAVED_ERROR),
        entry("certificate.pem", pair.certificate.clone(), PUBLIC),
        entry("certificate.cer", certificate, PUBLIC),
        entry("chain.p7b", chain, PUBLIC),
        entry("chain-as-text.p7b", pkcs7, PUBLIC),
        entry("id_rsa.pub", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB me@here", PUBLIC),
        entry("public.pem", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", PUBLIC),
        entry("keys.zip", zipped(b"service_token.json"), ARCHIVE),
        entry("keys.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), ARCHIVE),
        entry("keys.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), ARCHIVE),
        entry("keys.rar", b"Rar!\x1a\x07\x01\0".to_vec(), ARCHIVE),
        entry("keys.tar", tar, ARCHIVE),
        entry("zip-called.json", zipped(b"service_token.json"), ARCHIVE),
        entry("screenshot.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), DOCUMENT),
        entry("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), DOCUMENT),
        entry("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), DOCUMENT),
        entry("photo.webp", b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), DOCUMENT),
        entry("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", DOCUMENT),
        entry("letter.pdf", "%PDF-1.7\n1 0 obj\n", DOCUMENT),
        entry("letter.docx", zipped(b"[Content_Types].xml"), DOCUMENT),
        entry("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), DOCUMENT),
        entry("letter.rtf", "{\\rtf1\\ansi the key is attached}", DOCUMENT),
        entry(
            "photo-2-mb.png",
            [b"\x89PNG\r\n\x1a\n".as_slice(), &vec![7; 2 << 20]].concat(),
            DOCUMENT,
        ),
    ]
}

pub(super) fn odd_ones() -> Vec<Entry> {
    let at = |name, content, expected| Entry { name, content, expected };
    let mut files = vec![
        entry("empty.json", "", EMPTY),
        entry("blanks.json", " \r\n\t \n", EMPTY),
        entry("only-a-mark.json", "\u{feff}", EMPTY),
        entry("empty-object.json", "{}", UNKNOWN),
        entry("empty-list.json", "[]", UNKNOWN),
        entry("broken.json", "{\"accessToken\": nope}", UNKNOWN),
        entry("two-objects.json", "{} {}", UNKNOWN),
        entry("package.json", r#"{"name": "site", "version": "1.0.0"}"#, UNKNOWN),
        entry("titles.csv", "assetPath,dc:title\n/content/dam/a.jpg,A\n", UNKNOWN),
        entry("mail.txt", "Hello, please find the key attached. Regards", UNKNOWN),
        entry("mail-1252.txt", b"Bonjour, la cl\xe9 est jointe. \x80".to_vec(), UNKNOWN),
        entry("settings.env", "PATH=/usr/bin\nEDITOR=vi\n", UNKNOWN),
        entry("settings.yaml", "kind: API\nversion: '1'\n", UNKNOWN),
        entry("settings.xml", "<?xml version=\"1.0\"?><settings/>", UNKNOWN),
        entry("nul-inside.txt", b"CLIENT_ID=a\0b".to_vec(), UNKNOWN),
        entry("program.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec(), UNKNOWN),
        entry("noise.bin", (0..=255).rev().cycle().take(9_000).collect::<Vec<u8>>(), UNKNOWN),
        entry("not-utf-8.json", b"{\"accessToken\": \"\x81\x8d\xff\x01\"}".to_vec(), UNKNOWN),
        entry("lone-surrogate.json", b"\xff\xfe{\0\0\xd8}\0".to_vec(), UNKNOWN),
        entry("deep.json", "[".repeat(500_000), UNKNOWN),
        entry("deep-objects.json", "{\"a\":".repeat(150_000), UNKNOWN),
        entry("many-lists.json", format!("[{}[]]", "[],".repeat(300_000)), UNKNOWN),
        entry("many-objects.json", format!("[{}{{}}]", "{\"a\":{}},".repeat(100_000)), UNKNOWN),
        entry("many-names.json", many_names(), UNKNOWN),
        entry("endless-line.txt", "x".repeat(1_000_000), UNKNOWN),
        entry("many-lines.env", "A=b\n".repeat(250_000), UNKNOWN),
        entry("over-a-megabyte.json", format!("{{\"a\": \"{}\"}}", "x".repeat(1 << 20)), TOO_LARGE),
        at("200-mb.json", Content::Sparse(200_000_000), TOO_LARGE),
        at("a-folder.json", Content::Folder, UNREADABLE),
    ];
    if cfg!(unix) {
        files.push(at("dangling.json", Content::Dangling, UNREADABLE));
        files.push(at("pipe.json", Content::Pipe, UNREADABLE));
    }
    files
}

fn many_names() -> String {
    let names: Vec<String> = (0..70_000).map(|number| format!("\"{number}\":0")).collect();
    format!("{{{}}}", names.join(","))
}
