use super::*;

fn tag(id: &str, title: &str, french: &str) -> Tag {
    let titles = if french.is_empty() { vec![] } else { vec![("fr".into(), french.into())] };
    Tag { id: id.into(), title: title.into(), titles, moved_to: None }
}

fn moved(id: &str, to: &str) -> Tag {
    Tag { moved_to: Some(to.into()), ..tag(id, "Online", "En ligne") }
}

fn index() -> TagIndex {
    TagIndex::new(vec![
        // Children before their parents, as no order is promised.
        tag("n:season/summer", "Summer", "Été"),
        tag("n:season", "Season", "Saison"),
        tag("n:", "Northlight", ""),
        tag("n:season/winter", "Winter", "Hiver"),
        tag("n:room/garden", "Garden", "Jardin"),
        tag("n:product/garden", "Garden", "Jardin"),
        tag("n:use/web", "Web", ""),
        moved("n:use/online", "n:use/web"),
        moved("n:use/gone", "n:use/nowhere"),
        moved("n:use/a", "n:use/b"),
        moved("n:use/b", "n:use/a"),
        tag("default:to-review", "To review", "À revoir"),
        Tag {
            titles: vec![("fr_ca".into(), "Lac".into()), ("de".into(), "See".into())],
            ..tag("n:region/lake", "Lake", "")
        },
        tag("n:plain", "", ""),
        tag("n:product/spare", "Lamps, spare parts", ""),
    ])
}

fn ids(found: &[TagFacts]) -> Vec<&str> {
    found.iter().map(|tag| tag.id.as_str()).collect()
}

#[test]
fn a_tag_is_known_by_its_id_and_path_and_where_it_was_moved_to() {
    let tags = index();
    let known = |text: &str| tags.known(text).map(|tag| (tag.id, tag.was_moved));
    assert_eq!(known("n:season/summer"), Some(("n:season/summer", false)));
    assert_eq!(known("/content/cq:tags/n/season/summer"), Some(("n:season/summer", false)));
    assert_eq!(known("to-review"), Some(("default:to-review", false)));
    assert_eq!(known("n:use/online"), Some(("n:use/web", true)));
    for unknown in [
        "n:season/Summer",
        "Summer",
        "n:",
        "n:use/gone",
        "n:use/a",
        // Only known from what is below it.
        "n:use",
        "",
        "/content/dam/x",
    ] {
        assert_eq!(known(unknown), None, "{unknown:?}");
    }
}

#[test]
fn titles_are_found_whatever_the_case_and_accents() {
    let tags = index();
    for text in ["Été", "ete", "ÉTÉ", "éT"] {
        let found = tags.find(text, "fr-FR", 10);
        assert_eq!(found[0].id, "n:season/summer", "{text}");
        assert_eq!(found[0].title, "Été");
        assert_eq!(found[0].trail, ["Northlight", "Saison"]);
    }
    // In another language, by a country's title, by name, by id.
    assert_eq!(tags.find("ete", "en", 10)[0].title, "Summer");
    assert_eq!(tags.find("lac", "fr", 10)[0].title, "Lac");
    assert_eq!(tags.find("plain", "fr", 10)[0].title, "plain");
    assert_eq!(ids(&tags.find("n:season/winter", "fr", 10))[0], "n:season/winter");
    assert!(tags.find("  ", "fr", 10).is_empty() && tags.find("xyz", "fr", 10).is_empty());
}

#[test]
fn the_best_match_comes_first() {
    let tags = TagIndex::new(vec![
        tag("n:a", "A web of light", ""),
        tag("n:b", "Website", ""),
        tag("n:c", "Cobweb", ""),
        tag("n:d", "Web", ""),
        tag("n:e", "Toile", "Web"),
    ]);
    assert_eq!(ids(&tags.find("web", "en", 10)), ["n:d", "n:b", "n:a", "n:c", "n:e"]);
    assert_eq!(ids(&tags.find("web", "fr", 2)), ["n:d", "n:e"]);
}

