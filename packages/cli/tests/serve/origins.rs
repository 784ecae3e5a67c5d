//! Pages of other sites, foreign hosts, and paths to files that are none of the page's.

use super::server::{Server, BOND};

#[test]
fn only_our_own_page_may_act_and_only_under_our_own_names() {
    let server = Server::start(&["--days", "1"]);
    let height = || server.view()["block"]["height"].clone();
    let before = height();

    others_may_not_act(&server);
    others_may_not_ask(&server);
    assert_eq!(height(), before);

    let own = format!(
        "Origin: http://localhost:{}\r\nSec-Fetch-Site: same-origin\r\n",
        server.port
    );
    let (status, answer) = server.post(BOND, &own);
    assert_eq!(status, 200, "{answer}");
    assert_ne!(height(), before);
}

/// Acts of other pages, and of forms.
fn others_may_not_act(server: &Server) {
    for headers in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: https://localhost\r\n",
        "Origin: http://localhost:1\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Host: evil.example\r\n",
        "Host: localhost\r\n",
        "Host: localhost:1\r\n",
        "Host: 127.0.0.1.evil.example:8080\r\n",
        "Host: a\r\nHost: b\r\n",
    ] {
        let (status, answer) = server.post(BOND, headers);
        assert!([400, 403].contains(&status), "{headers}: {answer}");
    }
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json; x",
    ] {
        let (status, answer) = server.post(BOND, &format!("Content-Type: {kind}\r\n"));
        assert_eq!(status, 415, "{answer}");
    }
}

/// Questions of other pages, and under other names.
fn others_may_not_ask(server: &Server) {
    // before, a page of another site could at least ask
    for path in [
        "/api/view",
        "/api/person?who=alice",
        "/api/preview?what=bond&amount=1",
    ] {
        for site in ["cross-site", "same-site"] {
            let (status, answer) = server.get(path, &format!("Sec-Fetch-Site: {site}\r\n"));
            assert_eq!(status, 403, "{path}, {site}: {answer}");
        }
        assert_eq!(server.get(path, "Sec-Fetch-Site: same-origin\r\n").0, 200);
    }
    // a link may lead to the page itself
    assert_eq!(server.get("/", "Sec-Fetch-Site: cross-site\r\n").0, 200);
    let (status, answer) = server.get("/api/view", "Host: rebound.example\r\n");
    assert_eq!(status, 403, "{answer}");
    assert!(!answer.contains("value"), "{answer}");
}

#[test]
fn pages_may_run_nothing_but_their_own_parts_and_there_are_no_files() {
    let server = Server::start(&["--days", "1"]);

    let (_, page) = server.get("/", "");
    assert!(
        page.contains("content-security-policy: default-src 'none'; script-src 'self'"),
        "{page}"
    );
    assert!(page.contains("x-content-type-options: nosniff"), "{page}");
    assert!(!page.contains("access-control-allow"), "{page}");
    for path in [
        "/../Cargo.toml",
        "/app/../../Cargo.toml",
        "/app/%2e%2e/%2e%2e/Cargo.toml",
        "//etc/passwd",
        "/app/",
        "/app/..%2f..%2fCargo.toml",
        "/etc/passwd",
        "/app/main.js/",
        "/app/main.js%00",
        "/.ballast/session.jsonl",
        "/file:///etc/passwd",
        "/style.css/../../../etc/passwd",
    ] {
        let (status, answer) = server.get(path, "");
        assert_eq!(status, 404, "{path}: {answer}");
    }
    assert_eq!(server.get("/app/main.js", "").0, 200);
}
