//! One run of the program, on threads of its own, so that it can end in the middle.

use std::path::Path;
use std::time::Duration;

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_sandbox::{KeyFileKind, Sandbox};

use crate::rig::{connect, open};

#[derive(Debug)]
pub(super) struct Program {
    /// Absent once it has ended.
    threads: Option<tokio::runtime::Runtime>,
    pub(super) app: App,
    pub(super) connection: ConnectionId,
}

impl Program {
    /// Opens a data folder and connects.
    pub(super) async fn start(folder: &Path, sandbox: &Sandbox, kind: KeyFileKind) -> Self {
        let threads = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("threads");
        let ims = (kind == KeyFileKind::OauthServerToServer).then(|| sandbox.origin().to_string());
        let app = open(folder, ims);
        let (key, address, opened) = (sandbox.key_file(kind), sandbox.origin(), app.clone());
        let connection = threads.spawn(async move { connect(&opened, &key, &address).await });
        let connection = connection.await.expect("connects");
        Self { threads: Some(threads), app, connection }
    }

    /// Does something on the threads of the program.
    pub(super) async fn run<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
        &self,
        work: impl FnOnce(App) -> F,
    ) -> T {
        self.threads().spawn(work(self.app.clone())).await.expect("works")
    }

    /// Does something that spawns, so that it ends with the program.
    pub(super) fn within<T>(&self, work: impl FnOnce(&App) -> T) -> T {
        let _here = self.threads().enter();
        work(&self.app)
    }

    fn threads(&self) -> &tokio::runtime::Runtime {
        self.threads.as_ref().expect("it has not ended")
    }

    /// Ends at once, whatever is under way.
    pub(super) async fn crash(mut self) {
        let threads = self.threads.take().expect("it has not ended");
        drop(self);
        let over =
            tokio::task::spawn_blocking(|| threads.shutdown_timeout(Duration::from_secs(20)));
        over.await.expect("ends");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if let Some(threads) = self.threads.take() {
            threads.shutdown_background();
        }
    }
}
