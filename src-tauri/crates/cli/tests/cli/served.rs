//! The practice environment on its own, with limits and faults.

use std::process::Stdio;

use serde_json::Value as Json;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::rig::{program, run};

/// Asks the served environment for something below `/control`.
async fn control(address: &str, token: &str, path: &str) -> Json {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).await.expect("connects");
    let request = format!(
        "GET /control{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.expect("sends");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("reads");
    let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    serde_json::from_str(body).expect("JSON")
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_and_faults_of_the_command_line_work_and_control_tells_of_them() {
    let mut serving = program();
    serving.args(["sandbox", "serve", "--assets", "5", "--json", "--control"]);
    serving.args(["--rate", "100", "--burst", "50", "--retry-after", "date+3"]);
    serving.args(["--fault", "oak-conflict:asset-every=2", "--fault", "asleep"]);
    let mut server = serving
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .expect("starts");
    let mut lines = BufReader::new(server.stdout.take().expect("piped")).lines();
    let first = lines.next_line().await.expect("reads").expect("a line");
    let first: Json = serde_json::from_str(&first).expect("JSON");
    let address = first["address"].as_str().expect("an address");
    let token = first["control"]["token"].as_str().expect("a token");
    assert_eq!(first["control"]["address"], format!("{address}/control"));
    let told = control(address, token, "/faults").await;
    assert_eq!(told["faults"][0]["fault"], "oak-conflict:asset-every=2");
    assert_eq!(told["limit"]["rate"], 100.0);
    assert_eq!(told["limit"]["burst"], 50);
    assert_eq!(told["limit"]["retryAfter"], "date+3");
    assert_eq!(control(address, token, "/ledger").await["received"], 0);
    server.kill().await.expect("ends");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_that_is_none_is_refused_before_anything_starts() {
    let refused = run(program().args(["sandbox", "serve", "--fault", "sleep"])).await;
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("no fault"), "{}", refused.stderr);
    let help = program().args(["sandbox", "serve", "--help"]).output().await.expect("runs");
    assert!(help.status.success());
    let help = String::from_utf8(help.stdout).expect("text");
    for name in ["--rate", "--retry-after", "503-html:every=2,for=60s", "after-writes"] {
        assert!(help.contains(name), "{name}: {help}");
    }
}
