//! The default metadata schema: which type a declared property has, and which
//! one AEM infers for a property that is not declared.

use serde_json::{Value as Json, json};

use crate::dates;
use crate::environment::Environment;
use crate::faults::Fault;
use crate::open_api::problem::Problem;
use crate::value::{Kind, Property, Value, Values};

/// What a schema says of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Declared {
    Text,
    Texts,
    /// AEM's own assets have it both ways.
    TextOrTexts,
    /// `string` with the format `date-time`: a full ISO date or a day.
    Moment,
    Whole,
    YesNo,
}

fn declared(name: &str) -> Option<Declared> {
    Some(match name {
        "dc:title" | "dc:description" | "dc:rights" | "dc:language" | "dc:contributor"
        | "dc:publisher" => Declared::TextOrTexts,
        "dc:subject" | "dc:creator" | "cq:tags" | "xmpRights:Owner" => Declared::Texts,
        "dc:format"
        | "dam:status"
        | "xmpRights:UsageTerms"
        | "xmpRights:WebStatement"
        | "photoshop:Headline"
        | "photoshop:Credit"
        | "photoshop:City"
        | "photoshop:Country"
        | "xmp:CreatorTool"
        | "Iptc4xmpCore:Location"
        | "Iptc4xmpCore:CountryCode" => Declared::Text,
        "prism:expirationDate"
        | "prism:publicationDate"
        | "photoshop:DateCreated"
        | "xmp:CreateDate"
        | "xmp:ModifyDate"
        | "dc:modified"
        | "dam:extracted" => Declared::Moment,
        "dam:size" | "tiff:ImageWidth" | "tiff:ImageLength" | "photoshop:ColorMode" => {
            Declared::Whole
        }
        "xmpRights:Marked" => Declared::YesNo,
        _ => return None,
    })
}

/// A JSON value as the repository keeps it. Where the asset has one value for
/// what is declared a list, or the other way round, that form is taken too: real
/// libraries are older than their schema.
pub(super) fn property(
    name: &str,
    json: &Json,
    existing: Option<&Property>,
) -> Result<Property, Problem> {
    let is_list = existing.map(Property::is_multiple);
    let unfit = || Problem::unprocessable(format!("{name} cannot take {json}"));
    let texts = |values: &[Json]| {
        values.iter().map(Json::as_str).collect::<Option<Vec<_>>>().map(Property::texts)
    };
    let found = match (declared(name), json) {
        (Some(Declared::Text | Declared::TextOrTexts), Json::String(text)) => {
            Some(Property::text(text.as_str()))
        }
        (Some(Declared::Texts), Json::String(text)) if is_list == Some(false) => {
            Some(Property::text(text.as_str()))
        }
        (Some(Declared::Texts | Declared::TextOrTexts), Json::Array(values)) => texts(values),
        (Some(Declared::Text), Json::Array(values)) if is_list == Some(true) => texts(values),
        (Some(Declared::Moment), Json::String(text)) => moment(text),
        (Some(Declared::Whole), Json::Number(number)) => number.as_i64().map(Property::long),
        (Some(Declared::YesNo), Json::Bool(yes)) => Some(Property::boolean(*yes)),
        (Some(_), _) => None,
        (None, json) => inferred(json),
    };
    found.ok_or_else(unfit)
}

/// Dates of other forms than ISO are not taken here, other than in Sling.
fn moment(text: &str) -> Option<Property> {
    let day = text.get(..10)?.bytes().enumerate();
    let iso = day.fold(true, |iso, (at, byte)| {
        iso && if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() }
    });
    iso.then(|| dates::parse(text)).flatten().map(Property::date)
}

/// The type of the JSON value; so a date becomes text.
fn inferred(json: &Json) -> Option<Property> {
    let one = |value: &Json| match value {
        Json::String(text) => Some((Kind::String, Value::Text(text.as_str().into()))),
        Json::Bool(yes) => Some((Kind::Boolean, Value::Boolean(*yes))),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Some((Kind::Long, Value::Long(whole))),
            None => number.as_f64().map(|number| (Kind::Double, Value::Double(number))),
        },
        // Nodes of their own, which are not simulated, and nothing at all.
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    };
    let Json::Array(values) = json else {
        let (kind, value) = one(json)?;
        return Some(Property { kind, values: Values::One(value) });
    };
    let values = values.iter().map(one).collect::<Option<Vec<_>>>()?;
    let kind = values.first().map_or(Kind::String, |(kind, _)| *kind);
    if values.iter().any(|(other, _)| *other != kind) {
        return None;
    }
    let values = values.into_iter().map(|(_, value)| value).collect();
    Some(Property { kind, values: Values::Many(values) })
}

