use super::*;
use crate::http::{Client, NoNames, Request};

/// Threat T1: spellings with which a tampered key file tries to get the client
/// secret sent elsewhere. Each is refused from its text alone.
pub(crate) const HOSTILE_IMS: [&str; 64] = [
    // Another host, or Adobe's name as a part of one.
    "evil.example",
    "ims-na1.adobelogin.com.evil.example",
    "evil.example.adobelogin.com.evil.example",
    "ims-na1.adobelogin.com-evil.example",
    "ims-na1-adobelogin.com",
    "ims-na1.adobelogin.com.",
    "ims-na1.adobelogin.com..",
    ".ims-na1.adobelogin.com",
    "evil.ims-na1.adobelogin.com",
    "evil.adobelogin.com",
    "adobelogin.com",
    "xims-na1.adobelogin.com",
    "ims-na1.adobelogin.co",
    "ims-na1.adobelogin.com.au",
    "ims-na1.adobelogin.cоm",
    "ims-na1.xn--adobelogn-k3a.com",
    "xn--ims-na1-.adobelogin.com",
    "ims-na1.аdobelogin.com",
    "ims-na1。adobelogin。com",
    "ims-na1-stg1.adobelogin.com",
    // User names, ports, paths, queries, fragments.
    "ims-na1.adobelogin.com@evil.example",
    "ims-na1.adobelogin.com:443@evil.example",
    "user:password@ims-na1.adobelogin.com",
    "evil.example@ims-na1.adobelogin.com",
    "ims-na1.adobelogin.com:443",
    "ims-na1.adobelogin.com:8443",
    "ims-na1.adobelogin.com:",
    "ims-na1.adobelogin.com/evil",
    "ims-na1.adobelogin.com/../evil.example",
    "ims-na1.adobelogin.com//",
    "ims-na1.adobelogin.com?x=.evil.example",
    "ims-na1.adobelogin.com#.evil.example",
    "evil.example/ims-na1.adobelogin.com",
    "evil.example#ims-na1.adobelogin.com",
    "evil.example?ims-na1.adobelogin.com",
    "evil.example\\ims-na1.adobelogin.com",
    "evil.example\\.ims-na1.adobelogin.com",
    "ims-na1.adobelogin.com\\@evil.example",
    // Schemes.
    "http://ims-na1.adobelogin.com",
    "https://https://ims-na1.adobelogin.com",
    "HTTPS://ims-na1.adobelogin.com",
    "//ims-na1.adobelogin.com",
    "https:ims-na1.adobelogin.com",
    "file:///etc/passwd",
    "ftp://ims-na1.adobelogin.com",
    "javascript:ims-na1.adobelogin.com",
    // Escapes, letter case, blanks and control characters.
    "ims-na1%2eadobelogin%2ecom",
    "ims-na1.adobelogin.com%2f@evil.example",
    "ims-na1.adobelogin.com%00.evil.example",
    "IMS-NA1.ADOBELOGIN.COM",
    "Ims-Na1.AdobeLogin.com",
    " ims-na1.adobelogin.com",
    "ims-na1.adobelogin.com ",
    "ims-na1.adobelogin.com\n",
    "ims-na1.adobelogin.com\r\nHost: evil.example",
    "ims-na1\t.adobelogin.com",
    "ims-na1.adobelogin.com\u{0}",
    "ims-na1.adobelogin.com\u{200b}",
    // Numbers, and this computer.
    "93.184.215.14",
    "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]",
    "2130706433",
    "127.0.0.1:8080",
    "localhost:8080",
    "",
];

/// More spellings of this computer, refused even where loopback is allowed.
const DISGUISED_LOOPBACK: [&str; 16] = [
    "127.1:80",
    "127.0.0.2:80",
    "0x7f.0.0.1:80",
    "0177.0.0.1:80",
    "2130706433:80",
    "0:80",
    "0.0.0.0:80",
    "[::ffff:127.0.0.1]:80",
    "[::]:80",
    "localhost.:80",
    "localhost.evil.example:80",
    "127.0.0.1.evil.example:80",
    "127.0.0.1:080",
    "127.0.0.1:+80",
    "127.0.0.1:99999",
    "user@127.0.0.1:80",
];

