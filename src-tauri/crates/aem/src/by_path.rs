//! Queries for assets that are named one by one.
//!
//! A group of `path` predicates of which any may hold is in AEM's own examples; that
//! each is exact is documented for one alone. What such a query does not show is
//! therefore never taken for missing without a look.

use super::folders::encode_value;

/// Longest address of such a query: below the 8 kB of the protocol reference (9.1).
const LONGEST: usize = 7_500;

/// How many of these paths fit into one query with `properties`, one at least.
pub(super) fn how_many_fit<'a>(
    paths: impl IntoIterator<Item = &'a str>,
    properties: &str,
) -> usize {
    let mut left = LONGEST.saturating_sub(properties.len() + head(0, properties).len());
    let fits = |path: &&str| {
        let needs = predicate(1_000, path).len();
        let fits = needs <= left;
        left = left.saturating_sub(needs);
        fits
    };
    paths.into_iter().take_while(fits).count().max(1)
}

/// The query for the assets at these paths.
pub(super) fn target<'a>(
    paths: impl ExactSizeIterator<Item = &'a str>,
    properties: &str,
) -> String {
    let mut target = head(paths.len(), properties);
    for (number, path) in (1..).zip(paths) {
        target.push_str(&predicate(number, path));
    }
    target
}

fn head(limit: usize, properties: &str) -> String {
    format!(
        "/bin/querybuilder.json?type=dam:Asset&p.limit={limit}&p.guessTotal=true\
         &p.hits=selective&p.properties={properties}&group.p.or=true"
    )
}

fn predicate(number: usize, path: &str) -> String {
    let path = encode_value(path);
    format!("&group.{number}_path={path}&group.{number}_path.exact=true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_below_the_limit() {
        let paths: Vec<String> =
            (0..500).map(|n| format!("/content/dam/northlight/été {n}/photo-{n}.jpg")).collect();
        let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        let fit = how_many_fit(paths.iter().copied(), "jcr:path");
        assert!((30..100).contains(&fit), "{fit}");
        let target = target(paths[..fit].iter().copied(), "jcr:path");
        assert!((7_000..=7_600).contains(&target.len()), "{}", target.len());
        assert!(target.contains("&group.2_path=%2Fcontent%2Fdam%2F"), "{target}");
        let long = "x".repeat(9_000);
        assert_eq!(how_many_fit([long.as_str(), "b"], "jcr:path"), 1);
    }
}
