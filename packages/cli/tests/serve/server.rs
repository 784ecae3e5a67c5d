//! A `ballast serve` of the test's own, and requests byte by byte.

use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A good act.
pub const BOND: &str = r#"{"act":"bond","from":"alice","amount":"10"}"#;

/// A server that ends with the test.
pub struct Server {
    process: Child,
    /// Where it listens on loopback.
    pub port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

impl Server {
    pub fn start(args: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_ballast"))
            .args(["--json", "serve", "--port", "0"])
            .args(args)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let port = said["url"].as_str().unwrap().rsplit(':').next().unwrap();
        Self {
            port: port.parse().unwrap(),
            process,
        }
    }

    /// A connection that says this much and then nothing: how long until it is closed.
    pub fn dawdle(&self, bytes: &[u8]) -> Duration {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let patience = Some(Duration::from_secs(40));
        stream.set_read_timeout(patience).unwrap();
        stream.write_all(bytes).unwrap();
        let from = Instant::now();
        let mut answer = vec![];
        stream.read_to_end(&mut answer).expect("it is closed");
        from.elapsed()
    }

    /// Sends bytes as they are, says that no more will come, and returns all that comes back.
    pub fn raw(&self, bytes: &[u8]) -> String {
        self.exchange(bytes, true)
    }

    fn exchange(&self, bytes: &[u8], ends: bool) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream.write_all(bytes).ok();
        if ends {
            stream.shutdown(std::net::Shutdown::Write).ok();
        }
        let mut answer = vec![];
        stream.read_to_end(&mut answer).ok();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub fn get(&self, path: &str, headers: &str) -> (u16, String) {
        let host = format!("Host: localhost:{}\r\n", self.port);
        let host = if headers.contains("Host:") { "" } else { &host };
        self.split(&format!(
            "GET {path} HTTP/1.1\r\n{host}{headers}Connection: close\r\n\r\n"
        ))
    }

    pub fn post(&self, body: &str, headers: &str) -> (u16, String) {
        let (port, long) = (self.port, body.len());
        let host = format!("Host: 127.0.0.1:{port}\r\n");
        let host = if headers.contains("Host:") { "" } else { &host };
        let kind = "Content-Type: application/json\r\n";
        let kind = if headers.contains("Content-Type") {
            ""
        } else {
            kind
        };
        self.split(&format!(
            "POST /api/act HTTP/1.1\r\n{host}{kind}{headers}Content-Length: {long}\r\nConnection: close\r\n\r\n{body}"
        ))
    }

    fn split(&self, request: &str) -> (u16, String) {
        let answer = self.exchange(request.as_bytes(), false);
        let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok());
        (status.unwrap_or(0), answer)
    }

    pub fn view(&self) -> Value {
        let (status, answer) = self.get("/api/view", "");
        assert_eq!(status, 200, "{answer}");
        serde_json::from_str(answer.split("\r\n\r\n").nth(1).unwrap()).unwrap()
    }
}
