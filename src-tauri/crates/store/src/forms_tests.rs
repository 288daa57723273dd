//! Databases of today hold these texts.

use super::super::codes::{from_text, to_text};
use super::*;

/// Databases of today hold this text, and what is read of it is written as it was.
fn is_held<T>(text: &str)
where
    T: Stored<Form: SerializeAs<T> + for<'de> DeserializeAs<'de, T>>,
{
    let read: T = from_text(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(to_text(&read).expect("is written"), text);
}

/// Text of a Relabel that knew less, and what it is written as now.
fn was_held<T>(old: &str, now: &str)
where
    T: Stored<Form: SerializeAs<T> + for<'de> DeserializeAs<'de, T>>,
{
    let read: T = from_text(old).unwrap_or_else(|error| panic!("{old}: {error}"));
    assert_eq!(to_text(&read).expect("is written"), now);
}

#[test]
fn keys_and_certificates() {
    let key = r#"{"kind":"oauthServerToServer","account":"a@b","clientId":"c","organisation":"o","mark":"m","program":"1","environment":"2","validUntil":"2031-05-01T00:00:00Z","suggestedAddress":"https://x","suggestedStage":"live"}"#;
    is_held::<KeyFacts>(key);
    assert!(from_text::<KeyFacts>(&key.replace("oauthServerToServer", "other")).is_err());
    was_held::<KeyFacts>(
        r#"{"kind":"localAem","account":null,"program":null,"environment":null,"validUntil":null,"suggestedAddress":null,"suggestedStage":null}"#,
        r#"{"kind":"localAem","account":null,"clientId":null,"organisation":null,"mark":"","program":null,"environment":null,"validUntil":null,"suggestedAddress":null,"suggestedStage":null}"#,
    );
    is_held::<CertificateFacts>(
        r#"{"fingerprint":"f","subject":"s","issuer":"i","validUntil":"2031-05-01T00:00:00Z"}"#,
    );
    is_held::<Timestamp>(r#""2031-05-01T00:00:00.123456789Z""#);
}

#[test]
fn edits() {
    let field = |change: &str| {
        format!(
            r#"{{"fields":[{{"property":"dc:title","kind":"longText","change":{change},"onlyEmpty":true}}]}}"#
        )
    };
    for change in [
        r#"{"action":"replace","value":{"kind":"text","text":"a"},"tokens":true}"#,
        r#"{"action":"replace","value":{"kind":"list","entries":["a"]},"tokens":false}"#,
        r#"{"action":"replace","value":{"kind":"date","date":"2031-05-01"},"tokens":false}"#,
        r#"{"action":"replace","value":{"kind":"yesNo","yes":true},"tokens":false}"#,
        r#"{"action":"replace","value":{"kind":"number","number":"1.5"},"tokens":false}"#,
        r#"{"action":"add","entries":["a","b"],"tokens":true,"atStart":true}"#,
        r#"{"action":"remove","entries":["a"]}"#,
        r#"{"action":"clear"}"#,
        r#"{"action":"findReplace","find":"a","with":"b","mode":"wholeWord","matchCase":true}"#,
        r#"{"action":"copyFrom","from":"dc:title"}"#,
        r#"{"action":"changeCase","to":"sentence"}"#,
        r#"{"action":"joinEntries","with":", "}"#,
        r#"{"action":"splitText","at":";"}"#,
        r#"{"action":"dateFrom","base":{"kind":"today"},"shift":{"amount":-3,"unit":"weeks","at":"09:30","zone":"Europe/Paris"}}"#,
        r#"{"action":"dateFrom","base":{"kind":"field","property":"dc:date"},"shift":{"amount":1,"unit":"years","at":null,"zone":"UTC"}}"#,
    ] {
        is_held::<Edit>(&field(change));
    }
    was_held::<Edit>(
        r#"{"fields":[{"property":"p","kind":"text","change":{"action":"add","entries":[]}}]}"#,
        r#"{"fields":[{"property":"p","kind":"text","change":{"action":"add","entries":[],"tokens":false,"atStart":false},"onlyEmpty":false}]}"#,
    );
}

#[test]
fn searches() {
    is_held::<Search>(
        r#"{"path":"/content/dam","name":"*.jpg","text":"t","kinds":["image","document"],"changed":{"from":"2031-05-01","to":null},"tags":["a:b"],"fields":[{"property":"p","test":{"kind":"equals","value":{"kind":"text","text":"a"}}},{"property":"q","test":{"kind":"contains","text":"b"}},{"property":"r","test":{"kind":"empty"}},{"property":"s","test":{"kind":"notEmpty"}}],"without":[{"kind":"folder","path":"/a"},{"kind":"name","name":"n"},{"kind":"tag","id":"a:b"},{"kind":"field","test":{"property":"p","test":{"kind":"empty"}}}],"includeFragments":true}"#,
    );
}

#[test]
fn plans_and_what_became_of_them() {
    for source in [
        r#"{"kind":"edit"}"#,
        r#"{"kind":"recipe","name":"r"}"#,
        r#"{"kind":"sheet","name":"s.xlsx"}"#,
    ] {
        is_held::<PlanSource>(source);
    }
    for kind in ["String", "Long", "Double", "Boolean", "Date", "Decimal", "Name", "Path", "Uri"] {
        is_held::<Property>(&format!(r#"{{"kind":"{kind}","multi":true,"entries":["a","b"]}}"#));
    }
    is_held::<Option<Property>>("null");
    is_held::<OutcomeCounts>(
        r#"{"changed":1,"alreadyRight":2,"conflict":3,"failed":4,"notSent":5,"unsure":6,"leftOut":7,"cannotBeDone":8}"#,
    );
    is_held::<Vec<SourceCell>>(
        r#"[{"property":"p","kind":"date","value":{"kind":"Date","multi":false,"entries":["2031-05-01T00:00:00.000Z"]},"zone":"Europe/Paris","letters":"repair","problem":"rowsContradict","note":"lineEnds","otherRow":4}]"#,
    );
    is_held::<SourceCell>(
        r#"{"property":"p","kind":"text","value":null,"zone":"UTC","letters":"ask","problem":"rowsContradict","note":null,"otherRow":3,"says":[{"row":2,"value":null},{"row":3,"value":{"kind":"String","multi":false,"entries":["a"]}}]}"#,
    );
    was_held::<SourceCell>(
        r#"{"property":"p","kind":"text","value":null,"problem":null,"note":null,"otherRow":null}"#,
        r#"{"property":"p","kind":"text","value":null,"zone":"UTC","letters":"ask","problem":null,"note":null,"otherRow":null}"#,
    );
}
