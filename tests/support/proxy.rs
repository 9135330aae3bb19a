//! A TCP proxy that can cut, stall, mute or swallow what goes through it: a server that is gone, that does not answer, or a
//! line that is parted.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone)]
pub struct Proxy {
    pub address: SocketAddr,
    state: Arc<AtomicU8>,
}

const OPEN: u8 = 0;
const CUT: u8 = 1;
const STALLED: u8 = 2;
/// The server hears, and is not heard.
const MUTED: u8 = 3;
/// Whatever is sent is lost, in both directions, and no end tells; when the line is back, nothing of it comes late.
const PARTED: u8 = 4;

impl Proxy {
    pub async fn to(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let proxy = Self { address: listener.local_addr().expect("an address"), state: Arc::new(AtomicU8::new(OPEN)) };
        let state = proxy.state.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if state.load(Ordering::SeqCst) == CUT {
                    continue;
                }
                let (state, target) = (state.clone(), target.clone());
                tokio::spawn(async move {
                    if state.load(Ordering::SeqCst) == PARTED {
                        return back(&state).await;
                    }
                    if let Ok(server) = TcpStream::connect(target).await {
                        let (from_client, to_client) = client.into_split();
                        let (from_server, to_server) = server.into_split();
                        tokio::join!(pump(from_client, to_server, &state, false), pump(from_server, to_client, &state, true));
                    }
                });
            }
        });
        proxy
    }

    pub fn cut(&self) {
        self.state.store(CUT, Ordering::SeqCst);
    }

    pub fn stall(&self) {
        self.state.store(STALLED, Ordering::SeqCst);
    }

    pub fn mute(&self) {
        self.state.store(MUTED, Ordering::SeqCst);
    }

    pub fn part(&self) {
        self.state.store(PARTED, Ordering::SeqCst);
    }

    pub fn open(&self) {
        self.state.store(OPEN, Ordering::SeqCst);
    }
}

/// Returns when the line is not parted any more.
async fn back(state: &AtomicU8) {
    while state.load(Ordering::SeqCst) == PARTED {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

async fn pump(mut from: tokio::net::tcp::OwnedReadHalf, mut to: tokio::net::tcp::OwnedWriteHalf, state: &AtomicU8, is_answer: bool) {
    let mut buffer = [0; 16 * 1024];
    loop {
        let read = tokio::time::timeout(Duration::from_millis(20), from.read(&mut buffer)).await;
        match state.load(Ordering::SeqCst) {
            CUT => return,
            PARTED => return back(state).await,
            MUTED if is_answer => {
                while state.load(Ordering::SeqCst) == MUTED {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            }
            STALLED => {
                while state.load(Ordering::SeqCst) == STALLED {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            }
            _ => {}
        }
        match read {
            Err(_) => {}
            Ok(Ok(0) | Err(_)) => return,
            Ok(Ok(length)) => {
                if to.write_all(&buffer[..length]).await.is_err() {
                    return;
                }
            }
        }
    }
}
