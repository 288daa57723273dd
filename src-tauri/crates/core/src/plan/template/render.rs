//! From the parts and an asset to a text.

use std::borrow::Cow;

use time::{Date, Time};

use super::filters::Filter;
use super::{Part, Template, Token};
use crate::plan::actions::AssetFacts;
use crate::plan::edit::LONGEST_TEXT;
use relabel_model::{Kind, Property, parse_date};

/// Below this folder levels are counted.
const ROOT: &str = "/content/dam/";

impl Template {
    /// The text for an asset; `None` where a token stands for nothing on it. A text that
    /// would be far too long for a field ends early, still too long.
    pub(in crate::plan) fn render(&self, facts: &AssetFacts<'_>) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Token { token, filters } => {
                    text.push_str(&filtered(&token.text(facts), filters)?);
                }
            }
            // In bytes: no character has more than four.
            if text.len() > LONGEST_TEXT * 4 {
                break;
            }
        }
        Some(text)
    }

    /// Entries of a list for an asset: those of a list where the text is one lone token
    /// that stands for a field, else one.
    pub(in crate::plan) fn render_entries(&self, facts: &AssetFacts<'_>) -> Option<Vec<String>> {
        if let [Part::Token { token: Token::Field(name), filters }] = &self.parts[..]
            && let Some(value) = facts.filled(name)
        {
            let entries = shown_entries(value, facts);
            let filled: Vec<String> =
                entries.iter().filter_map(|entry| filtered(entry, filters)).collect();
            return (!filled.is_empty()).then_some(filled);
        }
        self.render(facts).map(|text| vec![text])
    }
}

/// The text after its filters; `None` where nothing is left and nothing takes its place.
fn filtered(text: &str, filters: &[Filter]) -> Option<String> {
    let text = filters.iter().fold(text.to_owned(), |text, filter| filter.apply(&text));
    let may_be_blank = filters.iter().any(|filter| matches!(filter, Filter::Default(_)));
    (may_be_blank || !text.trim().is_empty()).then_some(text)
}

impl Token {
    fn text<'a>(&'a self, facts: &AssetFacts<'a>) -> Cow<'a, str> {
        let path = facts.path;
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let dot = name.rfind('.').filter(|at| *at > 0);
        let below = folder.strip_prefix(ROOT).unwrap_or_default();
        match self {
            Self::FileName => name.into(),
            Self::FileStem => name[..dot.unwrap_or(name.len())].into(),
            Self::FileEnding => dot.map_or("", |at| &name[at + 1..]).into(),
            Self::FolderName => folder.rsplit('/').next().unwrap_or_default().into(),
            Self::FolderPath => below.into(),
            Self::FolderLevel(level) => {
                let back = usize::try_from(level.unsigned_abs()).unwrap_or(usize::MAX);
                let nth = back.saturating_sub(1);
                let mut folders = below.split('/');
                let found = if *level > 0 { folders.nth(nth) } else { folders.rev().nth(nth) };
                found.unwrap_or_default().into()
            }
            Self::Counter { first, digits } => {
                let number = u64::from(*first) + u64::from(facts.row);
                format!("{number:0digits$}").into()
            }
            Self::Today(form) => day(facts.moment.today, form).into(),
            Self::Field(name) => match facts.filled(name) {
                Some(value) => shown_entries(value, facts).join(", ").into(),
                None => "".into(),
            },
        }
    }
}

/// What people read in a value: a date as a day, with its time where that is not
/// midnight.
fn shown_entries<'a>(value: &'a Property, facts: &AssetFacts<'_>) -> Vec<Cow<'a, str>> {
    let shown = value.entries.iter().filter(|entry| !entry.trim().is_empty()).map(|entry| {
        let shows = match value.kind {
            Kind::Date => parse_date(entry).and_then(|date| facts.moment.zone.shows(date)),
            _ => None,
        };
        match shows {
            Some((date, time)) if time == Time::MIDNIGHT => day(date, "yyyy-MM-dd").into(),
            Some((date, time)) => {
                let (hour, minute) = (time.hour(), time.minute());
                format!("{} {hour:02}:{minute:02}", day(date, "yyyy-MM-dd")).into()
            }
            None => Cow::Borrowed(entry.as_str()),
        }
    });
    shown.collect()
}

fn day(date: Date, form: &str) -> String {
    form.replace("yyyy", &format!("{:04}", date.year()))
        .replace("MM", &format!("{:02}", u8::from(date.month())))
        .replace("dd", &format!("{:02}", date.day()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use time::macros::datetime;

    use super::*;
    use relabel_model::Moment;
    use relabel_model::PropertySet;
    use relabel_model::Zone;

    fn rendered(text: &str) -> Option<String> {
        let metadata = PropertySet::from_json(&json!({
            "dc:title": "Été à la mer", "dc:subject": ["sea", "sun"], "empty": " ",
            "on": "Fri Aug 12 2022 17:02:57 GMT+0000", "day": "Fri Aug 12 2022 00:00:00 GMT+0200",
        }));
        let zone = Zone::named("Europe/Paris").expect("a zone");
        let moment = Moment::new(datetime!(2031-05-03 22:30 UTC), zone);
        let path = "/content/dam/northlight/2031/IMG_0012.tar.gz";
        let facts = AssetFacts::new(path, 7, &metadata, &moment);
        Template::parse(text).expect("understood").render(&facts)
    }

    #[test]
    fn tokens_stand_for_what_their_names_say() {
        for (text, expected) in [
            ("{file.name}", "IMG_0012.tar.gz"),
            ("{file.stem|words} ({file.ending})", "IMG 0012 tar (gz)"),
            ("{folder.name}/{folder.path}", "2031/northlight/2031"),
            ("{folder.path:1}-{folder.path:-1}-{folder.path:2}", "northlight-2031-2031"),
            ("{counter}.{counter:001}.{counter:0095}", "8.008.0102"),
            ("{today} {today:dd.MM.yyyy}", "2031-05-04 04.05.2031"),
            ("{field dc:title|upper}", "ÉTÉ À LA MER"),
            ("{field dc:subject}", "sea, sun"),
            ("{field on} {field day}", "2022-08-12 19:02 2022-08-12"),
            ("{field empty|default:\"} none\"}", "} none"),
            ("{field absent|default:\"\"}!", "!"),
            ("{{file.name}} }", "{file.name} }"),
        ] {
            assert_eq!(rendered(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_token_for_nothing_leaves_no_half_text() {
        for text in ["a {field empty}", "{field absent} b", "{folder.path:9}", "{field x|upper}"] {
            assert_eq!(rendered(text), None, "{text}");
        }
    }
}
