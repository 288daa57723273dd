//! Many callers, one exchange.

use super::*;

#[tokio::test]
async fn a_thousand_callers_cause_one_exchange() {
    let (tokens, server, _) = signed_in().await;
    for result in all_of(1_000, &tokens, None).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-1");
    }
    assert_eq!(server.exchanges(), 1);
    let form = server.last_form();
    assert!(
        form.starts_with("client_id=cm-p11111-e22222-integration-0&client_secret=p8e-"),
        "{form}"
    );
    assert!(form.contains("&jwt_token=eyJ"), "{form}");
}

#[tokio::test]
async fn a_thousand_refusals_cause_one_renewal() {
    let (tokens, server, _) = signed_in().await;
    let first = tokens.access().await.unwrap();
    for result in all_of(1_000, &tokens, Some(&first)).await {
        assert_eq!(result.unwrap().bearer().expose(), "token-2");
    }
    assert_eq!(server.exchanges(), 2);
    // One that comes late with the first token is given the second.
    let second = tokens.renew(&first).await.unwrap();
    assert_eq!((second.bearer().expose().as_str(), server.exchanges()), ("token-2", 2));
    assert_eq!(tokens.renew(&second).await.unwrap().bearer().expose(), "token-3");
}

#[tokio::test]
async fn a_failed_exchange_is_shared_and_not_repeated() {
    let (tokens, server, _) = signed_in().await;
    server.gives(400, json!({"error": "invalid_client"}));
    // All wait for the first one's answer, so that all are there when it comes.
    let hold = Arc::new(Notify::new());
    *server.hold.lock().unwrap() = Some(Arc::clone(&hold));
    let waiting = {
        let tokens = tokens.clone();
        tokio::spawn(async move { all_of(1_000, &tokens, None).await })
    };
    server.arrived.notified().await;
    while tokens.inner.state().flight.as_ref().and_then(Shared::strong_count).unwrap_or(0) <= 1_000
    {
        tokio::task::yield_now().await;
    }
    hold.notify_one();
    for result in waiting.await.unwrap() {
        assert!(matches!(result, Err(Error::CredentialUnknown { .. })), "{result:?}");
    }
    assert_eq!(server.exchanges(), 1);
}

#[tokio::test]
async fn a_current_token_goes_on_working_while_sign_in_is_down() {
    let (tokens, server, clock) = signed_in().await;
    let first = tokens.access().await.unwrap();
    server.gives(503, json!({}));
    let due = NOW + Duration::DAY - Duration::minutes(10);
    for seconds in [0, 1, 29] {
        clock.reach(due + Duration::seconds(seconds));
        assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-1");
        assert_eq!(server.exchanges(), 2, "asked again after {seconds} s");
    }
    assert!(matches!(tokens.renew(&first).await, Err(Error::Unavailable { status: 503, .. })));
    assert_eq!(server.exchanges(), 2, "a refused token does not make it hammer either");
    clock.reach(due + Duration::seconds(30));
    assert!(tokens.access().await.is_ok());
    assert_eq!(server.exchanges(), 3);
    clock.reach(NOW + Duration::DAY);
    assert!(matches!(tokens.access().await, Err(Error::Unavailable { .. })), "the end is the end");
    server.gives_tokens(Duration::HOUR);
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-5");
}

#[tokio::test]
async fn who_waits_for_a_sign_in_that_is_down_is_told_when_to_ask() {
    let (tokens, server, clock) = signed_in().await;
    assert!(!tokens.is_resting(), "nothing was asked yet");
    tokens.access().await.unwrap();
    assert!(!tokens.is_resting());
    clock.reach(NOW + Duration::DAY);
    server.gives(503, json!({}));
    assert!(tokens.access().await.is_err());
    assert!(tokens.is_resting());
    clock.pass(Duration::seconds(29));
    assert!(tokens.is_resting());
    clock.pass(Duration::seconds(1));
    assert!(!tokens.is_resting());
    server.gives(400, json!({"error": "invalid_client"}));
    assert!(tokens.access().await.is_err());
    assert!(!tokens.is_resting(), "waiting does not mend it");
}

#[tokio::test]
async fn a_caller_who_goes_away_does_not_stop_the_exchange() {
    let (tokens, server, _) = signed_in().await;
    let hold = Arc::new(Notify::new());
    *server.hold.lock().unwrap() = Some(Arc::clone(&hold));
    let impatient = {
        let tokens = tokens.clone();
        tokio::spawn(async move { tokens.access().await })
    };
    server.arrived.notified().await;
    impatient.abort();
    assert!(impatient.await.unwrap_err().is_cancelled());
    hold.notify_one();
    assert_eq!(tokens.access().await.unwrap().bearer().expose(), "token-1");
    assert_eq!(server.exchanges(), 1);
}

#[tokio::test]
async fn a_renewal_in_vain_is_remembered_for_five_minutes() {
    let (tokens, server, clock) = signed_in().await;
    let first = tokens.access().await.unwrap();
    assert!(!tokens.is_refused(&first), "its age may be why");
    let second = tokens.renew(&first).await.unwrap();
    tokens.renewal_refused(&second);
    tokens.renewal_refused(&first);
    assert!(tokens.is_refused(&second) && !tokens.is_refused(&first));
    clock.pass(Duration::minutes(5) - Duration::SECOND);
    tokens.renewal_refused(&second);
    assert!(tokens.is_refused(&second));
    clock.pass(Duration::SECOND);
    assert!(!tokens.is_refused(&second), "a refusal does not make the pause last");
    assert_eq!(server.exchanges(), 2);
    for reset in [Tokens::key_replaced, Tokens::sign_in_again] {
        let token = tokens.access().await.unwrap();
        tokens.renewal_refused(&token);
        assert!(tokens.is_refused(&token));
        reset(&tokens);
        assert!(!tokens.is_refused(&token));
    }
}
