//! Typed property values, as a JCR repository keeps them.

use std::borrow::Cow;

use serde_json::{Value as Json, json};
use time::OffsetDateTime;

use crate::{dates, java};

/// A JCR property type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    String,
    Long,
    Double,
    Decimal,
    Date,
    Boolean,
    Name,
    Path,
    Uri,
    Reference,
    Binary,
}

impl Kind {
    const ALL: [(Kind, &'static str); 11] = [
        (Kind::String, "String"),
        (Kind::Long, "Long"),
        (Kind::Double, "Double"),
        (Kind::Decimal, "Decimal"),
        (Kind::Date, "Date"),
        (Kind::Boolean, "Boolean"),
        (Kind::Name, "Name"),
        (Kind::Path, "Path"),
        (Kind::Uri, "URI"),
        (Kind::Reference, "Reference"),
        (Kind::Binary, "Binary"),
    ];

    /// The type with this JCR name; names are case-sensitive in JCR.
    pub(crate) fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.iter().find(|(_, text)| *text == name).map(|(kind, _)| *kind)
    }

    pub(crate) fn name(self) -> &'static str {
        Kind::ALL.iter().find(|(kind, _)| *kind == self).map_or("String", |(_, text)| text)
    }
}

/// One value. `Text` holds every kind that is text on the wire.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Text(Box<str>),
    Long(i64),
    Double(f64),
    Date(OffsetDateTime),
    Boolean(bool),
    /// Only the length, in bytes: the environment keeps no files.
    Binary(u64),
}

/// A text that is not a value of the wanted type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {kind} value: {text}")]
pub(crate) struct Unfit {
    kind: &'static str,
    text: String,
}

impl Value {
    pub(crate) fn parse(kind: Kind, text: &str) -> Result<Value, Unfit> {
        let unfit = || Unfit { kind: kind.name(), text: text.to_owned() };
        Ok(match kind {
            Kind::String | Kind::Name | Kind::Path | Kind::Uri | Kind::Reference => {
                Value::Text(text.into())
            }
            Kind::Decimal => Value::Text(java::decimal(text.trim()).ok_or_else(unfit)?.into()),
            Kind::Long => Value::Long(text.trim().parse().map_err(|_| unfit())?),
            Kind::Double => Value::Double(text.trim().parse().map_err(|_| unfit())?),
            Kind::Date => Value::Date(dates::parse(text).ok_or_else(unfit)?),
            // JCR reads every text other than "true" as false.
            Kind::Boolean => Value::Boolean(text.trim().eq_ignore_ascii_case("true")),
            Kind::Binary => return Err(unfit()),
        })
    }

    /// The value as text, dates in ISO form.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Long(n) => Cow::Owned(n.to_string()),
            Value::Double(n) => Cow::Owned(java::double_text(*n)),
            Value::Date(moment) => Cow::Owned(dates::iso(moment)),
            Value::Boolean(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Value::Binary(length) => Cow::Owned(length.to_string()),
        }
    }

    fn json(&self, date: fn(&OffsetDateTime) -> String) -> Json {
        match self {
            Value::Text(text) => json!(text),
            Value::Long(n) => json!(n),
            Value::Double(n) => json!(n),
            Value::Date(moment) => json!(date(moment)),
            Value::Boolean(yes) => json!(yes),
            Value::Binary(length) => json!(length),
        }
    }
}

/// One value or several; JCR tells `["a"]` and `"a"` apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Values {
    One(Value),
    Many(Vec<Value>),
}

/// A property: its type and its value or values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Property {
    pub(crate) kind: Kind,
    pub(crate) values: Values,
}

impl Property {
    pub(crate) fn text(text: impl Into<Box<str>>) -> Property {
        Property { kind: Kind::String, values: Values::One(Value::Text(text.into())) }
    }

    pub(crate) fn texts<T: Into<Box<str>>>(texts: impl IntoIterator<Item = T>) -> Property {
        let many = texts.into_iter().map(|text| Value::Text(text.into())).collect();
        Property { kind: Kind::String, values: Values::Many(many) }
    }

    pub(crate) fn name(name: &str) -> Property {
        Property { kind: Kind::Name, values: Values::One(Value::Text(name.into())) }
    }

    pub(crate) fn long(number: i64) -> Property {
        Property { kind: Kind::Long, values: Values::One(Value::Long(number)) }
    }

    pub(crate) fn date(moment: OffsetDateTime) -> Property {
        Property { kind: Kind::Date, values: Values::One(Value::Date(moment)) }
    }

    pub(crate) fn boolean(yes: bool) -> Property {
        Property { kind: Kind::Boolean, values: Values::One(Value::Boolean(yes)) }
    }

    pub(crate) fn binary(length: u64) -> Property {
        Property { kind: Kind::Binary, values: Values::One(Value::Binary(length)) }
    }