#[test]
fn the_same_title_twice_is_told_apart_by_its_trail() {
    let found = index().find("garden", "en", 10);
    assert_eq!(ids(&found), ["n:product/garden", "n:room/garden"]);
    assert_eq!(found[0].trail, ["Northlight", "product"]);
    assert_eq!(ids(&index().find("room garden", "en", 10)), ["n:room/garden"]);
}

#[test]
fn a_moved_tag_is_found_by_its_old_title_and_shown_where_it_is() {
    let tags = index();
    assert_eq!(ids(&tags.find("online", "en", 10)), ["n:use/web"]);
    assert_eq!(tags.title("n:use/online", "fr").as_deref(), Some("Web"));
    assert_eq!(ids(&tags.children(Some("n:use"), "en")), ["n:use/web"]);
}

#[test]
fn the_tree_is_sorted_by_title() {
    let tags = index();
    let roots = tags.children(None, "en");
    assert_eq!(roots.iter().map(|tag| &*tag.title).collect::<Vec<_>>(), ["default", "Northlight"]);
    assert!(roots.iter().all(|tag| tag.has_children && tag.trail.is_empty()));
    assert_eq!(ids(&tags.children(Some("n:season"), "fr")), ["n:season/summer", "n:season/winter"]);
    assert!(!tags.children(Some("n:season"), "fr")[0].has_children);
    assert!(tags.children(Some("nowhere:"), "fr").is_empty());
}

#[test]
fn pasted_lists_are_understood_word_by_word() {
    let tags = index();
    let pasted = tags.read(
        "Été; Hiver\nNorthlight : Room / Garden\nJardin|n:use/online\n\"Lamps, spare parts\"\n\
         Été, Neige\t/content/cq:tags/n/use/web\r\n\nto-review",
        "fr",
    );
    let told: Vec<(&str, Vec<&str>)> =
        pasted.iter().map(|one| (one.text.as_str(), ids(&one.tags))).collect();
    assert_eq!(
        told,
        [
            ("Été", vec!["n:season/summer"]),
            ("Hiver", vec!["n:season/winter"]),
            ("Northlight : Room / Garden", vec!["n:room/garden"]),
            ("Jardin", vec!["n:room/garden", "n:product/garden"]),
            ("n:use/online", vec!["n:use/web"]),
            ("Lamps, spare parts", vec!["n:product/spare"]),
            ("Neige", vec![]),
            ("/content/cq:tags/n/use/web", vec!["n:use/web"]),
            ("to-review", vec!["default:to-review"]),
        ]
    );
}

#[test]
fn ten_thousand_tags_are_searched_at_once() {
    let tags = (0..10_000)
        .map(|n| tag(&format!("n:group-{}/tag-{n}", n / 100), &format!("Étiquette {n}"), ""))
        .collect();
    let tags = TagIndex::new(tags);
    assert_eq!(tags.len(), 10_000);
    let began = std::time::Instant::now();
    let found = tags.find("étiquette 9999", "fr", 50);
    let took = began.elapsed();
    assert_eq!(ids(&found), ["n:group-99/tag-9999"]);
    println!("found in {took:?}");
    // 50 ms where it is built for people; this build is not, and the machine is loaded.
    assert!(took.as_millis() < 1_000, "{took:?}");
}

/// Each word was compared with every tag, four times, and names were folded anew each
/// time: 5,000 words against 100,000 tags took minutes.
#[test]
fn thousands_of_pasted_words_are_looked_up_among_all_tags_at_once() {
    let tags = (0..100_000)
        .map(|n| tag(&format!("n:group-{}/tag-{n}", n / 100), &format!("Étiquette {n}"), ""))
        .collect();
    let tags = TagIndex::new(tags);
    let words: Vec<String> = (0..5_000).map(|n| format!("Unknown > {n}")).collect();
    let began = std::time::Instant::now();
    let read = tags.read(&format!("etiquette 99999\n{}", words.join(";")), "fr");
    let took = began.elapsed();
    assert_eq!(ids(&read[0].tags), ["n:group-999/tag-99999"]);
    assert_eq!(read.len(), 1_000, "more than anybody reads through");
    assert!(read[1..].iter().all(|one| one.tags.is_empty()));
    println!("read in {took:?}");
    assert!(took.as_secs() < 20, "{took:?}");
}
