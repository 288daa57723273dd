//! Threat T19, against real sockets on loopback: whatever is wrong with a server's
//! certificate or its TLS, nothing of a request leaves. The authority is a
//! throw-away one, trusted only by the client of one test.

use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use rcgen::{
    BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, PKCS_RSA_SHA256,
    date_time_ymd,
};
use reqwest::dns::{Addrs, Name, Resolving};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

use super::tests::without_proxy;
use super::*;
use crate::http::{Body, Reach, Redacted, TlsFailure};

pub(super) const HOST: &str = "aem.relabel.test";
pub(super) const CANARY: &str = "canary-token";

/// Finds every name at this computer, and remembers what it was asked for.
#[derive(Clone, Default)]
pub(super) struct Here(pub(super) Arc<Mutex<Vec<String>>>);

impl Resolve for Here {
    fn resolve(&self, name: Name) -> Resolving {
        self.0.lock().unwrap().push(name.as_str().to_owned());
        let here: SocketAddr = (Ipv4Addr::LOCALHOST, 0).into();
        Box::pin(async move { Ok(Box::new(std::iter::once(here)) as Addrs) })
    }
}

/// A throw-away authority.
pub(super) struct Authority {
    params: CertificateParams,
    key: KeyPair,
    pub(super) der: Vec<u8>,
}

impl Authority {
    pub(super) fn new(name: &str) -> Self {
        Self::with_key(name, KeyPair::generate().unwrap())
    }

    fn with_key(name: &str, key: KeyPair) -> Self {
        let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let der = params.self_signed(&key).unwrap().der().to_vec();
        Self { params, key, der }
    }

    /// A certificate for `host`, changed in one respect.
    pub(super) fn issue(
        &self,
        host: &str,
        change: impl FnOnce(&mut CertificateParams),
    ) -> Identity {
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        let issuer = Issuer::from_params(&self.params, &self.key);
        let der = params.signed_by(&key, &issuer).unwrap().der().to_vec();
        Identity { der, key }
    }
}

/// What a server shows.
pub(super) struct Identity {
    der: Vec<u8>,
    key: KeyPair,
}

/// A TLS server that answers every request with `{}` and counts what reached it
/// through TLS.
pub(super) async fn serve(identity: Identity) -> (u16, Arc<AtomicUsize>) {
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(identity.key.serialize_der()));
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(identity.der)], key)
        .unwrap();
    serve_with(config).await
}

