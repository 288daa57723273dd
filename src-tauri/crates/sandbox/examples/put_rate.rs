//! How fast the practice environment takes writes, and what a large library
//! costs: `cargo run --release -p relabel-sandbox --example put_rate -- [ASSETS] [WRITES] [CLIENTS]`.
//!
//! Client and server share the processors of one computer, so the rate is a lower
//! bound of what the server alone can do.

use std::time::{Duration, Instant};

use relabel_sandbox::{Content, KeyFileKind, LIBRARY_ROOT, Options, Sandbox};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

type Failed = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Failed> {
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let number = |place: usize, default| numbers.get(place).copied().unwrap_or(default);
    let (assets, writes, clients) = (number(0, 1_000_000), number(1, 200_000), number(2, 32));
    println!("before the start: {} MiB", memory());
    let begun = Instant::now();
    let options = Options { content: Content::Synthetic(assets), ..Options::default() };
    let sandbox = Sandbox::start(options).await?;
    println!("{assets} assets: started in {:?}, {} MiB", begun.elapsed(), memory());

    let file: serde_json::Value =
        serde_json::from_slice(&sandbox.key_file(KeyFileKind::LocalDevelopmentToken))?;
    let token = file["accessToken"].as_str().unwrap_or_default().to_owned();
    let begun = Instant::now();
    let port = sandbox.origin().port().unwrap_or_default();
    let tasks: Vec<_> = (0..clients)
        .map(|client| tokio::spawn(send(port, token.clone(), client, clients, writes, assets)))
        .collect();
    let mut slowest = Duration::ZERO;
    for task in tasks {
        slowest = slowest.max(task.await??);
    }
    let took = begun.elapsed().as_secs_f64();
    let totals = sandbox.ledger().totals();
    println!(
        "{} writes by {clients} clients in {took:.2} s: {:.0} a second, slowest {slowest:?}",
        totals.applied,
        f64::from(writes) / took
    );
    println!("after them: {} MiB", memory());
    if totals.applied != u64::from(writes) {
        return Err("not every write was applied".into());
    }
    sandbox.stopped().await;
    Ok(())
}

/// Writes to every `clients`th asset; gives the time of the slowest.
async fn send(
    port: u16,
    token: String,
    client: u32,
    clients: u32,
    writes: u32,
    assets: u32,
) -> Result<Duration, Failed> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let root = LIBRARY_ROOT.trim_start_matches("/content/dam");
    let mut buffer = vec![0_u8; 4_096];
    let mut slowest = Duration::ZERO;
    for write in (client..writes).step_by(clients as usize) {
        let number = write % assets + 1;
        let folder = (number - 1) / 1_000 + 1;
        let body = r#"{"class":"asset","properties":{"metadata/dc:rights":"© 2026 Northlight"}}"#;
        let request = format!(
            "PUT /api/assets{root}/series-{folder:04}/image-{number:07}.jpg HTTP/1.1\r\n\
             Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let begun = Instant::now();
        stream.write_all(request.as_bytes()).await?;
        answer(&mut stream, &mut buffer).await?;
        slowest = slowest.max(begun.elapsed());
    }
    Ok(slowest)
}

/// Reads one answer to its end.
async fn answer(stream: &mut TcpStream, buffer: &mut [u8]) -> Result<(), Failed> {
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Err("the connection ended".into());
        }
        filled += read;
        let text = std::str::from_utf8(&buffer[..filled])?;
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .and_then(|length| length.parse::<usize>().ok())
            .ok_or("no content-length")?;
        if body.len() < length {
            continue;
        }
        if !head.starts_with("HTTP/1.1 200") {
            return Err(head.to_owned().into());
        }
        return Ok(());
    }
}

/// Resident memory of this process in MiB; zero where it is not known.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kib.unwrap_or(0) / 1_024
}
