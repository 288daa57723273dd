//! What the window says behind a proxy that is entered in the settings, in both languages:
//! the proxy itself, a firewall, an inspection, and a page in the place of Adobe's sign-in.
//!
//! The proxy is on this computer and passes nothing on: it answers for the sign-in itself.

use std::sync::{Arc, Mutex};

use anyhow::{Result, ensure};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use relabel_tests::desktop::{Desktop, Setup};
use relabel_tests::gallery::Gallery;
use relabel_tests::journey::{Hand, Person};
use relabel_tests::start::Start;
use relabel_tests::window::Window;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};

use super::secrets::{content, files, holds};

const SIGN_IN: &str = "ims-na1.adobelogin.com";
const USER: &str = "worker";
const PASSWORD: &str = "canary-of-the-proxy";
const ESTABLISHED: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";

/// What stands between this computer and Adobe.
#[derive(Clone)]
enum Between {
    /// The proxy answers with this status line.
    Status(&'static str),
    /// It lets through what is cut at the first word.
    HangsUp,
    /// It lets through to a server with this certificate, which answers so.
    Server { tls: TlsAcceptor, answer: &'static str },
}

type Stage = Arc<Mutex<Between>>;

async fn proxy(stage: Stage) -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let now = stage.lock().expect("nobody panics with it").clone();
            // Whatever goes wrong, the connection ends.
            tokio::spawn(async move { answer(socket, now).await.ok() });
        }
    });
    Ok(port)
}

async fn answer(mut socket: TcpStream, between: Between) -> Result<()> {
    read_head(&mut socket).await?;
    match between {
        Between::Status(line) => {
            let answer = format!(
                "HTTP/1.1 {line}\r\nproxy-authenticate: Basic realm=\"proxy\"\r\n\
                 content-length: 0\r\nconnection: close\r\n\r\n"
            );
            socket.write_all(answer.as_bytes()).await?;
        }
        Between::HangsUp => {
            socket.write_all(ESTABLISHED).await?;
            // So that the end is an end and no reset.
            socket.read_u8().await?;
        }
        Between::Server { tls, answer } => {
            socket.write_all(ESTABLISHED).await?;
            let mut socket = tls.accept(socket).await?;
            read_head(&mut socket).await?;
            socket.write_all(answer.as_bytes()).await?;
            socket.shutdown().await?;
        }
    }
    Ok(())
}

async fn read_head(socket: &mut (impl AsyncRead + Unpin)) -> Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(socket.read_u8().await?);
    }
    Ok(())
}

/// The authority of an inspection.
struct Authority {
    params: CertificateParams,
    key: KeyPair,
}

impl Authority {
    fn new() -> Result<Self> {
        let mut params = CertificateParams::new(Vec::<String>::new())?;
        params.distinguished_name.push(DnType::CommonName, "Example Inspection Root");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Ok(Self { params, key: KeyPair::generate()? })
    }

    fn file(&self) -> Result<String> {
        Ok(self.params.self_signed(&self.key)?.pem())
    }

    fn server(
        &self,
        answer: &'static str,
        change: impl FnOnce(&mut CertificateParams),
    ) -> Result<Between> {
        let mut params = CertificateParams::new(vec![SIGN_IN.to_owned()])?;
        change(&mut params);
        let key = KeyPair::generate()?;
        let certificate = params.signed_by(&key, &Issuer::from_params(&self.params, &self.key))?;
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let chain = vec![CertificateDer::from(certificate.der().to_vec())];
        let config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key)?;
        Ok(Between::Server { tls: TlsAcceptor::from(Arc::new(config)), answer })
    }
}

const PORTAL: &str = "HTTP/1.1 302 Found\r\nlocation: https://portal.example/sign-in\r\n\
     content-length: 0\r\nconnection: close\r\n\r\n";
const BLOCKED: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 33\r\n\
     connection: close\r\n\r\n<html><p>Blocked by us</p></html>";

/// What is staged, by name, with the words of the row in English and French.
struct Case {
    name: &'static str,
    between: Between,
    english: &'static str,
    french: &'static str,
}

fn case(name: &'static str, between: Between, english: &'static str, french: &'static str) -> Case {
    Case { name, between, english, french }
}

struct Words {
    settings: &'static str,
    this_proxy: &'static str,
    address: &'static str,
    user: &'static str,
    password: &'static str,
    use_it: &'static str,
    saved: &'static str,
    check: &'static str,
}

const ENGLISH: Words = Words {
    settings: "Settings",
    this_proxy: "This proxy",
    address: "Address",
    user: "User name",
    password: "Password",
    use_it: "Use this proxy",
    saved: "Saved. It applies from now on.",
    check: "Check the network",
};
const FRENCH: Words = Words {
    settings: "Réglages",
    this_proxy: "Ce proxy",
    address: "Adresse",
    user: "Nom d’utilisateur",
    password: "Mot de passe",
    use_it: "Utiliser ce proxy",
    saved: "Enregistré. Ce choix s’applique dès maintenant.",
    check: "Vérifier",
};