#[test]
fn only_the_known_sign_in_server_is_accepted() {
    let reach = Reach::new(false);
    for written in [
        "ims-na1.adobelogin.com",
        "https://ims-na1.adobelogin.com",
        "https://ims-na1.adobelogin.com/",
        "ims-na1.adobelogin.com/",
    ] {
        assert_eq!(
            reach.ims(written).unwrap().as_str(),
            "https://ims-na1.adobelogin.com",
            "{written}"
        );
    }
    for hostile in HOSTILE_IMS {
        assert!(matches!(reach.ims(hostile), Err(OriginError::SignInHost { .. })), "{hostile:?}");
    }
}

#[test]
fn the_refused_host_is_shown_in_a_printable_form() {
    let reach = Reach::new(false);
    for hostile in HOSTILE_IMS {
        let shown = reach.ims(hostile).unwrap_err().to_string();
        assert!(!shown.chars().any(char::is_control), "{shown:?}");
        assert!(!shown.contains("password"), "{shown:?}");
    }
    assert!(reach.ims("evil.example").unwrap_err().to_string().contains("evil.example"));
}

#[test]
fn loopback_needs_the_switch_or_a_practice_environment() {
    let closed = Reach::new(false);
    assert!(closed.ims("127.0.0.1:4711").is_err());
    assert!(closed.author("http://127.0.0.1:4711", true).is_err());

    let practice = closed.allow_practice(4711);
    assert_eq!(closed.ims("127.0.0.1:4711").unwrap(), practice);
    assert_eq!(closed.author("http://127.0.0.1:4711/", false).unwrap(), practice);
    assert!(closed.is_practice(&practice));
    assert!(closed.ims("127.0.0.1:4712").is_err(), "only that port");
    assert!(closed.ims("localhost:4711").is_err(), "only that spelling");

    let open = Reach::new(true);
    for host in ["127.0.0.1:1", "localhost:65535", "[::1]:8080", "http://127.0.0.1:1/"] {
        assert!(open.ims(host).unwrap().is_loopback(), "{host}");
    }
    assert!(open.ims("https://127.0.0.1:1").is_err(), "https written, http spoken");
    assert!(open.ims("127.0.0.1").is_err(), "no port");
    for disguised in DISGUISED_LOOPBACK {
        assert!(open.ims(disguised).is_err(), "{disguised}");
        assert!(open.author(&format!("http://{disguised}"), true).is_err(), "http {disguised}");
    }
}

#[test]
fn even_with_the_switch_no_hostile_sign_in_server_passes() {
    let open = Reach::new(true);
    for hostile in
        HOSTILE_IMS.iter().filter(|host| !matches!(**host, "127.0.0.1:8080" | "localhost:8080"))
    {
        assert!(open.ims(hostile).is_err(), "{hostile:?}");
    }
}

#[test]
fn an_author_of_the_cloud_service_needs_no_confirmation() {
    let reach = Reach::new(false);
    for written in [
        "https://author-p11111-e22222.adobeaemcloud.com",
        "author-p11111-e22222.adobeaemcloud.com",
        " https://AUTHOR-p11111-e22222.adobeaemcloud.com/ ",
        "https://author-p11111-e22222.adobeaemcloud.com:443",
    ] {
        let origin = reach.author(written, false).unwrap();
        assert_eq!(origin.as_str(), "https://author-p11111-e22222.adobeaemcloud.com", "{written}");
    }
}

/// What is saved is read back as it was written, or the connection is lost.
#[test]
fn this_computer_is_taken_back_by_its_own_address() {
    let reach = Reach::new(true);
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        for port in [80, 443, 8080] {
            let written = format!("http://{host}:{port}");
            let local = reach.local_aem(&written).unwrap();
            assert_eq!(local.as_str(), written);
            assert_eq!(reach.local_aem(local.as_str()).unwrap(), local);
            assert_eq!(reach.author(local.as_str(), false).unwrap(), local);
            assert_eq!(local.join("/x").port_or_known_default(), Some(port));
        }
    }
}

/// Words of Adobe's that companies use too.
#[test]
fn an_author_of_a_companys_own_is_no_lookalike() {
    let reach = Reach::new(false);
    for host in [
        "author-prod.example.com",
        "author-preprod.example.com",
        "author-publishing.example.com",
        "author-p.example.com",
        "author-p12.example.com",
        "author-p1-eu.example.com",
        "dam.author-pre-e2.example.com",
    ] {
        let asked = reach.author(host, false);
        assert!(matches!(asked, Err(OriginError::NeedsConfirmation { .. })), "{host}: {asked:?}");
        assert!(reach.author(host, true).is_ok(), "{host}");
    }
    for host in ["author-p1-e2.example.com", "x.author-p11-e22-cmstg.example.com"] {
        let refused = reach.author(host, true);
        let is_refused =
            matches!(refused, Err(OriginError::Address { why: Unreachable::Lookalike, .. }));
        assert!(is_refused, "{host}: {refused:?}");
    }
}

