//! What `set` changes: properties, values and their types.

use clap::{Args, ValueEnum};
use relabel_core::api::types::{
    ApiError, Edit, ErrorCode, ErrorDetails, FieldAction, FieldEdit, FieldKind, Value,
};
use relabel_core::plan::standard_fields;

use crate::target::wrong;

/// Between the entries of a list.
const SEPARATOR: char = '|';

/// What changes.
#[derive(Debug, Args)]
pub(crate) struct Fields {
    /// A property to set, such as dc:rights; one --value follows for each.
    #[arg(long = "property", value_name = "NAME", required_unless_present = "clears")]
    properties: Vec<String>,
    /// Its new value. Entries of a list are separated by |.
    #[arg(long = "value", value_name = "VALUE", allow_negative_numbers = true)]
    values: Vec<String>,
    /// Its type: that of the standard field, or string, where none is named. With
    /// several properties, one for each or none.
    #[arg(long = "type", value_name = "TYPE", value_enum)]
    types: Vec<ValueType>,
    /// A property to empty. May be repeated.
    #[arg(long = "clear", value_name = "NAME")]
    clears: Vec<String>,
}

/// The types AEM knows values of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ValueType {
    /// One text.
    #[value(name = "string")]
    String,
    /// A list of texts, separated by |.
    #[value(name = "string[]")]
    Strings,
    /// ISO 8601, such as 2031-05-01 or 2031-05-01T10:00:00+02:00.
    #[value(name = "date")]
    Date,
    /// true or false.
    #[value(name = "boolean")]
    Boolean,
    /// A whole number.
    #[value(name = "long")]
    Long,
    /// A number with decimals.
    #[value(name = "decimal")]
    Decimal,
}

impl Fields {
    /// The edit that is meant.
    ///
    /// # Errors
    /// `RequestInvalid` where the arguments do not pair up, `FieldInvalid` where a
    /// value does not have the form of its type.
    pub(crate) fn edit(&self) -> Result<Edit, ApiError> {
        let Self { properties, values, types, clears } = self;
        if properties.len() != values.len() {
            return Err(wrong(format!(
                "{} --property but {} --value: they go in pairs",
                properties.len(),
                values.len()
            )));
        }
        if !types.is_empty() && types.len() != properties.len() {
            return Err(wrong("name a --type for every --property or for none"));
        }
        let mut fields = Vec::new();
        for (at, (property, text)) in properties.iter().zip(values).enumerate() {
            let kind = types.get(at).copied().map_or_else(|| standard(property), ValueType::kind);
            let value = value(property, kind, types.get(at).copied(), text)?;
            let change = FieldAction::Replace { value, tokens: false };
            fields.push(FieldEdit { property: property.clone(), kind, change, only_empty: false });
        }
        for property in clears {
            let kind = standard(property);
            let change = FieldAction::Clear;
            fields.push(FieldEdit { property: property.clone(), kind, change, only_empty: false });
        }
        Ok(Edit { fields })
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

/// The kind of a standard field; any other holds a text.
fn standard(property: &str) -> FieldKind {
    let field = standard_fields().into_iter().find(|field| field.property == property);
    field.map_or(FieldKind::Text, |field| field.kind)
}

fn value(
    property: &str,
    kind: FieldKind,
    named: Option<ValueType>,
    text: &str,
) -> Result<Value, ApiError> {
    let unfit = |what: &str| {
        let details = ErrorDetails { field: Some(property.to_owned()), ..ErrorDetails::default() };
        let message = format!("\"{text}\" is not {what}");
        ApiError::new(ErrorCode::FieldInvalid, message).with(details)
    };
    Ok(match kind {
        FieldKind::Text | FieldKind::LongText => Value::Text { text: text.to_owned() },
        FieldKind::List | FieldKind::Tags => Value::List {
            entries: text.split(SEPARATOR).map(|entry| entry.trim().to_owned()).collect(),
        },
        FieldKind::Date => Value::Date { date: text.to_owned() },
        FieldKind::YesNo => match text.to_ascii_lowercase().as_str() {
            "yes" | "true" => Value::YesNo { yes: true },
            "no" | "false" => Value::YesNo { yes: false },
            _ => return Err(unfit("true or false")),
        },
        FieldKind::Number => {
            let is_whole = text.trim().parse::<i64>().is_ok();
            let number = match named {
                Some(ValueType::Long) if !is_whole => return Err(unfit("a whole number")),
                // The core takes a number without a point for a whole one.
                Some(ValueType::Decimal) if is_whole => format!("{}.0", text.trim()),
                _ => text.trim().to_owned(),
            };
            Value::Number { number }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(properties: &[&str], values: &[&str], types: &[ValueType]) -> Fields {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
        Fields {
            properties: owned(properties),
            values: owned(values),
            types: types.to_vec(),
            clears: Vec::new(),
        }
    }

    fn replaced(property: &str, text: &str, types: &[ValueType]) -> Result<Value, ErrorCode> {
        let edit = fields(&[property], &[text], types).edit().map_err(|error| error.code)?;
        match &edit.fields[0].change {
            FieldAction::Replace { value, .. } => Ok(value.clone()),
            other => panic!("not a replacement: {other:?}"),
        }
    }

    #[test]
    fn the_type_follows_the_standard_field_unless_named() {
        let entries = vec!["sea".to_owned(), "sun".to_owned()];
        let list = Value::List { entries };
        assert_eq!(replaced("dc:subject", "sea | sun", &[]), Ok(list.clone()));
        assert_eq!(replaced("acme:words", "sea|sun", &[ValueType::Strings]), Ok(list));
        let text = Value::Text { text: "sea|sun".to_owned() };
        assert_eq!(replaced("acme:words", "sea|sun", &[]), Ok(text));
        assert_eq!(replaced("xmpRights:Marked", "True", &[]), Ok(Value::YesNo { yes: true }));
    }

    #[test]
    fn whole_and_decimal_numbers_stay_apart() {
        let number = |text: &str| Ok(Value::Number { number: text.to_owned() });
        assert_eq!(replaced("acme:n", "-7", &[ValueType::Long]), number("-7"));
        assert_eq!(replaced("acme:n", "7", &[ValueType::Decimal]), number("7.0"));
        assert_eq!(replaced("acme:n", "7.5", &[ValueType::Decimal]), number("7.5"));
        assert_eq!(replaced("acme:n", "7.5", &[ValueType::Long]), Err(ErrorCode::FieldInvalid));
        assert_eq!(
            replaced("acme:n", "maybe", &[ValueType::Boolean]),
            Err(ErrorCode::FieldInvalid)
        );
    }

    #[test]
    fn properties_values_and_types_pair_up_or_are_refused() {
        let code = |fields: Fields| fields.edit().err().map(|error| error.code);
        let invalid = Some(ErrorCode::RequestInvalid);
        assert_eq!(code(fields(&["a", "b"], &["1"], &[])), invalid);
        assert_eq!(code(fields(&["a", "b"], &["1", "2"], &[ValueType::Long])), invalid);
        assert_eq!(code(fields(&["a", "b"], &["1", "2"], &[])), None);
    }
}
