//! A search, checked, and as the query that AEM is asked.

use serde_json::Value as Json;
use time::OffsetDateTime;

use super::filter::{Filter, TAGS, Test, Tested, Without};
use super::name::NamePattern;
use crate::folders::{DAM_ROOT, check_dam_path, encode_value};
use crate::tags::{folded, tag_id};
use relabel_model::{
    AssetKind, FieldTest, FoundAsset, ListingScope, Search, SearchPart, Value, ValueTest,
    exact_date, parse_date,
};

/// Longest query: the protocol reference wants addresses below 8 kB (section 9.1), and
/// what stands around the predicates takes its part of that.
const LONGEST: usize = 7_000;
/// Most parts that are left out: each is looked at for every hit.
const MOST_WITHOUT: usize = 200;
/// Longest name of a property.
const LONGEST_PROPERTY: usize = 200;
/// When an asset was last changed.
const CHANGED: &str = "jcr:content/jcr:lastModified";

/// Why a search cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A folder outside `/content/dam`, or malformed.
    #[error("{0:?} is not a folder below /content/dam")]
    Path(String),
    /// Not the name of a property.
    #[error("{0:?} is not a field name")]
    Property(String),
    /// Not a date.
    #[error("{0:?} is not a date")]
    Date(String),
    /// Not a tag.
    #[error("{0:?} is not a tag")]
    Tag(String),
    /// More than one question to AEM may hold.
    #[error("the search says more than AEM takes in one question")]
    TooLong,
}

/// A search that AEM can be asked.
#[derive(Clone, Debug)]
pub struct SearchQuery {
    pub(crate) scope: ListingScope,
    /// Predicates beside path and type, escaped, each behind a `&`.
    pub(crate) predicates: String,
    /// Further properties for `p.properties`, escaped, each behind a blank.
    pub(crate) properties: String,
    filter: Filter,
    needs_values: bool,
    finds_fragments: bool,
}

impl SearchQuery {
    /// Checks a search. What it does not say is not asked.
    ///
    /// # Errors
    /// [`Error`].
    pub fn new(search: &Search) -> Result<Self, Error> {
        let path = folder(&search.path)?;
        let mut predicates = Predicates::default();
        let mut filter = Filter { kinds: search.kinds.clone(), ..Filter::default() };
        if let Some(name) = NamePattern::new(&search.name) {
            let pattern = name.for_aem();
            if pattern != "*" {
                predicates.add("nodename", &[("", &pattern)]);
            }
            filter.name = Some(name);
        }
        let text = words(&search.text);
        if !text.is_empty() {
            predicates.add("fulltext", &[("", &text)]);
        }
        predicates.kinds(&search.kinds);
        if let Some(changed) = &search.changed {
            let bound = |text: &Option<String>| match text.as_deref().map(str::trim) {
                None | Some("") => Ok(None),
                Some(text) => {
                    parse_date(text).map(Some).ok_or_else(|| Error::Date(text.to_owned()))
                }
            };
            let (from, to) = (bound(&changed.from)?, bound(&changed.to)?);
            predicates.dates(CHANGED, from, to);
            filter.changed =
                (from.map(OffsetDateTime::unix_timestamp), to.map(OffsetDateTime::unix_timestamp));
        }
        let tags = search.tags.iter().map(|tag| tag_of(tag)).collect::<Result<Vec<_>, _>>()?;
        predicates.any_tag(&tags);
        for field in &search.fields {
            if let Some(field) = tested(field)? {
                predicates.field(&field);
                filter.fields.push(field);
            }
        }
        if search.without.len() > MOST_WITHOUT {
            return Err(Error::TooLong);
        }
        for part in &search.without {
            filter.without.extend(match part {
                SearchPart::Folder { path } if path.trim().is_empty() => None,
                SearchPart::Folder { path } => Some(Without::Below(folder(path)? + "/")),
                SearchPart::Name { name } => NamePattern::new(name).map(Without::Named),
                SearchPart::Tag { id } => Some(Without::Tagged(tag_of(id)?)),
                SearchPart::Field { test } => tested(test)?.map(Without::Holding),
            });
        }
        let properties = properties(&filter);
        if predicates.text.len() + properties.len() + path.len() > LONGEST {
            return Err(Error::TooLong);
        }
        Ok(Self {
            scope: ListingScope { path, recursive: true },
            needs_values: !properties.is_empty()
                || !text.is_empty()
                || !tags.is_empty()
                || filter.changed != (None, None),
            finds_fragments: search.include_fragments
                || search.kinds.contains(&AssetKind::Fragment),
            predicates: predicates.text,
            properties,
            filter,
        })
    }