#[test]
fn an_unusual_host_needs_one_confirmation() {
    let reach = Reach::new(false);
    for written in [
        "https://author.dam.example.com",
        "https://aem.example.com:8443",
        "https://author-p1-e2-cmstg.adobeaemcloud.com",
        "https://author-p1-e2.adobeaemcloud.com:444",
    ] {
        assert!(
            matches!(reach.author(written, false), Err(OriginError::NeedsConfirmation { .. })),
            "{written}"
        );
        assert_eq!(reach.author(written, true).unwrap().as_str(), written);
    }
}

/// Threat T2: AEM addresses no key may be sent to, whoever confirms them, and why.
const HOSTILE_AUTHORS: [(&str, Unreachable); 72] = [
    // Other tiers of the same environment.
    ("https://publish-p1-e2.adobeaemcloud.com", Unreachable::NotAuthor),
    ("https://preview-p1-e2.adobeaemcloud.com", Unreachable::NotAuthor),
    ("delivery-p1-e2.adobeaemcloud.com", Unreachable::NotAuthor),
    ("https://PUBLISH-p1-e2.adobeaemcloud.com/", Unreachable::NotAuthor),
    // Not encrypted.
    ("http://author-p1-e2.adobeaemcloud.com", Unreachable::NotEncrypted),
    ("http://aem.example.com", Unreachable::NotEncrypted),
    ("HTTP://author-p1-e2.adobeaemcloud.com", Unreachable::NotEncrypted),
    ("http://localhost.evil.example:4502", Unreachable::NotEncrypted),
    ("http://127.0.0.1.evil.example:4502", Unreachable::NotEncrypted),
    ("http://localhost", Unreachable::NotEncrypted),
    ("http://[::1]", Unreachable::NotEncrypted),
    // Adobe's names in front of somebody else's.
    ("https://author-p1-e2.adobeaemcloud.com.evil.example", Unreachable::Lookalike),
    ("https://author-p1-e2.adobeaemcloud.evil.example", Unreachable::Lookalike),
    ("https://author-p1-e2.evil.example", Unreachable::Lookalike),
    ("https://author-p1-e2-adobeaemcloud.com", Unreachable::Lookalike),
    ("https://author-p1-e2.adobeaemcloud.com-evil.example", Unreachable::Lookalike),
    ("https://author-p1-e2.adobeaemcloud.co", Unreachable::Lookalike),
    ("https://author-p1-e2.adobeaemcloud.cm", Unreachable::Lookalike),
    ("https://author-p1-e2.adobeaemcloud.com.au", Unreachable::Lookalike),
    ("https://xadobeaemcloud.com", Unreachable::Lookalike),
    ("https://evil-adobeaemcloud.com:8443", Unreachable::Lookalike),
    ("https://ims-na1.adobelogin.com", Unreachable::Lookalike),
    ("https://adobelogin.evil.example", Unreachable::Lookalike),
    ("https://adobe.com.evil.example", Unreachable::Lookalike),
    ("https://www.adobe.com.evil.example:443", Unreachable::Lookalike),
    // User names, paths, queries, fragments, ports.
    ("https://me:secret@author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com@evil.example", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com:443@evil.example", Unreachable::NotAHost),
    ("https://evil.example/author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://evil.example#author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://evil.example?author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com/ui", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com//", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com/../x", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com?x", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com#x", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com:", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com:0443", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com:99999", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com:443:443", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com\\.evil.example", Unreachable::NotAHost),
    ("https:\\\\author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://evil.example\\@author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    // Malformed names, escapes, blanks, control and look-alike characters.
    ("https://author-p1-e2.adobeaemcloud.com.", Unreachable::NotAHost),
    ("https://author-p1-e2..adobeaemcloud.com", Unreachable::NotAHost),
    ("https://.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://-author.example.com", Unreachable::NotAHost),
    ("https://author_p1.example.com", Unreachable::NotAHost),
    ("https://author-p1-e2%2eadobeaemcloud.com", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com%00.evil.example", Unreachable::NotAHost),
    ("https://аuthor-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://author-p1-e2。adobeaemcloud。com", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com\u{200b}", Unreachable::NotAHost),
    ("https://evil.example\u{0}.adobeaemcloud.com", Unreachable::NotAHost),
    ("https://author-p1-e2.adobeaemcloud.com\r\nHost: evil.example", Unreachable::NotAHost),
    ("https://author-p1-e2 .adobeaemcloud.com", Unreachable::NotAHost),
    ("https://https://author-p1-e2.adobeaemcloud.com", Unreachable::NotAHost),
    ("ftp://aem.example.com", Unreachable::NotAHost),
    ("file:///etc/passwd", Unreachable::NotAHost),
    ("javascript:alert(1)", Unreachable::NotAHost),
    ("https://", Unreachable::NotAHost),
    ("", Unreachable::NotAHost),
    ("intranet", Unreachable::NotAHost),
    ("https://aem.localhost", Unreachable::NotAHost),
    // Numbers, and this computer.
    ("https://10.0.0.1", Unreachable::IpAddress),
    ("https://169.254.169.254", Unreachable::IpAddress),
    ("https://0x7f.1", Unreachable::IpAddress),
    ("https://2130706433.0", Unreachable::IpAddress),
    ("https://[::1]", Unreachable::IpAddress),
    ("https://evil.example.0x7f", Unreachable::IpAddress),
    ("http://127.0.0.1:4502", Unreachable::Loopback),
    ("localhost:4502", Unreachable::Loopback),
];

#[tokio::test]
async fn hostile_addresses_are_refused_even_when_confirmed_and_never_looked_up() {
    let names = NoNames::default();
    let client = Client::with_resolver("Relabel/test", names.clone()).unwrap();
    let reach = Reach::new(false);
    for (written, why) in HOSTILE_AUTHORS {
        for confirmed in [false, true] {
            match reach.author(written, confirmed) {
                Err(OriginError::Address { why: found, host }) => {
                    assert_eq!(found, why, "{written:?}");
                    assert!(!host.contains("secret") && !host.chars().any(char::is_control));
                }
                Err(other) => panic!("{written:?}: {other:?}"),
                // What a caller would do with it: the look-up is then counted.
                Ok(origin) => drop(client.send(&Request::get(&origin, "/")).await),
            }
        }
    }
    for hostile in HOSTILE_IMS {
        // Some of that corpus are merely unknown names; none passes unconfirmed.
        assert!(reach.author(hostile, false).is_err(), "{hostile:?}");
    }
    assert_eq!(*names.0.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn the_aem_sdk_on_this_computer_is_allowed_there_and_nowhere_else() {
    let reach = Reach::new(false);
    for (written, address) in [
        ("localhost:4502", "http://localhost:4502"),
        ("http://localhost:4502/", "http://localhost:4502"),
        (" HTTP://LocalHost:4502 ", "http://localhost:4502"),
        ("127.0.0.1:4502", "http://127.0.0.1:4502"),
        ("http://[::1]:8080", "http://[::1]:8080"),
    ] {
        let origin = reach.local_aem(written).unwrap();
        assert!(origin.is_loopback() && !reach.is_practice(&origin), "{written}");
        assert_eq!(origin.as_str(), address, "{written}");
    }
    // Choosing it allowed no key of Adobe's there, and no sign-in server.
    for address in ["localhost:4502", "127.0.0.1:4502", "[::1]:8080"] {
        assert!(reach.ims(address).is_err(), "{address}");
        assert!(reach.author(&format!("http://{address}"), true).is_err(), "{address}");
        assert!(reach.author(address, true).is_err(), "{address}");
    }
    for elsewhere in [
        "localhost",
        "http://localhost",
        "https://localhost:4502",
        "localhost:4502/crx/de",
        "localhost:4502?x",
        "admin:admin@localhost:4502",
        "aem.example.com:4502",
        "author-p1-e2.adobeaemcloud.com",
        "192.168.0.1:4502",
        "",
    ]
    .into_iter()
    .chain(DISGUISED_LOOPBACK)
    {
        let refused = reach.local_aem(elsewhere).unwrap_err();
        let here = Unreachable::NotThisComputer;
        assert!(
            matches!(&refused, OriginError::Address { why, .. } if *why == here),
            "{elsewhere}: {refused:?}"
        );
        assert!(!refused.to_string().contains("admin"), "{refused}");
    }
}
