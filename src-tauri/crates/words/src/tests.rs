use crate::locale::found;
use crate::{Words, languages};

/// With the blanks that do not break a line as ordinary ones.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_locale_finds_its_language_or_none() {
    for locale in ["fr", "fr_FR.UTF-8", "fr_CA@euro", "FR-be"] {
        assert_eq!(found(locale), Some("fr"), "{locale}");
    }
    assert_eq!(found("en_US.UTF-8"), Some("en"));
    for locale in ["C", "POSIX", "C.UTF-8", "xx_XX", "", "french"] {
        assert_eq!(found(locale), None, "{locale}");
    }
}

#[test]
fn a_message_is_said_with_its_facts_and_numbers_as_the_language_has_them() {
    let (english, french) = (Words::of("en"), Words::of("fr"));
    let assets = |words: &Words, n: u32| plain(&words.say("common-assets", &facts! { n = n }));
    assert_eq!(assets(&english, 1), "1 asset");
    assert_eq!(assets(&english, 1_204), "1,204 assets");
    assert_eq!(assets(&french, 0), "0 ressource");
    assert_eq!(assets(&french, 1_204), "1 204 ressources");
}

#[test]
fn a_fact_that_is_not_known_leaves_its_sentence_whole() {
    let known =
        |host: Option<&str>| Words::of("en").say("finding-answers", &facts! { host = host });
    assert!(known(Some("a.example")).contains("a.example"));
    assert!(!known(None).contains("none") && !known(None).is_empty());
}

#[test]
fn what_cannot_be_said_is_said_in_english_and_never_as_a_key() {
    let french = Words::of("fr");
    assert_eq!(french.say("no-such-message", &facts! {}), "");
    let mut broken = Words::of("fr");
    broken.own = crate::bundle("fr", &["common-no = Non\ncommon-yes = { $nobody }\n"]);
    assert_eq!(broken.say("common-no", &facts! {}), "Non");
    assert_eq!(broken.say("common-yes", &facts! {}), "Yes");
    assert_eq!(broken.say("common-back", &facts! {}), "Back");
    assert_eq!(Words::of("xx").language(), "en");
}

#[test]
fn steps_come_in_their_order() {
    let steps = Words::of("en").steps("checks-how", &facts! {});
    assert!(steps.len() > 2, "{steps:?}");
    assert!(Words::of("en").steps("common-no", &facts! {}).is_empty());
}

#[test]
fn every_language_has_a_name_of_its_own() {
    let named = |language| Words::of(language).say("language-name", &facts! {});
    let mut names: Vec<String> = languages().map(named).collect();
    assert!(names.len() > 1 && names.iter().all(|name| !name.is_empty()), "{names:?}");
    names.dedup();
    assert_eq!(names.len(), languages().count());
}
