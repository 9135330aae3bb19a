//! The sandbox's end of each TCP connection. A line can be cut in the middle of a call, without an HTTP answer, and the
//! listener can go away and come back on the same port: how an outage of Telegram looks to the bot.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use futures_util::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// One connection, seen by the calls that arrive on it.
#[derive(Clone)]
pub(super) struct Line(Arc<LineState>);

struct LineState {
    cut: AtomicBool,
    reader: AtomicWaker,
}

impl Line {
    fn new() -> Self {
        Self(Arc::new(LineState { cut: AtomicBool::new(false), reader: AtomicWaker::new() }))
    }

    /// From now on nothing is read or written, and the peer sees a reset.
    pub(super) fn cut(&self) {
        self.0.cut.store(true, Ordering::SeqCst);
        self.0.reader.wake();
    }

    fn is_cut(&self) -> bool {
        self.0.cut.load(Ordering::SeqCst)
    }
}

impl Connected<IncomingStream<'_, Doorway>> for Line {
    fn connect_info(stream: IncomingStream<'_, Doorway>) -> Self {
        stream.io().line.clone()
    }
}

/// Where connections come in; shared by the server's accept loop and the handle that closes and reopens it.
#[derive(Clone)]
pub(super) struct Doorway(Arc<DoorwayState>);

struct DoorwayState {
    address: SocketAddr,
    listener: Mutex<Option<TcpListener>>,
    lines: Mutex<HashMap<u64, Line>>,
    next_line: AtomicU64,
    acceptor: AtomicWaker,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Doorway {
    pub(super) async fn open(address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        Ok(Self(Arc::new(DoorwayState {
            address: listener.local_addr()?,
            listener: Mutex::new(Some(listener)),
            lines: Mutex::default(),
            next_line: AtomicU64::new(0),
            acceptor: AtomicWaker::new(),
        })))
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.0.address
    }

    /// New connections are refused at once, open ones are reset.
    pub(super) fn close(&self) {
        drop(lock(&self.0.listener).take());
        for (_, line) in lock(&self.0.lines).drain() {
            line.cut();
        }
    }

    /// The same port listens again. Does nothing when it already does.
    pub(super) async fn reopen(&self) -> io::Result<()> {
        if lock(&self.0.listener).is_none() {
            let listener = TcpListener::bind(self.0.address).await?;
            lock(&self.0.listener).get_or_insert(listener);
            self.0.acceptor.wake();
        }
        Ok(())
    }

    fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<(Wire, SocketAddr)> {
        self.0.acceptor.register(cx.waker());
        // Held until the line is registered, so that `close` misses none.
        let listener = lock(&self.0.listener);
        while let Some(open) = listener.as_ref() {
            match open.poll_accept(cx) {
                Poll::Ready(Ok((stream, peer))) => return Poll::Ready((self.wire(stream), peer)),
                Poll::Ready(Err(error)) => tracing::debug!(%error, "a connection was gone before it was accepted"),
                Poll::Pending => return Poll::Pending,
            }
        }
        Poll::Pending
    }

    fn wire(&self, stream: TcpStream) -> Wire {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection stays with delayed writes");
        }
        let (id, line) = (self.0.next_line.fetch_add(1, Ordering::Relaxed), Line::new());
        lock(&self.0.lines).insert(id, line.clone());
        Wire { stream, line, id, doorway: self.clone() }
    }
}

impl Listener for Doorway {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        std::future::poll_fn(|cx| self.poll_accept(cx)).await
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.0.address)
    }
}

/// A TCP stream that fails as soon as its line is cut.
pub(super) struct Wire {
    stream: TcpStream,
    line: Line,
    id: u64,
    doorway: Doorway,
}

impl Wire {
    fn intact(&self) -> io::Result<()> {
        if self.line.is_cut() { Err(io::ErrorKind::ConnectionReset.into()) } else { Ok(()) }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        lock(&self.doorway.0.lines).remove(&self.id);
        if self.line.is_cut()
            && let Err(error) = self.stream.set_zero_linger()
        {
            tracing::debug!(%error, "a connection ends politely instead of by a reset");
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.line.0.reader.register(cx.waker());
        self.intact()?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        self.intact()?;
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        self.intact()?;
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.intact()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.line.is_cut() {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
