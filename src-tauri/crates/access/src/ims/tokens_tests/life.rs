//! When a token is renewed, by both clocks.

use super::*;

#[tokio::test]
async fn renewal_happens_ten_minutes_before_the_end_and_not_earlier() {
    let (tokens, server, clock) = signed_in().await;
    let first = tokens.access().await.unwrap();
    assert_eq!(first.ends_at(), NOW + Duration::DAY);
    let due = NOW + Duration::DAY - Duration::minutes(10);
    clock.reach(due - Duration::SECOND);
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-1");
    clock.reach(due);
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-2");
    assert_eq!(server.exchanges(), 2);
}

#[tokio::test]
async fn a_short_life_is_used_to_its_half() {
    let (tokens, server, clock) = signed_in().await;
    server.gives_tokens(Duration::minutes(12));
    assert!(tokens.access().await.is_ok());
    clock.pass(Duration::minutes(6) - Duration::SECOND);
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 1);
    clock.pass(Duration::SECOND);
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 2);
}

#[tokio::test]
async fn seconds_and_milliseconds_are_told_apart() {
    for (expires_in, life) in [
        (86_399_998_i64, Duration::milliseconds(86_399_998)),
        (86_399, Duration::seconds(86_399)),
        (1_000_000, Duration::DAY),
        (1_000_001, Duration::milliseconds(1_000_001)),
        (i64::MAX, Duration::DAY),
    ] {
        let (tokens, server, _) = signed_in().await;
        server.gives(200, json!({"access_token": "token-%", "expires_in": expires_in}));
        assert_eq!(tokens.access().await.unwrap().ends_at() - NOW, life, "{expires_in}");
    }
}

#[tokio::test]
async fn after_a_night_of_sleep_the_token_is_looked_at_first() {
    let (tokens, server, clock) = signed_in().await;
    assert!(tokens.access().await.is_ok());
    clock.pass(Duration::hours(9));
    // A thousand requests that waited for the network to come back.
    for result in all_of(1_000, &tokens, None).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-1", "still good");
    }
    clock.pass(Duration::hours(16));
    for result in all_of(1_000, &tokens, None).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-2");
    }
    assert_eq!(server.exchanges(), 2);
    clock.pass(Duration::days(5));
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-3");
}

#[tokio::test]
async fn a_wall_clock_that_is_set_prolongs_no_token() {
    let (tokens, server, clock) = signed_in().await;
    assert!(tokens.access().await.is_ok());
    clock.pass(Duration::hours(23));
    clock.set_wall(-Duration::hours(2));
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 1, "an hour is left");
    clock.pass(Duration::minutes(50));
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 2, "ten minutes are left, whatever the wall clock says");

    let (tokens, server, clock) = signed_in().await;
    assert!(tokens.access().await.is_ok());
    clock.set_wall(Duration::hours(25));
    let token = tokens.access().await.unwrap();
    assert_eq!(server.exchanges(), 2, "a clock that jumps a day ahead may be right");
    assert_eq!(token.ends_at(), clock.now() + Duration::DAY);
    // It was not: the token that was fetched meanwhile is good all the same.
    clock.set_wall(-Duration::hours(25));
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 2);
    clock.pass(Duration::hours(24));
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 3, "and its life is still a day");
}

/// The server takes an assertion only when it was signed by the server's time.
#[tokio::test]
async fn a_wrong_clock_is_named_and_signed_around() {
    let expired = json!({"error": "invalid_token", "error_description": "JWT token is expired"});
    for ahead in [Duration::hours(3), -Duration::minutes(10), Duration::days(400)] {
        let (tokens, server, clock) = signed_in().await;
        *server.date.lock().unwrap() = Some(NOW - ahead);
        server.gives(400, expired.clone());
        // Signed again with the server's time, once, and refused all the same.
        let error = tokens.access().await.unwrap_err();
        assert_eq!(error, Error::ClockWrong { seconds: ahead.whole_seconds() });
        assert_eq!(server.exchanges(), 2, "no third try");
        let second: i64 = claim(&server.last_form(), "exp");
        assert_eq!(second, (NOW - ahead).unix_timestamp() + 300);

        clock.pass(Duration::minutes(1));
        *server.date.lock().unwrap() = Some(NOW - ahead + Duration::minutes(1));
        server.gives_tokens(Duration::HOUR);
        let token = tokens.access().await.unwrap();
        assert_eq!(token.ends_at(), clock.now() + Duration::HOUR);
        assert_eq!(tokens.clock_error(), Some(ahead.whole_seconds()));
        // The next one is signed with what was learnt.
        tokens.renew(&token).await.unwrap();
        let exp: i64 = claim(&server.last_form(), "exp");
        assert_eq!(exp, (clock.now() - ahead).unix_timestamp() + 300);
        assert_eq!(server.exchanges(), 4);
        // And once the clock was put right, by the right one again.
        clock.set_wall(-ahead);
        *server.date.lock().unwrap() = Some(clock.now());
        let newer = tokens.access().await.unwrap();
        tokens.renew(&newer).await.unwrap();
        assert_eq!(tokens.clock_error(), None);
    }
    // A clock that is right is not blamed.
    let (tokens, server, _) = signed_in().await;
    *server.date.lock().unwrap() = Some(NOW - Duration::seconds(120));
    server.gives(400, expired);
    assert!(matches!(tokens.access().await, Err(Error::KeyRejected { .. })));
    assert_eq!(server.exchanges(), 1);
}

/// A number in the assertion of a form.
fn claim(form: &str, name: &str) -> i64 {
    let assertion = form.rsplit_once("jwt_token=").unwrap().1;
    let payload = URL_SAFE_NO_PAD.decode(assertion.split('.').nth(1).unwrap()).unwrap();
    serde_json::from_slice::<Value>(&payload).unwrap()[name].as_i64().unwrap()
}

#[tokio::test]
async fn a_daily_token_is_used_until_its_end_and_never_renewed() {
    let file = json!({"ok": true, "accessToken": access_token(NOW, 24)}).to_string();
    let file: Value = serde_json::from_str(&file).unwrap();
    let (tokens, server, clock, store) = signed_in_with(|_, reach| read(&file, reach)).await;
    assert!(!tokens.renewable());
    let token = tokens.access().await.unwrap();
    assert_eq!(token.ends_at(), NOW + Duration::DAY);
    assert_eq!(tokens.renew(&token).await.unwrap_err(), Error::NotRenewable);
    clock.reach(NOW + Duration::DAY - Duration::SECOND);
    assert!(tokens.access().await.is_ok(), "to its last second");
    clock.reach(NOW + Duration::DAY);
    let ended = Error::TokenEnded { ended: NOW + Duration::DAY };
    assert_eq!(tokens.access().await.unwrap_err(), ended);
    assert_eq!(tokens.renew(&token).await.unwrap_err(), ended);
    assert_eq!(store.loads.load(Ordering::SeqCst), 1, "it stays once it was read");

    // The next day's token goes on where this one ended.
    let next = json!({"accessToken": access_token(clock.now(), 24)}).to_string();
    let next = recognise("k.json", next.as_bytes(), &Reach::new(false), clock.now());
    *store.key.lock().unwrap() = next.unwrap().one();
    tokens.key_replaced();
    assert_eq!(tokens.access().await.unwrap().ends_at(), clock.now() + Duration::DAY);
    assert_eq!(server.exchanges(), 0);
}
