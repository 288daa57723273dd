//! What `set` changes: properties, values and their types, and the other actions.

use clap::{Args, ValueEnum};
use relabel_core::api::types::{
    DateBase, DateShift, DateUnit, Edit, ErrorCode, FieldAction, FieldEdit, FieldKind, FindMode,
    LetterCase, Value,
};
use relabel_core::plan::standard_fields;
use relabel_model::Zone;

use crate::failure::{Failure, wrong};
use crate::words::say;

/// Between the entries of a list.
const SEPARATOR: char = '|';

/// What changes. A property gets one action.
#[derive(Debug, Default, Args)]
#[group(required = true, multiple = true)]
pub(crate) struct Fields {
    #[arg(long = "property", value_name = "NAME", requires = "values")]
    properties: Vec<String>,
    #[arg(
        long = "value",
        value_name = "VALUE",
        allow_negative_numbers = true,
        requires = "properties"
    )]
    values: Vec<String>,
    #[arg(long = "type", value_name = "TYPE", value_enum, requires = "properties")]
    types: Vec<ValueType>,
    #[arg(long = "add", value_name = "NAME=ENTRIES")]
    adds: Vec<String>,
    #[arg(long = "remove", value_name = "NAME=ENTRIES")]
    removes: Vec<String>,
    #[arg(long = "clear", value_name = "NAME")]
    clears: Vec<String>,
    #[arg(long, value_name = "TEXT", requires = "replace", requires = "within")]
    find: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "find")]
    replace: Option<String>,
    #[arg(long = "in", id = "within", value_name = "NAME", requires = "find")]
    within: Vec<String>,
    #[arg(long, requires = "find", conflicts_with = "regex")]
    whole_word: bool,
    #[arg(long, requires = "find")]
    regex: bool,
    #[arg(long, requires = "find")]
    match_case: bool,
    #[arg(long = "copy-from", value_name = "NAME=OTHER")]
    copies: Vec<String>,
    #[arg(long = "case", value_name = "NAME=CASE")]
    cases: Vec<String>,
    #[arg(long = "join", value_name = "NAME=BETWEEN")]
    joins: Vec<String>,
    #[arg(long = "split", value_name = "NAME=SEPARATOR")]
    splits: Vec<String>,
    #[arg(long = "date-from", value_name = "NAME=BASE+N")]
    dates: Vec<String>,
    #[arg(long, conflicts_with_all = ["removes", "clears", "find", "cases", "joins", "splits"])]
    only_empty: bool,
    #[arg(long)]
    tokens: bool,
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
}

/// The types AEM knows values of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ValueType {
    #[value(name = "string")]
    String,
    #[value(name = "string[]")]
    Strings,
    #[value(name = "date")]
    Date,
    #[value(name = "boolean")]
    Boolean,
    #[value(name = "long")]
    Long,
    #[value(name = "decimal")]
    Decimal,
}