    /// The folder that is searched.
    #[must_use]
    pub fn folder(&self) -> &str {
        &self.scope.path
    }

    /// Whether only a search can answer it: names, kinds and folders show while walking
    /// through the folders, too.
    #[must_use]
    pub fn needs_search(&self) -> bool {
        self.needs_values
    }

    /// Whether content fragments are found.
    #[must_use]
    pub fn finds_fragments(&self) -> bool {
        self.finds_fragments
    }

    /// Whether an asset is found; `hit` is what AEM shows of it.
    pub(crate) fn keeps(&self, asset: &FoundAsset, hit: Option<&Json>) -> bool {
        self.filter.keeps(asset, hit.and_then(|hit| hit.pointer("/jcr:content/metadata")))
    }
}

/// A folder without `/` at its end; without a name it is all of the assets.
fn folder(path: &str) -> Result<String, Error> {
    let path = path.trim();
    let path = if path.is_empty() { DAM_ROOT } else { path.trim_end_matches('/') };
    check_dam_path(path).map_err(|_| Error::Path(path.to_owned()))?;
    Ok(path.to_owned())
}

fn tag_of(text: &str) -> Result<String, Error> {
    tag_id(text).ok_or_else(|| Error::Tag(text.to_owned()))
}

/// Words for the index, without the signs that it takes for more than words.
fn words(text: &str) -> String {
    let plain = |c: char| match c {
        '"' | '\\' | '(' | ')' | '[' | ']' | '{' | '}' | '^' | '~' | ':' | '*' | '?' | '!' => ' ',
        other if other.is_control() => ' ',
        other => other,
    };
    let text: String = text.chars().map(plain).collect();
    let words = text.split_whitespace().map(|word| word.trim_start_matches(['-', '+']));
    // In capitals it would mean "one of both".
    let words = words.filter(|word| !word.is_empty()).map(|word| match word {
        "OR" => "or".to_owned(),
        "AND" => "and".to_owned(),
        "NOT" => "not".to_owned(),
        word => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A test of a field; `None` for one that says nothing.
fn tested(field: &FieldTest) -> Result<Option<Tested>, Error> {
    let property = field.property.trim();
    let is_name = property.len() <= LONGEST_PROPERTY
        && property.starts_with(char::is_alphanumeric)
        && property.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'));
    if !is_name {
        return Err(Error::Property(field.property.clone()));
    }
    let test = match &field.test {
        ValueTest::Empty => Test::Empty,
        ValueTest::NotEmpty => Test::NotEmpty,
        ValueTest::Contains { text } => match folded(text) {
            text if text.is_empty() => return Ok(None),
            text => Test::Contains(text),
        },
        ValueTest::Equals { value } => match value {
            Value::Text { text } if text.trim().is_empty() => Test::Empty,
            Value::List { entries } if entries.is_empty() => Test::Empty,
            Value::Date { date } if parse_date(date).is_none() => {
                return Err(Error::Date(date.clone()));
            }
            value => Test::Equals(value.clone()),
        },
    };
    Ok(Some(Tested { property: property.to_owned(), test }))
}

/// What has to be shown of a hit, so that it can be decided about.
fn properties(filter: &Filter) -> String {
    let mut names: Vec<&str> = filter.fields.iter().map(|field| &*field.property).collect();
    names.extend(filter.without.iter().filter_map(|part| match part {
        Without::Tagged(_) => Some(TAGS),
        Without::Holding(field) => Some(&*field.property),
        Without::Below(_) | Without::Named(_) => None,
    }));
    names.sort_unstable();
    names.dedup();
    let path = |name: &&str| format!("%20jcr:content/metadata/{}", encode_value(name));
    names.iter().map(path).collect()
}

/// Predicates in the making, each with a number of its own.
#[derive(Debug, Default)]
struct Predicates {
    text: String,
    count: u32,
}

impl Predicates {
    /// Adds a predicate; the first argument is the predicate itself.
    fn add(&mut self, name: &str, arguments: &[(&str, &str)]) {
        self.count += 1;
        let head = format!("{}_{name}", self.count);
        self.arguments(&head, arguments);
    }

    fn arguments(&mut self, head: &str, arguments: &[(&str, &str)]) {
        for (argument, value) in arguments {
            let dot = if argument.is_empty() { "" } else { "." };
            self.text.push_str(&format!("&{head}{dot}{argument}={}", encode_value(value)));
        }
    }

    /// A group of predicates of which one has to hold.
    fn any<'a>(&mut self, tests: impl IntoIterator<Item = (&'a str, Vec<(&'a str, &'a str)>)>) {
        self.count += 1;
        let group = format!("{}_group", self.count);
        self.text.push_str(&format!("&{group}.p.or=true"));
        for (number, (name, arguments)) in (1..).zip(tests) {
            self.arguments(&format!("{group}.{number}_{name}"), &arguments);
        }
    }

    /// Assets that may be of one of these kinds: some have no type, and their names tell.
    fn kinds(&mut self, kinds: &[AssetKind]) {
        const FORMAT: &str = "jcr:content/metadata/dc:format";
        // What is none of the others cannot be asked for.
        if kinds.is_empty() || kinds.contains(&AssetKind::Other) {
            return;
        }
        let mut tests = Vec::new();
        for kind in kinds {
            let formats: &[&str] = match kind {
                AssetKind::Image => &["image/%"],
                AssetKind::Video => &["video/%"],
                AssetKind::Audio => &["audio/%"],
                AssetKind::Document => &["text/%", "application/%"],
                AssetKind::Fragment => {
                    let flag = ("", "jcr:content/contentFragment");
                    tests.push(("property", vec![flag, ("operation", "exists")]));
                    &[]
                }
                AssetKind::Other => &[],
            };
            tests.extend(formats.iter().map(|format| {
                ("property", vec![("", FORMAT), ("operation", "like"), ("value", *format)])
            }));
        }
        if kinds.iter().any(|kind| *kind != AssetKind::Fragment) {
            tests.push(("property", vec![("", FORMAT), ("operation", "not")]));
        }
        self.any(tests);
    }

    fn dates(&mut self, property: &str, from: Option<OffsetDateTime>, to: Option<OffsetDateTime>) {
        let text = |date: Option<OffsetDateTime>| {
            date.and_then(|date| exact_date(date.to_offset(time::UtcOffset::UTC)))
        };
        let (from, to) = (text(from), text(to));
        if from.is_none() && to.is_none() {
            return;
        }
        let mut arguments = vec![("property", property)];
        if let Some(from) = &from {
            arguments.extend([("lowerBound", from.as_str()), ("lowerOperation", ">=")]);
        }
        if let Some(to) = &to {
            arguments.extend([("upperBound", to.as_str()), ("upperOperation", "<")]);
        }
        self.add("daterange", &arguments);
    }

    /// One tag or several of which any will do. AEM finds those below, too.
    fn any_tag(&mut self, tags: &[String]) {
        const PLACE: (&str, &str) = ("property", "jcr:content/metadata/cq:tags");
        match tags {
            [] => {}
            [tag] => self.add("tagid", &[("", tag), PLACE]),
            tags => self.any(tags.iter().map(|tag| ("tagid", vec![("", tag.as_str()), PLACE]))),
        }
    }

    fn field(&mut self, field: &Tested) {
        let place = format!("jcr:content/metadata/{}", field.property);
        let exists = [("", place.as_str()), ("operation", "exists")];
        match &field.test {
            Test::Empty => {
                let none = ("property", vec![("", place.as_str()), ("operation", "not")]);
                let blank = ("property", vec![("", place.as_str()), ("value", "")]);
                self.any([none, blank]);
            }
            Test::Contains(text) => match like(text) {
                Some(like) => {
                    self.add("property", &[("", &place), ("operation", "like"), ("value", &like)])
                }
                None => self.add("property", &exists),
            },
            Test::Equals(Value::Text { text }) => {
                self.add("property", &[("", &place), ("value", text)]);
            }
            Test::Equals(Value::Date { date }) => {
                let from = parse_date(date).and_then(|date| date.replace_nanosecond(0).ok());
                self.dates(&place, from, from.map(|from| from + time::Duration::SECOND));
            }
            // How AEM compares these with text is not said anywhere.
            Test::Equals(_) | Test::NotEmpty => self.add("property", &exists),
        }
    }
}

/// A pattern of `jcr:like` that every text with this one in it fits, if that narrows
/// anything: AEM compares letter by letter, so letters may be anything.
fn like(folded: &str) -> Option<String> {
    let mut pattern = String::from("%");
    for c in folded.chars() {
        if c.is_ascii_digit()
            || matches!(c, '.' | ',' | ';' | ':' | '/' | '(' | ')' | '&' | '+' | '=')
        {
            pattern.push(c);
        } else if !pattern.ends_with('%') {
            pattern.push('%');
        }
    }
    if !pattern.ends_with('%') {
        pattern.push('%');
    }
    (pattern.len() > 1).then_some(pattern)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::listing::asset_of_hit;

    fn field(property: &str, test: ValueTest) -> Search {
        let fields = vec![FieldTest { property: property.to_owned(), test }];
        Search { fields, ..Search::default() }
    }

    #[test]
    fn a_search_becomes_numbered_predicates_and_what_they_need_shown() {
        let search = Search {
            name: "beach".to_owned(),
            text: "-sea OR \"lake".to_owned(),
            tags: vec!["a:b".to_owned()],
            ..field("dc:title", ValueTest::Contains { text: "Été 12".to_owned() })
        };
        let query = SearchQuery::new(&search).expect("sound");
        assert_eq!(
            query.predicates,
            "&1_nodename=%2A%5BbB%5D%2A%5BhH%5D%2A&2_fulltext=sea%20or%20lake&3_tagid=a%3Ab\
             &3_tagid.property=jcr%3Acontent%2Fmetadata%2Fcq%3Atags\
             &4_property=jcr%3Acontent%2Fmetadata%2Fdc%3Atitle&4_property.operation=like\
             &4_property.value=%2512%25"
        );
        assert_eq!(query.properties, "%20jcr:content/metadata/dc%3Atitle");
        assert!(query.needs_search() && query.folder() == DAM_ROOT && !query.finds_fragments());
        let walked = Search { kinds: vec![AssetKind::Other], ..Search::default() };
        let query = SearchQuery::new(&walked).expect("sound");
        assert_eq!((query.predicates.as_str(), query.needs_search()), ("", false));
    }

    #[test]
    fn what_the_index_has_not_caught_up_with_is_judged_by_what_it_holds_now() {
        let empty = SearchQuery::new(&field("dc:title", ValueTest::Empty)).expect("sound");
        let hit = |title: &str| {
            json!({
                "jcr:path": "/content/dam/a.jpg",
                "jcr:content": { "metadata": { "dc:title": title } },
            })
        };
        for (title, keeps) in [("", true), ("has one meanwhile", false)] {
            let hit = hit(title);
            let asset = asset_of_hit(&hit).expect("an asset");
            assert_eq!(empty.keeps(&asset, Some(&hit)), keeps, "{title:?}");
        }
    }

    #[test]
    fn like_keeps_what_has_no_case_and_no_accent() {
        for (text, pattern) in [
            ("q1 2024", Some("%1%2024%")),
            ("été", None),
            ("100%_real", Some("%100%")),
            ("(c)", Some("%(%)%")),
        ] {
            assert_eq!(like(text).as_deref(), pattern, "{text:?}");
        }
    }
}