async fn serve_with(config: ServerConfig) -> (u16, Arc<AtomicUsize>) {
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let received: Arc<AtomicUsize> = Arc::default();
    let counted = Arc::clone(&received);
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let (acceptor, counted) = (acceptor.clone(), Arc::clone(&counted));
            tokio::spawn(async move {
                let Ok(mut socket) = acceptor.accept(socket).await else { return };
                let mut piece = [0; 4096];
                while let Ok(count @ 1..) = socket.read(&mut piece).await {
                    counted.fetch_add(count, Ordering::SeqCst);
                    let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                    if socket.write_all(answer).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    (port, received)
}

pub(super) async fn send(client: &Client, port: u16) -> Result<Reply, Error> {
    let origin = Reach::new(false).author(&format!("https://{HOST}:{port}"), true).unwrap();
    let token = Arc::new(Redacted::new(CANARY.to_owned()));
    let request = Request::patch(&origin, "/adobe/assets/x/metadata")
        .bearer(&token)
        .body(Body::json(format!("{{\"secret\":\"{CANARY}\"}}")));
    client.send(&request).await
}

/// Sends to a server that shows `identity`, with a client that trusts `authority`.
async fn refused(authority: &Authority, identity: Identity) -> (TlsFailure, String) {
    let names = Here::default();
    let client = without_proxy(names.clone());
    client.set_trusted(std::slice::from_ref(&authority.der)).unwrap();
    let (port, received) = serve(identity).await;
    let error = send(&client, port).await.unwrap_err();
    assert!(!error.may_have_arrived() && error.is_offline(), "{error:?}");
    assert_eq!(received.load(Ordering::SeqCst), 0, "application bytes reached the server");
    assert_eq!(*names.0.lock().unwrap(), [HOST], "looked up once and nothing else");
    match error {
        Error::Tls { host, kind, technical } => {
            assert_eq!(host, HOST);
            (kind, technical)
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_sound_certificate_of_a_trusted_authority_is_accepted() {
    let authority = Authority::new("Example Inspection Root");
    let client = without_proxy(Here::default());
    client.set_trusted(std::slice::from_ref(&authority.der)).unwrap();
    let (port, received) = serve(authority.issue(HOST, |_| {})).await;
    assert_eq!(send(&client, port).await.unwrap().status, 200);
    assert!(received.load(Ordering::SeqCst) > 0);
}

#[tokio::test]
async fn every_unsound_certificate_is_refused_before_a_byte_is_sent() {
    let authority = Authority::new("Example Inspection Root");
    let stranger = Authority::new("Somebody Else");
    // Says it is the trusted one, and has another key.
    let impostor = Authority::new("Example Inspection Root");

    let (kind, _) = refused(&authority, stranger.issue(HOST, |_| {})).await;
    assert_eq!(kind, TlsFailure::NotTrusted, "another authority");
    let (kind, _) = refused(&authority, impostor.issue(HOST, |_| {})).await;
    assert_eq!(kind, TlsFailure::NotTrusted, "an authority of the same name");

    let key = KeyPair::generate().unwrap();
    let params = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    let der = params.self_signed(&key).unwrap().der().to_vec();
    let (kind, _) = refused(&authority, Identity { der, key }).await;
    assert_eq!(kind, TlsFailure::HostsOwn, "self-signed");
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![HOST.to_owned()]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let der = params.self_signed(&key).unwrap().der().to_vec();
    let (kind, technical) = refused(&authority, Identity { der, key }).await;
    assert_eq!(kind, TlsFailure::HostsOwn, "its own authority: {technical}");

    let expired = authority.issue(HOST, |params| params.not_after = date_time_ymd(2024, 1, 1));
    assert_eq!(refused(&authority, expired).await.0, TlsFailure::Ended);
    let early = authority.issue(HOST, |params| params.not_before = date_time_ymd(4000, 1, 1));
    assert_eq!(refused(&authority, early).await.0, TlsFailure::NotYetValid);

    for other in ["aem.relabel.example", "relabel.test", "xaem.relabel.test"] {
        let (kind, _) = refused(&authority, authority.issue(other, |_| {})).await;
        assert_eq!(kind, TlsFailure::OtherHost, "{other}");
    }
}

/// The signature algorithm of a certificate signed with RSA and SHA-256 is renamed
/// to RSA with SHA-1, whose identifier is as long (RFC 8017 appendix A.2.4). No
/// library here signs with SHA-1 any more; the words show that the algorithm is
/// what it is refused for, before the signature is looked at.
#[tokio::test]
async fn a_certificate_signed_with_sha_1_is_refused() {
    let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
    let authority = Authority::with_key("Old Root", key);
    let mut identity = authority.issue(HOST, |_| {});
    let with_sha256 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
    let mut renamed = 0;
    for at in 0..identity.der.len() - with_sha256.len() {
        if identity.der[at..].starts_with(&with_sha256) {
            identity.der[at + with_sha256.len() - 1] = 0x05;
            renamed += 1;
        }
    }
    assert_eq!(renamed, 2, "in the body and beside the signature");
    let (kind, technical) = refused(&authority, identity).await;
    assert_eq!(kind, TlsFailure::Weak);
    assert!(technical.contains("issued by CN=Old Root"), "{technical}");
}

/// A server that knows TLS 1.0 or 1.1 only: it answers with a hello of that version,
/// or with the alert such servers send. Every record the client sends is kept.
async fn serve_old(answer: Vec<u8>) -> (u16, tokio::sync::oneshot::Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, told) = tokio::sync::oneshot::channel();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut received = read_record(&mut socket).await;
        socket.write_all(&answer).await.unwrap();
        // Until the client goes away.
        let _ = socket.read_to_end(&mut received).await;
        let _ = tell.send(received);
    });
    (port, told)
}

async fn read_record(socket: &mut TcpStream) -> Vec<u8> {
    let mut record = vec![0; 5];
    socket.read_exact(&mut record).await.unwrap();
    let length = usize::from(u16::from_be_bytes([record[3], record[4]]));
    record.resize(5 + length, 0);
    socket.read_exact(&mut record[5..]).await.unwrap();
    record
}

/// A `ServerHello` (RFC 2246 section 7.4.1.3) of version 3.`minor`.
fn old_hello(minor: u8) -> Vec<u8> {
    // Version, random, no session, TLS_RSA_WITH_AES_128_CBC_SHA, no compression.
    let body = [&[3, minor][..], &[7; 32], &[0, 0x00, 0x2f, 0]].concat();
    let length = u8::try_from(body.len()).unwrap();
    let handshake = [&[2, 0, 0, length][..], &body].concat();
    [&[22, 3, minor, 0, length + 4][..], &handshake].concat()
}

#[tokio::test]
async fn tls_below_1_2_is_refused() {
    let alert = |minor, code| vec![21, 3, minor, 0, 2, 2, code];
    let (protocol_version, handshake_failure) = (70, 40);
    for answer in [
        old_hello(1),
        old_hello(2),
        alert(1, protocol_version),
        alert(2, protocol_version),
        alert(1, handshake_failure),
    ] {
        let client = without_proxy(Here::default());
        let (port, told) = serve_old(answer.clone()).await;
        let error = send(&client, port).await.unwrap_err();
        let outdated = matches!(error, Error::Tls { kind: TlsFailure::Outdated, .. });
        assert!(outdated && !error.may_have_arrived(), "{answer:?}: {error:?}");
        let received = told.await.unwrap();
        let mut at = 0;
        while let Some([kind, _, _, high, low]) = received.get(at..at + 5) {
            assert!([21, 22].contains(kind), "only handshake and alert: {kind} at {at}");
            at += 5 + usize::from(u16::from_be_bytes([*high, *low]));
        }
        assert_eq!(at, received.len(), "whole records");
        let canary = CANARY.as_bytes();
        assert!(!received.windows(canary.len()).any(|window| window == canary));
        // RFC 8446 section 4.2.1: 0x0304 and 0x0303 are offered, nothing older.
        let versions = [0x00, 0x2b, 0x00, 0x05, 0x04, 0x03, 0x04, 0x03, 0x03];
        assert!(received.windows(versions.len()).any(|window| window == versions));
    }
}

/// With TLS 1.3 the client takes the connection for made before the server has looked.
#[tokio::test]
async fn a_demanded_certificate_of_this_computer_is_told_as_that() {
    let authority = Authority::new("Example Inspection Root");
    for versions in [&[&rustls::version::TLS13][..], &[&rustls::version::TLS12]] {
        let Identity { der, key } = authority.issue(HOST, |_| {});
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let mut roots = tokio_rustls::rustls::RootCertStore::empty();
        roots.add(CertificateDer::from(authority.der.clone())).unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let verifier = tokio_rustls::rustls::server::WebPkiClientVerifier::builder_with_provider(
            Arc::new(roots),
            Arc::clone(&provider),
        );
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .unwrap()
            .with_client_cert_verifier(verifier.build().unwrap())
            .with_single_cert(vec![CertificateDer::from(der)], key)
            .unwrap();
        let (port, received) = serve_with(config).await;
        let client = without_proxy(Here::default());
        client.set_trusted(std::slice::from_ref(&authority.der)).unwrap();
        let error = send(&client, port).await.unwrap_err();
        let kind = TlsFailure::ClientCertificate;
        assert!(matches!(error, Error::Tls { kind: found, .. } if found == kind), "{error:?}");
        assert_eq!(received.load(Ordering::SeqCst), 0);
    }
}

/// A firewall that blocks by name closes or resets the connection at the first word.
#[tokio::test]
async fn a_connection_that_is_cut_at_the_first_word_is_a_block() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            read_record(&mut socket).await;
        }
    });
    let error = send(&without_proxy(Here::default()), port).await.unwrap_err();
    let kind = TlsFailure::HungUp;
    assert!(matches!(error, Error::Tls { kind: found, .. } if found == kind), "{error:?}");
}

