//! The TCP side: connections that a fault can cut, reset or make slow before an
//! answer is sent.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// One client connection, as a request handler sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Connection {
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    cut: AtomicBool,
    reset: AtomicBool,
    sliced: AtomicBool,
}

impl Connection {
    /// Makes every further write fail, which closes the connection.
    pub(crate) fn cut(&self) {
        self.state.cut.store(true, Ordering::Release);
    }

    /// Like [`Connection::cut`], and the client gets a TCP reset instead of an
    /// orderly end.
    pub(crate) fn reset(&self) {
        self.state.reset.store(true, Ordering::Release);
        self.cut();
    }

    pub(crate) fn is_cut(&self) -> bool {
        self.state.cut.load(Ordering::Acquire)
    }

    /// Whether answers are sent byte by byte from now on.
    pub(crate) fn set_sliced(&self, sliced: bool) {
        self.state.sliced.store(sliced, Ordering::Release);
    }

    fn is_sliced(&self) -> bool {
        self.state.sliced.load(Ordering::Acquire)
    }
}

/// A listener whose connections can be cut.
#[derive(Debug)]
pub(crate) struct Wire(pub(crate) TcpListener);

/// A TCP stream that fails once its connection is cut.
#[derive(Debug)]
pub(crate) struct WireStream {
    stream: TcpStream,
    connection: Connection,
}

impl Listener for Wire {
    type Io = WireStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (WireStream, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.0).await;
        // Answers are small and waited for; never delay one to fill a packet.
        let _ignored = stream.set_nodelay(true);
        (WireStream { stream, connection: Connection::default() }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, Wire>> for Connection {
    fn connect_info(stream: IncomingStream<'_, Wire>) -> Connection {
        stream.io().connection.clone()
    }
}

impl WireStream {
    fn check(&self) -> io::Result<()> {
        if self.connection.is_cut() {
            if self.connection.state.reset.load(Ordering::Acquire) {
                // Closing then throws away what is queued and sends a reset.
                let _ignored = self.stream.set_zero_linger();
            }
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        Ok(())
    }
}

impl AsyncRead for WireStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for WireStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        let piece = if self.connection.is_sliced() { bytes.len().min(1) } else { bytes.len() };
        Pin::new(&mut self.stream).poll_write(cx, &bytes[..piece])
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        if self.connection.is_sliced() {
            let bytes = slices.iter().find(|slice| !slice.is_empty()).map_or(&[][..], |s| s);
            return Pin::new(&mut self.stream).poll_write(cx, &bytes[..bytes.len().min(1)]);
        }
        Pin::new(&mut self.stream).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