impl Environment {
    /// What is stored in place of a value, where a fault has it so.
    pub(super) fn retyped(&self, name: &str, value: Property) -> Property {
        if self.faults.aem() != Some(Fault::Retypes { property: name.to_owned() }) {
            return value;
        }
        let values = match value.values {
            Values::One(one) => Values::Many(vec![one]),
            Values::Many(mut many) if many.len() == 1 => Values::One(many.remove(0)),
            many => many,
        };
        Property { values, ..value }
    }
}

/// A property as the OpenAPI shows it: dates in ISO form, decimals as numbers.
pub(super) fn json(property: &Property) -> Json {
    if property.kind != Kind::Decimal {
        return property.siren_json();
    }
    let number = |value: &Value| {
        let text = value.text();
        text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
    };
    match &property.values {
        Values::One(value) => number(value),
        Values::Many(values) => values.iter().map(number).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::property;
    use crate::value::Property;

    #[test]
    fn declared_properties_have_their_type_and_take_nothing_else() {
        for (name, value, typed) in [
            ("dc:title", json!("x"), json!({"type": "String", "value": "x"})),
            ("dc:title", json!(["x"]), json!({"type": "String", "values": ["x"]})),
            ("dc:subject", json!([]), json!({"type": "String", "values": []})),
            (
                "prism:expirationDate",
                json!("2031-05-01"),
                json!({"type": "Date", "value": "2031-05-01T00:00:00.000Z"}),
            ),
            (
                "prism:expirationDate",
                json!("2031-05-01T10:00:00+02:00"),
                json!({"type": "Date", "value": "2031-05-01T10:00:00.000+02:00"}),
            ),
            ("xmpRights:Marked", json!(true), json!({"type": "Boolean", "value": true})),
            ("tiff:ImageWidth", json!(3), json!({"type": "Long", "value": 3})),
        ] {
            assert_eq!(property(name, &value, None).unwrap().typed_json(), typed, "{name}");
        }
        for (name, value) in [
            ("dc:subject", json!("x")),
            ("dc:subject", json!(["x", 1])),
            ("dc:title", json!(1)),
            ("prism:expirationDate", json!("01.05.2031")),
            ("prism:expirationDate", json!("2031-13-01")),
            ("prism:expirationDate", json!("soon")),
            ("xmpRights:Marked", json!("true")),
            ("tiff:ImageWidth", json!(1.5)),
            ("dc:title", json!(null)),
        ] {
            assert_eq!(property(name, &value, None).unwrap_err().status, 422, "{name} {value}");
        }
    }

    #[test]
    fn the_form_an_asset_has_already_is_taken() {
        let (one, list) = (Property::text("a"), Property::texts(["a"]));
        assert_eq!(property("dc:subject", &json!("b"), Some(&one)), Ok(Property::text("b")));
        assert_eq!(property("dam:status", &json!(["b"]), Some(&list)), Ok(Property::texts(["b"])));
        assert!(property("dc:subject", &json!("b"), Some(&list)).is_err());
        assert!(property("dam:status", &json!(["b"]), Some(&one)).is_err());
    }

    #[test]
    fn the_type_of_an_undeclared_property_is_that_of_the_json_value() {
        for (value, typed) in [
            (json!("2031-05-01"), json!({"type": "String", "value": "2031-05-01"})),
            (json!(7), json!({"type": "Long", "value": 7})),
            (json!(1.5), json!({"type": "Double", "value": 1.5})),
            (json!([true]), json!({"type": "Boolean", "values": [true]})),
            (json!([]), json!({"type": "String", "values": []})),
        ] {
            assert_eq!(property("sku", &value, None).unwrap().typed_json(), typed);
        }
        for value in [json!({"a": 1}), json!([[1]]), json!(["a", 1]), json!(null)] {
            assert!(property("sku", &value, None).is_err(), "{value}");
        }
    }
}