impl Fields {
    /// The edit that is meant.
    ///
    /// # Errors
    /// `RequestInvalid` where the arguments do not pair up, `FieldInvalid` where a
    /// value does not have the form of its type.
    pub(crate) fn edit(&self) -> Result<Edit, Failure> {
        let mut fields = self.replacements()?;
        let mut change = |property: &str, kind, change| {
            let only_empty = self.only_empty;
            fields.push(FieldEdit { property: property.to_owned(), kind, change, only_empty });
        };
        for (property, entries) in joined(&self.adds)? {
            let (tokens, at_start) = (self.tokens, false);
            change(&property, list(&property), FieldAction::Add { entries, tokens, at_start });
        }
        for (property, entries) in joined(&self.removes)? {
            change(&property, list(&property), FieldAction::Remove { entries });
        }
        for property in &self.clears {
            change(property, standard(property), FieldAction::Clear);
        }
        if let (Some(find), Some(with)) = (&self.find, &self.replace) {
            let mode = match (self.whole_word, self.regex) {
                (true, _) => FindMode::WholeWord,
                (false, true) => FindMode::Regex,
                (false, false) => FindMode::Plain,
            };
            for property in &self.within {
                let (find, with, match_case) = (find.clone(), with.clone(), self.match_case);
                let action = FieldAction::FindReplace { find, with, mode, match_case };
                change(property, standard(property), action);
            }
        }
        for copy in &self.copies {
            let (property, from) = pair(copy)?;
            let from = from.to_owned();
            change(property, standard(property), FieldAction::CopyFrom { from });
        }
        for case in &self.cases {
            let (property, to) = pair(case)?;
            let to = letter_case(to)?;
            change(property, standard(property), FieldAction::ChangeCase { to });
        }
        for join in &self.joins {
            let (property, with) = pair(join)?;
            let with = with.to_owned();
            change(property, list(property), FieldAction::JoinEntries { with });
        }
        for split in &self.splits {
            let (property, at) = pair(split)?;
            let at = at.to_owned();
            change(property, list(property), FieldAction::SplitText { at });
        }
        for date in &self.dates {
            let (property, distance) = pair(date)?;
            change(property, FieldKind::Date, self.date_from(distance)?);
        }
        if fields.is_empty() { Err(wrong(say!("cli-name-change"))) } else { Ok(Edit { fields }) }
    }

    fn replacements(&self) -> Result<Vec<FieldEdit>, Failure> {
        let Self { properties, values, types, .. } = self;
        if properties.len() != values.len() {
            return Err(wrong(say!("cli-pairs", names = properties.len(), values = values.len())));
        }
        if !types.is_empty() && types.len() != properties.len() {
            return Err(wrong(say!("cli-types")));
        }
        let mut fields = Vec::new();
        for (at, (property, text)) in properties.iter().zip(values).enumerate() {
            let kind = types.get(at).copied().map_or_else(|| standard(property), ValueType::kind);
            let value = self.value(property, kind, types.get(at).copied(), text)?;
            // A date or a number has no room for a token.
            let tokens = self.tokens && matches!(value, Value::Text { .. } | Value::List { .. });
            let (property, only_empty) = (property.clone(), self.only_empty);
            let change = FieldAction::Replace { value, tokens };
            fields.push(FieldEdit { property, kind, change, only_empty });
        }
        Ok(fields)
    }

    fn value(
        &self,
        property: &str,
        kind: FieldKind,
        named: Option<ValueType>,
        text: &str,
    ) -> Result<Value, Failure> {
        Ok(match kind {
            FieldKind::Text | FieldKind::LongText => Value::Text { text: text.to_owned() },
            FieldKind::List | FieldKind::Tags => Value::List {
                entries: text.split(SEPARATOR).map(|entry| entry.trim().to_owned()).collect(),
            },
            FieldKind::Date => Value::Date { date: self.date(property, text)? },
            FieldKind::YesNo => match text.to_ascii_lowercase().as_str() {
                "yes" | "true" => Value::YesNo { yes: true },
                "no" | "false" => Value::YesNo { yes: false },
                _ => return Err(unfit(say!("cli-not-yes-no", field = property, value = text))),
            },
            FieldKind::Number => {
                let is_whole = text.trim().parse::<i64>().is_ok();
                let number = match named {
                    Some(ValueType::Long) if !is_whole => {
                        return Err(unfit(say!("cli-not-whole", field = property, value = text)));
                    }
                    // The core takes a number without a point for a whole one.
                    Some(ValueType::Decimal) if is_whole => format!("{}.0", text.trim()),
                    _ => text.trim().to_owned(),
                };
                Value::Number { number }
            }
        })
    }

    /// A date with its zone: a day is not the same everywhere.
    fn date(&self, property: &str, text: &str) -> Result<String, Failure> {
        let zone = match &self.zone {
            None => Zone::system(),
            Some(name) => {
                Zone::named(name).ok_or_else(|| wrong(say!("cli-no-such-zone", name = name)))?
            }
        };
        let exact = zone.exact(text);
        exact.ok_or_else(|| unfit(say!("cli-not-a-date", field = property, value = text)))
    }