    pub(crate) fn is_multiple(&self) -> bool {
        matches!(self.values, Values::Many(_))
    }

    pub(crate) fn list(&self) -> &[Value] {
        match &self.values {
            Values::One(value) => std::slice::from_ref(value),
            Values::Many(values) => values,
        }
    }

    /// The first value as text.
    pub(crate) fn first_text(&self) -> Option<Cow<'_, str>> {
        self.list().first().map(Value::text)
    }

    pub(crate) fn as_date(&self) -> Option<OffsetDateTime> {
        match self.list().first() {
            Some(Value::Date(moment)) => Some(*moment),
            _ => None,
        }
    }

    pub(crate) fn as_long(&self) -> Option<i64> {
        match self.list().first() {
            Some(Value::Long(number)) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn is_true(&self) -> bool {
        matches!(self.list().first(), Some(Value::Boolean(true)))
    }

    /// As Sling's default JSON shows it: numbers and yes/no are native, the
    /// rest is text, dates in ECMA form.
    pub(crate) fn sling_json(&self) -> Json {
        self.json(dates::ecma)
    }

    /// As the Assets HTTP API shows it: like Sling, dates in ISO form.
    pub(crate) fn siren_json(&self) -> Json {
        self.json(dates::iso)
    }

    fn json(&self, date: fn(&OffsetDateTime) -> String) -> Json {
        match &self.values {
            Values::One(value) => value.json(date),
            Values::Many(values) => values.iter().map(|value| value.json(date)).collect(),
        }
    }

    /// `{"type":"String","value":…}` or `{"type":"String","values":[…]}`: the
    /// form of content files and of the views given to tests.
    pub(crate) fn typed_json(&self) -> Json {
        let one = |value: &Value| match (self.kind, value) {
            (Kind::Decimal, Value::Text(text)) => {
                text.parse::<f64>().map_or_else(|_| json!(text), |n| json!(n))
            }
            _ => value.json(dates::iso),
        };
        match &self.values {
            Values::One(value) => json!({"type": self.kind.name(), "value": one(value)}),
            Values::Many(values) => {
                json!({"type": self.kind.name(), "values": values.iter().map(one).collect::<Vec<_>>()})
            }
        }
    }

    pub(crate) fn from_typed_json(typed: &Json) -> Option<Property> {
        let kind = Kind::from_name(typed.get("type")?.as_str()?)?;
        let one = |value: &Json| match value {
            Json::String(text) => Value::parse(kind, text).ok(),
            Json::Number(number) => Value::parse(kind, &number.to_string()).ok(),
            Json::Bool(yes) => Value::parse(kind, if *yes { "true" } else { "false" }).ok(),
            _ => None,
        };
        let values = match (typed.get("values"), typed.get("value")) {
            (Some(Json::Array(values)), None) => {
                Values::Many(values.iter().map(one).collect::<Option<_>>()?)
            }
            (None, Some(value)) => Values::One(one(value)?),
            _ => return None,
        };
        Some(Property { kind, values })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Kind, Property, Value};

    #[test]
    fn the_typed_form_survives_a_round_trip() {
        for typed in [
            json!({"type": "String", "value": "Été"}),
            json!({"type": "String", "values": ["one"]}),
            json!({"type": "String", "values": []}),
            json!({"type": "Long", "values": [8, 8, 8]}),
            json!({"type": "Decimal", "value": 3.5999999046325684}),
            json!({"type": "Boolean", "value": true}),
            json!({"type": "Date", "value": "2016-03-12T12:11:17.603+01:00"}),
        ] {
            assert_eq!(Property::from_typed_json(&typed).unwrap().typed_json(), typed);
        }
        assert!(Property::from_typed_json(&json!({"type": "Long", "value": "many"})).is_none());
        assert!(Property::from_typed_json(&json!({"type": "Colour", "value": "red"})).is_none());
    }

    #[test]
    fn sling_shows_decimals_as_text_and_dates_in_ecma_form() {
        let decimal = Property::from_typed_json(&json!({"type": "Decimal", "value": 1.5})).unwrap();
        assert_eq!(decimal.sling_json(), json!("1.5"));
        let date =
            Property::from_typed_json(&json!({"type": "Date", "value": "2022-08-12"})).unwrap();
        assert_eq!(date.sling_json(), json!("Fri Aug 12 2022 00:00:00 GMT+0000"));
        assert_eq!(date.siren_json(), json!("2022-08-12T00:00:00.000Z"));
    }

    #[test]
    fn text_that_does_not_fit_the_type_is_refused() {
        assert!(Value::parse(Kind::Long, "12a").is_err());
        assert!(Value::parse(Kind::Date, "soon").is_err());
        assert!(Value::parse(Kind::Decimal, "NaN").is_err());
        assert_eq!(Value::parse(Kind::Boolean, "yes"), Ok(Value::Boolean(false)));
    }
}
