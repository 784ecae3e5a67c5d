//! Browsers that ask again and again, and what they saw.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// One question.
#[derive(Debug)]
pub struct Took {
    pub time: Duration,
    /// It was answered with 200.
    pub is_good: bool,
}

/// Asks over a connection of its own again and again.
pub fn browser(at: SocketAddr, path: &str, until: Instant) -> Vec<Took> {
    let mut took = vec![];
    let mut open: Option<TcpStream> = None;
    while Instant::now() < until {
        let from = Instant::now();
        let mut stream = open
            .take()
            .unwrap_or_else(|| TcpStream::connect(at).unwrap());
        stream
            .set_read_timeout(Some(Duration::from_secs(40)))
            .unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {at}\r\n\r\n");
        let is_good =
            stream.write_all(request.as_bytes()).is_ok() && read(&mut stream) == Some(200);
        let time = from.elapsed();
        took.push(Took { time, is_good });
        if is_good {
            open = Some(stream);
        }
    }
    took
}

/// Reads an answer whole; its status, if it was one.
fn read(stream: &mut TcpStream) -> Option<u16> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let mut long = 0;
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).ok()?;
        if header.trim().is_empty() {
            break;
        }
        if let Some(n) = header.to_lowercase().strip_prefix("content-length:") {
            long = n.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; long];
    reader.read_exact(&mut body).ok()?;
    Some(status)
}

/// Memory of this process, MiB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kib.unwrap_or(0) / 1024
}

/// CPU time of this process, page, node and browsers together, seconds.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // after the name, which may have spaces: the state, ten numbers, user's and system's time in
    // hundredths
    let (_, after) = stat.rsplit_once(')').unwrap_or_default();
    let ticks = after.split_whitespace().skip(11).take(2);
    ticks.filter_map(|t| t.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// What browsers saw together.
pub struct Storm {
    pub answers: usize,
    pub failed: usize,
    /// 95 of 100 answers took no longer.
    pub p95: Duration,
}

/// So many browsers ask a page for so long a time.
pub fn storm(at: SocketAddr, path: &str, browsers: usize, time: Duration) -> Storm {
    let (until, spent) = (Instant::now() + time, cpu());
    let mut took: Vec<Took> = thread::scope(|scope| {
        let all: Vec<_> = (0..browsers)
            .map(|_| scope.spawn(move || browser(at, path, until)))
            .collect();
        all.into_iter()
            .flat_map(|one| one.join().unwrap())
            .collect()
    });
    took.sort_by_key(|one| one.time);
    let failed = took.iter().filter(|one| !one.is_good).count();
    let p95 = took[(took.len() * 95 / 100).min(took.len() - 1)].time;
    let rate = took.len() as f64 / time.as_secs_f64();
    println!(
        "{browsers} browsers, {path}: {rate:.0} answers a second, {:.0} a second of CPU time, p95 {p95:?}, {failed} failed, {} MiB",
        took.len() as f64 / (cpu() - spent),
        memory()
    );
    Storm {
        answers: took.len(),
        failed,
        p95,
    }
}