    /// `today+1y`, `dc:created-30d@18:00`.
    fn date_from(&self, distance: &str) -> Result<FieldAction, Failure> {
        let unfit = || wrong(say!("cli-no-distance", value = distance));
        let (distance, at) = match distance.split_once('@') {
            Some((distance, at)) => (distance, Some(at.to_owned())),
            None => (distance, None),
        };
        // A property name may hold a hyphen, so the last sign counts.
        let (base, amount, unit) = match distance.rfind(['+', '-']) {
            None => (distance, 0, DateUnit::Days),
            Some(sign) => {
                let (amount, unit) = distance[sign..]
                    .split_at_checked(distance.len() - sign - 1)
                    .ok_or_else(unfit)?;
                let unit = match unit {
                    "d" => DateUnit::Days,
                    "w" => DateUnit::Weeks,
                    "m" => DateUnit::Months,
                    "y" => DateUnit::Years,
                    _ => return Err(unfit()),
                };
                (&distance[..sign], amount.parse().map_err(|_| unfit())?, unit)
            }
        };
        let base = match base {
            "" => return Err(unfit()),
            "today" => DateBase::Today,
            property => DateBase::Field { property: property.to_owned() },
        };
        let zone = zone_name(self.zone.as_deref())?;
        Ok(FieldAction::DateFrom { base, shift: DateShift { amount, unit, at, zone } })
    }
}

/// The zone that is named, or that of this computer. Rules without a name cannot be kept in
/// a plan, and UTC may be another day.
pub(crate) fn zone_name(named: Option<&str>) -> Result<String, Failure> {
    let zone = named.map(str::to_owned).or_else(|| Zone::system().iana_name().map(str::to_owned));
    zone.ok_or_else(|| wrong(say!("cli-zone-without-name")))
}

/// `NAME=SOMETHING`.
fn pair(text: &str) -> Result<(&str, &str), Failure> {
    let pair = text.split_once('=').filter(|(name, _)| !name.is_empty());
    pair.ok_or_else(|| wrong(say!("cli-no-pair", value = text)))
}

/// `NAME=ENTRIES`, several of the same name together.
fn joined(texts: &[String]) -> Result<Vec<(String, Vec<String>)>, Failure> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for text in texts {
        let (name, entries) = pair(text)?;
        let entries = entries.split(SEPARATOR).map(|entry| entry.trim().to_owned());
        match all.iter_mut().find(|(other, _)| other == name) {
            Some((_, known)) => known.extend(entries),
            None => all.push((name.to_owned(), entries.collect())),
        }
    }
    Ok(all)
}

fn letter_case(word: &str) -> Result<LetterCase, Failure> {
    match word {
        "upper" => Ok(LetterCase::Upper),
        "lower" => Ok(LetterCase::Lower),
        "title" => Ok(LetterCase::Title),
        "sentence" => Ok(LetterCase::Sentence),
        _ => Err(wrong(say!("cli-no-case", value = word))),
    }
}

impl ValueType {
    fn kind(self) -> FieldKind {
        match self {
            Self::String => FieldKind::Text,
            Self::Strings => FieldKind::List,
            Self::Date => FieldKind::Date,
            Self::Boolean => FieldKind::YesNo,
            Self::Long | Self::Decimal => FieldKind::Number,
        }
    }
}

/// The kind of a standard field; any other that entries join or leave is a list.
fn list(property: &str) -> FieldKind {
    let field = standard_fields().into_iter().find(|field| field.property == property);
    field.map_or(FieldKind::List, |field| field.kind)
}

/// The kind of a standard field; any other holds a text.
fn standard(property: &str) -> FieldKind {
    let field = standard_fields().into_iter().find(|field| field.property == property);
    field.map_or(FieldKind::Text, |field| field.kind)
}

fn unfit(words: String) -> Failure {
    Failure::Said(ErrorCode::FieldInvalid, words)
}

#[cfg(test)]
mod tests;
