//! The way to a practice environment, which can be cut and mended.

use relabel_sandbox::Sandbox;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

pub(crate) struct Way {
    /// Where it begins: `host:port`.
    pub(crate) authority: String,
    to: String,
    open: JoinHandle<()>,
}

impl Way {
    pub(crate) async fn to(sandbox: &Sandbox) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let authority = listener.local_addr().expect("an address").to_string();
        let to = sandbox.origin().authority().to_owned();
        Self { open: tokio::spawn(pass(listener, to.clone())), authority, to }
    }

    /// From now on nothing gets through and nothing answers.
    pub(crate) fn cut(&self) {
        self.open.abort();
    }

    pub(crate) async fn mend(&mut self) {
        let listener = loop {
            // The old one closes once its task has been dropped.
            match TcpListener::bind(&self.authority).await {
                Ok(listener) => break listener,
                Err(_) => tokio::task::yield_now().await,
            }
        };
        self.open = tokio::spawn(pass(listener, self.to.clone()));
    }
}

async fn pass(listener: TcpListener, to: String) {
    // Whatever passes ends with this set.
    let mut passing = JoinSet::new();
    while let Ok((mut here, _)) = listener.accept().await {
        let to = to.clone();
        passing.spawn(async move {
            let mut there = TcpStream::connect(to).await.expect("the environment runs");
            let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
        });
    }
}
