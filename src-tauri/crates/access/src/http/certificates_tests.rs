use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    date_time_ymd,
};
use time::macros::datetime;

use super::*;

const NOW: OffsetDateTime = datetime!(2026-06-01 12:00:00 UTC);

struct Made {
    pem: String,
    der: Vec<u8>,
    key: KeyPair,
    params: CertificateParams,
}

fn made(name: &str, end_year: i32, change: impl FnOnce(&mut CertificateParams)) -> Made {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.not_before = date_time_ymd(2020, 1, 1);
    params.not_after = date_time_ymd(end_year, 1, 1);
    change(&mut params);
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    Made { pem: certificate.pem(), der: certificate.der().to_vec(), key, params }
}

fn authority(name: &str) -> Made {
    made(name, 2040, |_| {})
}

fn refusal(bytes: &[u8]) -> CertificateError {
    read_certificates(bytes, NOW).unwrap_err()
}

#[test]
fn an_authority_is_read_from_pem_and_from_der() {
    let made = authority("Example Inspection Root");
    for bytes in [
        made.pem.clone().into_bytes(),
        made.der.clone(),
        made.pem.replace('\n', "\r\n").into_bytes(),
        format!("\u{feff}Bag Attributes\n  friendlyName: x\n{}\n\n", made.pem).into_bytes(),
    ] {
        let read = read_certificates(&bytes, NOW).unwrap();
        let [CompanyCertificate { der, facts }] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!(*der, made.der);
        assert!(facts.subject.contains("CN=Example Inspection Root"), "{facts:?}");
        assert_eq!(facts.subject, facts.issuer);
        assert_eq!(facts.valid_until.0, datetime!(2040-01-01 00:00:00 UTC));
        assert_eq!(facts.fingerprint.len(), 64);
        assert!(facts.fingerprint.bytes().all(|b| b.is_ascii_hexdigit()));
    }
}

#[test]
fn of_a_chain_every_authority_that_has_not_ended_is_taken_once() {
    let (root, other) = (authority("Root"), authority("Other"));
    let old = made("Old", 2025, |_| {});
    let issuer = Issuer::from_params(&root.params, &root.key);
    let mut leaf = CertificateParams::new(vec!["proxy.example.com".to_owned()]).unwrap();
    leaf.is_ca = IsCa::NoCa;
    let leaf = leaf.signed_by(&KeyPair::generate().unwrap(), &issuer).unwrap();
    let leaf_pem = leaf.pem();
    let chain = [&leaf_pem, &root.pem, &old.pem, &other.pem, &root.pem].map(String::as_str);
    let read = read_certificates(chain.concat().as_bytes(), NOW).unwrap();
    let ders: Vec<_> = read.iter().map(|one| one.der.clone()).collect();
    assert_eq!(ders, [root.der, other.der]);

    assert_eq!(refusal(leaf.pem().as_bytes()), CertificateError::NotAuthority);
    let ended = CertificateError::Ended(datetime!(2025-01-01 00:00:00 UTC));
    assert_eq!(refusal(&old.der), ended);
    assert_eq!(refusal(format!("{}{}", leaf.pem(), old.pem).as_bytes()), ended);
}

#[test]
fn what_vouches_for_nobody_is_no_authority() {
    let plain = made("Server", 2040, |params| params.is_ca = IsCa::NoCa);
    assert_eq!(refusal(&plain.der), CertificateError::NotAuthority);
    let explicit = made("Server", 2040, |params| params.is_ca = IsCa::ExplicitNoCa);
    assert_eq!(refusal(&explicit.der), CertificateError::NotAuthority);
    let mute = made("Mute", 2040, |params| {
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    });
    assert_eq!(refusal(&mute.der), CertificateError::NotAuthority);
}

