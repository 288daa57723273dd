//! Small servers that say exactly the bytes a test gives them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

/// Answers every request with what a function makes of its first line, and
/// keeps the requests.
pub(crate) struct Scripted {
    pub(crate) port: u16,
    pub(crate) requests: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    pub(crate) async fn start(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests: Arc<Mutex<Vec<String>>> = Arc::default();
        let (kept, answer) = (Arc::clone(&requests), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                tokio::spawn(async move {
                    let request = read_request(&mut socket).await;
                    let reply = answer(request.lines().next().unwrap_or_default());
                    kept.lock().unwrap().push(request);
                    // A client that has had enough closes early.
                    let _ = socket.write_all(&reply).await;
                });
            }
        });
        Self { port, requests }
    }

    pub(crate) fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

/// Reads head and body of one request.
async fn read_request(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut piece = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, value)| value.trim().parse().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        match socket.read(&mut piece).await {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&piece[..count]),
        }
    }
}

/// Where secrets must not arrive: counts connections and bytes.
pub(crate) struct Evil {
    pub(crate) port: u16,
    connections: Arc<AtomicUsize>,
    bytes: Arc<AtomicUsize>,
}

impl Evil {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (connections, bytes): (Arc<AtomicUsize>, Arc<AtomicUsize>) = Default::default();
        let counted = (Arc::clone(&connections), Arc::clone(&bytes));
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                counted.0.fetch_add(1, Ordering::SeqCst);
                let counted = Arc::clone(&counted.1);
                tokio::spawn(async move {
                    let mut piece = [0; 4096];
                    while let Ok(count @ 1..) = socket.read(&mut piece).await {
                        counted.fetch_add(count, Ordering::SeqCst);
                    }
                });
            }
        });
        Self { port, connections, bytes }
    }

    /// Connections and bytes so far. Makes one connection of its own, so that
    /// whatever came before it has been counted, and leaves it out.
    pub(crate) async fn received(&self) -> (usize, usize) {
        let before = self.connections.load(Ordering::SeqCst);
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        socket.write_all(b"!").await.unwrap();
        while self.connections.load(Ordering::SeqCst) <= before
            || self.bytes.load(Ordering::SeqCst) == 0
        {
            tokio::task::yield_now().await;
        }
        let found =
            (self.connections.load(Ordering::SeqCst) - 1, self.bytes.load(Ordering::SeqCst) - 1);
        self.connections.fetch_sub(1, Ordering::SeqCst);
        self.bytes.fetch_sub(1, Ordering::SeqCst);
        found
    }
}
