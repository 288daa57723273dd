//! Threat T10: answers that are larger than they look.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::io::Write as _;

use flate2::{Compression, write::GzEncoder};
use relabel_access::http::{BODY_LIMIT, Client, Error, Reach, Request};

use crate::wire::Scripted;

async fn ask(server: &Scripted) -> Result<usize, Error> {
    let origin =
        Reach::new(true).author(&format!("http://127.0.0.1:{}", server.port), false).unwrap();
    let reply = Client::new("Relabel/test").unwrap().send(&Request::get(&origin, "/")).await?;
    Ok(reply.body.len())
}

fn gzip(length: usize) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b'0'; 1024 * 1024];
    let mut left = length;
    while left > 0 {
        let piece = left.min(zeros.len());
        encoder.write_all(&zeros[..piece]).unwrap();
        left -= piece;
    }
    encoder.finish().unwrap()
}

async fn serving(head: &str, body: Vec<u8>) -> Scripted {
    let answer =
        [format!("HTTP/1.1 200 OK\r\nconnection: close\r\n{head}\r\n").into_bytes(), body].concat();
    Scripted::start(move |_| answer.clone()).await
}

#[tokio::test]
async fn the_limit_counts_what_comes_out_of_the_decompressor() {
    let bomb = gzip(8 * BODY_LIMIT);
    assert!(bomb.len() < BODY_LIMIT, "the bomb must look harmless: {}", bomb.len());
    let head = format!("content-encoding: gzip\r\ncontent-length: {}\r\n", bomb.len());
    let server = serving(&head, bomb).await;
    assert!(matches!(ask(&server).await, Err(Error::TooLarge { .. })));
}

#[tokio::test]
async fn an_answer_up_to_the_limit_is_taken() {
    for (length, fits) in [(BODY_LIMIT, true), (BODY_LIMIT + 1, false)] {
        let body = gzip(length);
        let head = format!("content-encoding: gzip\r\ncontent-length: {}\r\n", body.len());
        let answer = ask(&serving(&head, body).await).await;
        assert_eq!(answer.ok(), fits.then_some(length));
    }
    let plain = serving("", vec![b' '; BODY_LIMIT + 1]).await;
    assert!(matches!(ask(&plain).await, Err(Error::TooLarge { .. })), "without a length");
}

#[tokio::test]
async fn an_answer_with_endless_headers_is_given_up() {
    let head = format!("x-filler: {}\r\n", "a".repeat(2 * 1024 * 1024));
    let error = ask(&serving(&head, Vec::new()).await).await.unwrap_err();
    assert!(matches!(error, Error::Interrupted { .. }), "{error:?}");
}