async fn every_cause_is_named(gallery: Gallery, words: Words) -> Result<()> {
    let desktop = Desktop::start(&Setup::default())?;
    let authority = Authority::new()?;
    let certificate = desktop.folder("certificates")?.join("company-root.pem");
    std::fs::write(&certificate, authority.file()?)?;
    let stage: Stage = Arc::new(Mutex::new(Between::HangsUp));
    let port = proxy(Arc::clone(&stage)).await?;

    let window =
        Window::open_as(&desktop, &Start::default().of_size(gallery.size).traced()).await?;
    let person = Person::new(&window, Hand::Mouse);
    person.set_look(gallery.language, gallery.theme).await?;
    person.press("button", words.settings).await?;
    person.choose_radio(words.this_proxy).await?;
    person.fill(words.address, &format!("127.0.0.1:{port}")).await?;
    person.press("button", words.use_it).await?;
    window.wait_for_text(words.saved).await?;

    let look = async |case: Case| -> Result<()> {
        *stage.lock().expect("nobody panics with it") = case.between;
        person.press("button", words.check).await?;
        window.wait_for_text(gallery.say(case.english, case.french)).await?;
        gallery.look(&window, &format!("network-{}", case.name)).await
    };
    look(case(
        "proxy-wants-sign-in",
        Between::Status("407 Proxy Authentication Required"),
        "asks for a user name and password.",
        "demande un nom d’utilisateur et un mot de passe.",
    ))
    .await?;
    person.fill(words.user, USER).await?;
    person.fill(words.password, PASSWORD).await?;
    person.press("button", words.use_it).await?;
    // What was found before is checked again with it.
    let refused = gallery.say(
        "did not accept the user name and",
        "n’a pas accepté le nom d’utilisateur et le mot de passe",
    );
    window.wait_for_text(refused).await?;
    gallery.look(&window, "network-proxy-password").await?;
    let page = content(&window).await?;

    for staged in [
        case(
            "proxy-refuses",
            Between::Status("403 Forbidden"),
            "does not let connections to ims-na1.adobelogin.com through",
            "ne laisse pas passer les connexions vers ims-na1.adobelogin.com",
        ),
        case(
            "firewall",
            Between::HangsUp,
            "was cut off at the very start, which is what firewalls do",
            "a été coupée dès le début",
        ),
        case(
            "inspection",
            authority.server(PORTAL, |_| {})?,
            "Your company network inspects what is sent to",
            "Le réseau de votre entreprise inspecte ce qui part vers",
        ),
    ] {
        look(staged).await?;
    }
    let [add, trust] = [
        gallery.say("Add a company certificate…", "Ajouter un certificat d’entreprise…"),
        gallery.say("Trust", "Approuver"),
    ];
    person.press("button", add).await?;
    window.answer_file_dialog(&certificate)?;
    person.press("button", trust).await?;
    window
        .wait_for_text(gallery.say(
            "Your network wants you to sign in first at portal.example",
            "Votre réseau vous demande d’abord de vous identifier sur portal.example",
        ))
        .await?;
    gallery.look(&window, "network-portal").await?;
    let ended = |params: &mut CertificateParams| params.not_after = date_time_ymd(2020, 1, 1);
    for staged in [
        case(
            "ended",
            authority.server(PORTAL, ended)?,
            "The certificate for ims-na1.adobelogin.com has expired",
            "Le certificat présenté pour ims-na1.adobelogin.com a expiré",
        ),
        case(
            "blocked",
            authority.server(BLOCKED, |_| {})?,
            "Your network sent a page instead of the answer",
            "Votre réseau a envoyé une page au lieu de la réponse",
        ),
    ] {
        look(staged).await?;
    }
    window.close().await?;
    nothing_holds_the_password(&desktop, &page)?;
    gallery.nothing_was_found()
}

/// It was typed on the page, sent to the core and to the proxy, and is in the key store.
fn nothing_holds_the_password(desktop: &Desktop, page: &[u8]) -> Result<()> {
    let percent: String = PASSWORD.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let pair = STANDARD.encode(format!("{USER}:{PASSWORD}"));
    let forms = [PASSWORD.to_owned(), percent, pair, STANDARD.encode(PASSWORD)];
    let written = files(desktop.home());
    ensure!(written.iter().any(|file| file.ends_with("relabel.db")), "the database is searched");
    for form in &forms {
        ensure!(!holds(page, form.as_bytes()), "the page holds the password");
        for file in &written {
            let found = holds(&std::fs::read(file).unwrap_or_default(), form.as_bytes());
            ensure!(!found, "the password is in {}", file.display());
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_english_and_light() -> Result<()> {
    every_cause_is_named(Gallery::english(), ENGLISH).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_french_and_dark() -> Result<()> {
    every_cause_is_named(Gallery::french(), FRENCH).await
}
