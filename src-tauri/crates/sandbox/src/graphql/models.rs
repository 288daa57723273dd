//! Content fragment models: what a fragment of a kind holds, by configuration.
//!
//! Those of `wknd-shared` have the elements that Adobe's reference site is known by
//! (protocol reference, section 8.5); those of `northlight` are invented and show every
//! kind of element once, and `northlight/journal` lies in another configuration.

/// What an element holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// Text in several forms (`html`, `markdown`, `plaintext`, `json`).
    LongText,
    /// One of a few words, to GraphQL a text.
    Choice,
    Integer,
    Number,
    YesNo,
    /// A day with a time.
    Moment,
    /// A day alone.
    Day,
    Tags,
    /// The path of an asset or a page.
    Asset,
    /// The path of a fragment of this model.
    Fragment(&'static str),
}

/// An element of a model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether it holds a list.
    pub(crate) many: bool,
}

/// A content fragment model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model {
    /// The word its queries begin with, such as `adventure` in `adventureList`.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) elements: &'static [Element],
}

impl Model {
    /// Name of its GraphQL type, `AdventureModel`.
    pub(crate) fn type_name(&self) -> String {
        let mut letters = self.name.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        format!("{}Model", first.chain(letters).collect::<String>())
    }
}

/// A configuration (`/conf/<name>`, also `/conf/<name>/<name>`) with a GraphQL endpoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Configuration {
    pub(crate) name: &'static str,
    pub(crate) models: &'static [Model],
    /// Persisted queries it begins with: name and text.
    pub(crate) persisted: &'static [(&'static str, &'static str)],
}

impl Configuration {
    /// Where one of its models is kept, as `cq:model` of a fragment names it.
    pub(crate) fn model_path(&self, model: &str) -> String {
        format!("/conf/{}/settings/dam/cfm/models/{model}", self.name)
    }
}

/// Every configuration the environment knows. One has an endpoint where its folder is.
pub(crate) const CONFIGURATIONS: [Configuration; 3] = [
    Configuration { name: "wknd-shared", models: &WKND, persisted: &WKND_QUERIES },
    Configuration { name: "northlight", models: &NORTHLIGHT, persisted: &NORTHLIGHT_QUERIES },
    Configuration { name: "northlight/journal", models: &JOURNAL, persisted: &JOURNAL_QUERIES },
];

const fn one(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, many: false }
}

const fn list(name: &'static str, kind: Kind) -> Element {
    Element { name, kind, many: true }
}

const WKND: [Model; 3] = [
    Model {
        name: "adventure",
        title: "Adventure",
        elements: &[
            one("title", Kind::Text),
            one("slug", Kind::Text),
            one("description", Kind::LongText),
            one("adventureType", Kind::Text),
            one("tripLength", Kind::Text),
            one("activity", Kind::Choice),
            one("groupSize", Kind::Integer),
            one("difficulty", Kind::Choice),
            one("price", Kind::Number),
            one("primaryImage", Kind::Asset),
            one("itinerary", Kind::LongText),
            one("gearList", Kind::LongText),
        ],
    },
    Model {
        name: "author",
        title: "Author",
        elements: &[
            one("firstName", Kind::Text),
            one("lastName", Kind::Text),
            one("profilePicture", Kind::Asset),
            one("birthDay", Kind::Moment),
            one("biography", Kind::LongText),
            list("occupations", Kind::Choice),
        ],
    },
    Model {
        name: "article",
        title: "Article",
        elements: &[
            one("title", Kind::Text),
            one("slug", Kind::Text),
            one("author", Kind::Text),
            one("authorFragment", Kind::Fragment("author")),
            one("featuredImage", Kind::Asset),
            one("main", Kind::LongText),
        ],
    },
];

const WKND_QUERIES: [(&str, &str); 5] = [
    (
        "adventures-all",
        "{\n  adventureList {\n    items {\n      _path\n      title\n      price\n      tripLength\n      primaryImage { ... on ImageRef { _path mimeType width height } }\n    }\n  }\n}\n",
    ),
    (
        "adventure-by-slug",
        "query ($slug: String!) {\n  adventureList(filter: { slug: { _expressions: [{ value: $slug }] } }) {\n    items { _path title price description { plaintext } }\n  }\n}\n",
    ),
    (
        "adventures-by-activity",
        "query ($activity: String!) {\n  adventureList(filter: { activity: { _expressions: [{ value: $activity }] } }) {\n    items { _path title activity }\n  }\n}\n",
    ),
    (
        "adventure-by-price",
        "query ($price: Float!) {\n  adventureList(filter: { price: { _expressions: [{ value: $price, _operator: GREATER }] } }) {\n    items { _path title price }\n  }\n}\n",
    ),
    (
        "articles-all",
        "{\n  articleList {\n    items { _path title authorFragment { firstName lastName } }\n  }\n}\n",
    ),
];

const NORTHLIGHT: [Model; 2] = [
    Model {
        name: "story",
        title: "Story",
        elements: &[
            one("headline", Kind::Text),
            one("teaser", Kind::LongText),
            one("room", Kind::Choice),
            one("price", Kind::Number),
            one("words", Kind::Integer),
            one("isPublished", Kind::YesNo),
            one("publishedOn", Kind::Day),
            one("reviewedAt", Kind::Moment),
            list("topics", Kind::Tags),
            one("picture", Kind::Asset),
            list("pictures", Kind::Asset),
            one("designer", Kind::Fragment("designer")),
            list("related", Kind::Fragment("story")),
        ],
    },
    Model {
        name: "designer",
        title: "Designer",
        elements: &[
            one("name", Kind::Text),
            one("studio", Kind::Text),
            one("since", Kind::Integer),
            one("portrait", Kind::Asset),
        ],
    },
];

const NORTHLIGHT_QUERIES: [(&str, &str); 2] = [
    (
        "stories-all",
        "{\n  storyList {\n    items { _path headline room price designer { name } }\n  }\n}\n",
    ),
    (
        "stories-by-room",
        "query ($room: String!, $from: Float = 0) {\n  storyList(\n    filter: {\n      room: { _expressions: [{ value: $room }] }\n      price: { _expressions: [{ value: $from, _operator: GREATER_EQUAL }] }\n    }\n  ) {\n    items { _path headline room price }\n  }\n}\n",
    ),
];

const JOURNAL: [Model; 1] =
    [Model { name: "entry", title: "Entry", elements: &[one("headline", Kind::Text)] }];

const JOURNAL_QUERIES: [(&str, &str); 1] =
    [("entries-all", "{\n  entryList {\n    items { _path headline }\n  }\n}\n")];

#[cfg(test)]
mod tests {
    use super::{CONFIGURATIONS, Kind};

    #[test]
    fn types_are_called_as_aem_calls_them() {
        assert_eq!(CONFIGURATIONS[0].models[0].type_name(), "AdventureModel");
        assert_eq!(
            CONFIGURATIONS[0].model_path("adventure"),
            "/conf/wknd-shared/settings/dam/cfm/models/adventure"
        );
    }

    #[test]
    fn every_referenced_model_is_there() {
        for configuration in CONFIGURATIONS {
            for element in configuration.models.iter().flat_map(|model| model.elements) {
                if let Kind::Fragment(name) = element.kind {
                    assert!(configuration.models.iter().any(|model| model.name == name));
                }
            }
        }
    }
}