#[tokio::test]
async fn trust_in_a_company_certificate_comes_and_goes_for_every_clone() {
    let authority = Authority::new("Example Inspection Root");
    let client = without_proxy(Here::default());
    let clone = client.clone();
    let (port, received) = serve(authority.issue(HOST, |_| {})).await;
    let is_refused = |result: Result<Reply, Error>| {
        matches!(result, Err(Error::Tls { kind: TlsFailure::NotTrusted, .. }))
    };
    assert!(is_refused(send(&clone, port).await));
    client.set_trusted(std::slice::from_ref(&authority.der)).unwrap();
    assert_eq!(send(&clone, port).await.unwrap().status, 200);

    // What cannot be used changes nothing.
    let mut ended = CertificateParams::new(Vec::<String>::new()).unwrap();
    ended.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    ended.not_before = date_time_ymd(2020, 1, 1);
    ended.not_after = date_time_ymd(2021, 1, 1);
    let ended = ended.self_signed(&authority.key).unwrap().der().to_vec();
    client.set_trusted(&[authority.der.clone(), ended.clone(), b"nonsense".to_vec()]).unwrap();
    assert_eq!(send(&clone, port).await.unwrap().status, 200);

    let before = received.load(Ordering::SeqCst);
    for trusted in [vec![ended], vec![]] {
        client.set_trusted(&trusted).unwrap();
        assert!(is_refused(send(&clone, port).await), "the connection that stood is not used");
        assert!(is_refused(send(&client, port).await));
    }
    assert_eq!(received.load(Ordering::SeqCst), before);
}