#[test]
fn a_private_key_in_the_file_is_refused_in_any_form() {
    let made = authority("Root");
    let pkcs12 = [0x30, 0x82, 0x01, 0x00, 0x02, 0x01, 0x03, 0x30, 0x82];
    for bytes in [
        format!("{}{}", made.pem, made.key.serialize_pem()).into_bytes(),
        format!("{}{}", made.key.serialize_pem(), made.pem).into_bytes(),
        made.key.serialize_der(),
        pkcs12.to_vec(),
        b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
            .to_vec(),
    ] {
        assert_eq!(refusal(&bytes), CertificateError::HasPrivateKey);
    }
}

#[test]
fn anything_else_is_not_a_certificate() {
    let made = authority("Root");
    let half = &made.pem.as_bytes()[..made.pem.len() / 2];
    let mut longer = made.der.clone();
    longer.push(0);
    let csr = b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n";
    for bytes in [
        &b""[..],
        b"   ",
        b"{\"ok\":true}",
        b"PK\x03\x04",
        &[0x30],
        &[0x30, 0xff, 0xff],
        &made.der[..made.der.len() - 1],
        &longer,
        half,
        csr,
        b"-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        &vec![b'A'; CERTIFICATE_FILE_LIMIT + 1],
    ] {
        let start = &bytes[..bytes.len().min(40)];
        assert_eq!(refusal(bytes), CertificateError::NotRecognised, "{start:?}");
    }
}

/// Made with `openssl`: a key of 1,024 bits, and one of 2,048 that signed itself with SHA-1.
/// No library here makes either.
#[test]
fn what_cannot_work_is_refused_by_name() {
    for (pem, weakness) in [
        (include_bytes!("certificates_tests/short-key.pem").as_slice(), Weakness::ShortKey(1024)),
        (include_bytes!("certificates_tests/sha-1.pem").as_slice(), Weakness::OldHash),
    ] {
        assert_eq!(refusal(pem), CertificateError::Weak(weakness));
    }
    let ended = CertificateError::Ended(NOW);
    assert!(ended.to_string().contains(&NOW.date().to_string()), "{ended}");
}

#[test]
fn a_byte_order_mark_and_pkcs7_are_simply_read() {
    let made = authority("Root");
    let marked = [BYTE_ORDER_MARK, made.pem.as_bytes()].concat();
    assert_eq!(read_certificates(&marked, NOW).unwrap()[0].der, made.der);
    let chain = include_bytes!("certificates_tests/chain.p7b");
    let pem = include_bytes!("certificates_tests/chain.pem");
    let subjects = |bytes: &[u8]| {
        let read = read_certificates(bytes, NOW).unwrap();
        read.into_iter().map(|one| one.facts.subject).collect::<Vec<_>>()
    };
    assert_eq!(subjects(chain), ["CN=Example Network Root"], "the server's own is left out");
    assert_eq!(subjects(pem), subjects(chain));
}

#[test]
fn what_is_refused_for_its_form_says_which_form_to_ask_for() {
    let made = authority("Root");
    let bare: String = made.pem.lines().filter(|line| !line.starts_with('-')).collect();
    let wide: Vec<u8> = made.pem.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [bare.as_bytes(), &wide, &[&[0xff, 0xfe], wide.as_slice()].concat()] {
        let error = refusal(bytes);
        assert_eq!(error, CertificateError::NotRecognised);
        assert!(error.to_string().contains("Base-64 X.509 (.cer)"), "{error}");
    }
}

#[test]
fn names_are_shown_without_tricks_and_only_regular_files_are_read() {
    let made = authority("Root\u{202e}toor\u{200b}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("root.cer");
    std::fs::write(&path, &made.der).unwrap();
    let read = read_certificate_file(&path, NOW).unwrap();
    assert!(read[0].facts.subject.ends_with("CN=Roottoor"), "{:?}", read[0].facts);
    assert_eq!(read_certificate_file(folder.path(), NOW), Err(CertificateError::Unreadable));
    std::fs::write(&path, vec![b' '; CERTIFICATE_FILE_LIMIT + 1]).unwrap();
    assert_eq!(read_certificate_file(&path, NOW), Err(CertificateError::NotRecognised));
}
