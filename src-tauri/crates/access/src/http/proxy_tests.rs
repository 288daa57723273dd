//! Company networks, against real sockets on loopback: a proxy that passes on, one
//! that refuses, one that inspects, and one that is gone.

use std::sync::{Mutex, atomic::Ordering};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, copy_bidirectional},
    net::{TcpListener, TcpStream},
};

use super::tests::built;
use super::tls_tests::{Authority, CANARY, HOST, Here, send, serve};
use super::*;
use crate::http::{ProxySource, TlsFailure};

/// What the proxy does with a `CONNECT`.
#[derive(Clone, Copy)]
enum Proxying {
    /// Passes everything on to this port, whatever host was asked for.
    To(u16),
    /// Answers with this status line.
    Refuses(&'static str),
    /// Closes the connection.
    Closes,
}

/// Starts a proxy; gives its port and the heads of the requests it got.
async fn proxy(what: Proxying) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heads: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = Arc::clone(&heads);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let kept = Arc::clone(&kept);
            tokio::spawn(async move {
                let mut head = Vec::new();
                while !head.ends_with(b"\r\n\r\n") {
                    let Ok(byte) = socket.read_u8().await else { return };
                    head.push(byte);
                    // A hello of TLS, which a plain proxy takes for a bad request.
                    if head == [22] {
                        let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
                        return;
                    }
                }
                kept.lock().unwrap().push(String::from_utf8(head).unwrap());
                match what {
                    Proxying::To(port) => {
                        let mut server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
                        socket.write_all(b"HTTP/1.1 200 Established\r\n\r\n").await.unwrap();
                        let _ = copy_bidirectional(&mut socket, &mut server).await;
                    }
                    Proxying::Refuses(status) => {
                        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n");
                        let _ = socket.write_all(answer.as_bytes()).await;
                    }
                    Proxying::Closes => {}
                }
            });
        }
    });
    (port, heads)
}

/// A client behind a proxy that wants a name and a password.
fn behind(port: u16, names: &Here) -> Client {
    by(&format!("http://worker:canary-password@127.0.0.1:{port}"), names)
}

fn by(proxy: &str, names: &Here) -> Client {
    let proxy = Proxy::parse(proxy, ProxySource::System, String::new()).unwrap();
    built(names.clone(), Some(proxy))
}

#[tokio::test]
async fn a_proxy_that_passes_on_sees_the_host_and_nothing_else() {
    let authority = Authority::new("Example Root");
    let (server, received) = serve(authority.issue(HOST, |_| {})).await;
    let (port, heads) = proxy(Proxying::To(server)).await;
    let names = Here::default();
    let client = behind(port, &names);
    client.set_trusted(std::slice::from_ref(&authority.der)).unwrap();
    assert_eq!(send(&client, 8443).await.unwrap().status, 200);
    assert!(received.load(Ordering::SeqCst) > 0);
    let heads = heads.lock().unwrap();
    let [head] = heads.as_slice() else { panic!("{heads:?}") };
    assert!(head.starts_with(&format!("CONNECT {HOST}:8443 HTTP/1.1\r\n")), "{head}");
    // "worker:canary-password" in base64.
    assert!(head.to_ascii_lowercase().contains("proxy-authorization: basic"), "{head}");
    assert!(!head.contains(CANARY) && !head.contains("Bearer"), "{head}");
    assert_eq!(*names.0.lock().unwrap(), Vec::<String>::new(), "the proxy looks names up");
}

/// Whatever letters they have, percent signs before digits too.
#[tokio::test]
async fn user_and_password_arrive_letter_by_letter() {
    let (user, password) = ("wörk%41er", "ab%41c d@/:#");
    let (port, heads) = proxy(Proxying::Refuses("403 Forbidden")).await;
    let given = Arc::new(crate::http::Redacted::new(password.to_owned()));
    let by = Proxy::of_user(&format!("127.0.0.1:{port}"), user, Some(given)).unwrap();
    let _ = send(&built(Here::default(), Some(by)), 443).await.unwrap_err();
    let pair = STANDARD.encode(format!("{user}:{password}"));
    let heads = heads.lock().unwrap();
    assert!(!heads.is_empty() && heads.iter().all(|head| head.contains(&pair)), "{heads:?}");
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named_and_its_password_is_not() {
    for (what, expected) in [
        (Proxying::Refuses("403 Forbidden"), ProxyFailure::Refused { status: Some(403) }),
        (Proxying::Refuses("407 Proxy Authentication Required"), ProxyFailure::PasswordRefused),
        (Proxying::Refuses("502 Bad Gateway"), ProxyFailure::Gateway { status: 502 }),
        (Proxying::Refuses("503 Service Unavailable"), ProxyFailure::Gateway { status: 503 }),
        (Proxying::Closes, ProxyFailure::HungUp),
    ] {
        let (port, _) = proxy(what).await;
        let client = behind(port, &Here::default());
        let error = send(&client, 443).await.unwrap_err();
        let Error::Proxy { host, proxy, why, .. } = &error else { panic!("{error:?}") };
        assert_eq!((host.as_str(), *why), (HOST, expected));
        assert_eq!(*proxy, format!("http://127.0.0.1:{port}"));
        assert!(error.is_offline() && !error.may_have_arrived());
        assert!(!format!("{error:?} {error} {client:?}").contains("canary"), "{error:?}");
    }
}

#[tokio::test]
async fn a_network_that_inspects_is_trusted_only_with_its_certificate() {
    let company = Authority::new("Company Inspection Root");
    let (server, received) = serve(company.issue(HOST, |_| {})).await;
    let (port, _) = proxy(Proxying::To(server)).await;
    let client = behind(port, &Here::default());
    let error = send(&client, 443).await.unwrap_err();
    let kind = TlsFailure::NotTrusted;
    assert!(matches!(&error, Error::Tls { kind: found, .. } if *found == kind), "{error:?}");
    assert_eq!(received.load(Ordering::SeqCst), 0);
    client.set_trusted(std::slice::from_ref(&company.der)).unwrap();
    assert_eq!(send(&client, 443).await.unwrap().status, 200);
}

#[tokio::test]
async fn a_proxy_that_is_gone_takes_no_connection() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let error = send(&behind(free, &Here::default()), 443).await.unwrap_err();
    let why = ProxyFailure::NotReached;
    assert!(matches!(error, Error::Proxy { why: found, .. } if found == why), "{error:?}");
    assert!(error.is_offline() && !error.may_have_arrived());
}

#[tokio::test]
async fn what_is_wrong_with_the_proxy_itself_is_said_of_the_proxy() {
    let (port, _) = proxy(Proxying::Refuses("407 Proxy Authentication Required")).await;
    let wanted = by(&format!("http://127.0.0.1:{port}"), &Here::default());
    let spoken_to_in_tls = by(&format!("https://127.0.0.1:{port}"), &Here::default());
    let nowhere = Proxy::parse("http://proxy.example:3128", ProxySource::System, String::new());
    let unknown = built(crate::http::NoNames::default(), Some(nowhere.unwrap()));
    for (client, expected) in [
        (wanted, ProxyFailure::SignInWanted),
        (spoken_to_in_tls, ProxyFailure::NotTls),
        (unknown, ProxyFailure::NameUnknown),
    ] {
        let error = send(&client, 443).await.unwrap_err();
        assert!(matches!(error, Error::Proxy { why, .. } if why == expected), "{error:?}");
    }
}
