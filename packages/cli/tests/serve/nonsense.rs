//! What no browser sends.

use super::server::{Server, BOND};

/// Nonsense of many kinds, from a number.
fn nonsense(i: u64, port: u16) -> Vec<u8> {
    let mut bits = i.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut byte = || {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        bits.to_le_bytes()[0]
    };
    let noise: Vec<u8> = (0..64 + i % 200).map(|_| byte()).collect();
    let text = |text: String| text.into_bytes();
    let head = format!(
        "POST /api/act HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n"
    );
    match i % 16 {
        0 => noise,
        1 => text(format!("GET / HTTP/9.{i}\r\n\r\n")),
        2 => text(format!("{} / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "X".repeat(1 + i as usize % 900))),
        3 => text(format!("GET /{} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n", "a/../".repeat(i as usize % 300))),
        4 => text(format!("GET /api/view?x={i} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")),
        5 => [text(format!("{head}Content-Length: {}\r\n\r\n", noise.len())), noise].concat(),
        6 => text(format!("{head}Content-Length: 99999999999999999999\r\n\r\n{{}}")),
        7 => text(format!("{head}Content-Length: -1\r\n\r\n{{}}")),
        8 => text(format!("{head}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{{}}\r\n")),
        9 => text(format!("{head}Content-Length: 20000\r\n\r\n{}", "[".repeat(20_000))),
        10 => text(format!("{head}Content-Length: 4000\r\n\r\n{}", "{\"a\":".repeat(800))),
        11 => text(format!("GET /api/batches?below=-{i} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")),
        12 => text(format!("GET /api/person?who=%ff%00{i} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")),
        13 => text(format!("GET / HTTP/1.1\r\n{}\r\n", format!("X-{i}: {}\r\n", "y".repeat(500)).repeat(120))),
        14 => text(format!("GET /api/preview?what=bond&amount={} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n", "9".repeat(1 + i as usize % 500))),
        _ => text(format!("{head}Content-Length: 500\r\n\r\n{{\"act\":\"bond\"")),
    }
}

#[test]
fn ten_thousand_malformed_requests_later_it_answers_as_before() {
    let server = Server::start(&["--days", "1"]);
    let before = server.view();

    std::thread::scope(|scope| {
        for lane in 0..4u64 {
            let server = &server;
            scope.spawn(move || {
                for i in (lane..10_000).step_by(4) {
                    let answer = server.raw(&nonsense(i, server.port));
                    let well = answer.starts_with("HTTP/1.1 200");
                    // two kinds are well formed now and then
                    assert!(!well || [3, 14].contains(&(i % 16)), "{i}: {answer}");
                }
            });
        }
    });

    let after = server.view();
    for key in ["state", "block", "open", "losses", "batches", "history"] {
        assert_eq!(after[key], before[key], "{key}");
    }
    assert_eq!(server.post(BOND, "").0, 200);
}
