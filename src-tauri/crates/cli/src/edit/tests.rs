//! What can be typed, and what cannot.

use super::*;

fn fields(properties: &[&str], values: &[&str], types: &[ValueType]) -> Fields {
    let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect();
    Fields {
        properties: owned(properties),
        values: owned(values),
        types: types.to_vec(),
        ..Fields::default()
    }
}

fn replaced(property: &str, text: &str, types: &[ValueType]) -> Result<Value, ErrorCode> {
    let edit = fields(&[property], &[text], types).edit().map_err(|error| error.code())?;
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
    assert_eq!(replaced("acme:n", "maybe", &[ValueType::Boolean]), Err(ErrorCode::FieldInvalid));
}

#[test]
fn a_day_begins_where_the_zone_says() {
    let dated = |text: &str, zone: &str| {
        let fields =
            Fields { zone: Some(zone.into()), ..fields(&["d"], &[text], &[ValueType::Date]) };
        let edit = fields.edit().map_err(|error| error.code())?;
        match edit.fields[0].change.clone() {
            FieldAction::Replace { value: Value::Date { date }, .. } => Ok(date),
            other => panic!("no date: {other:?}"),
        }
    };
    let exact = |date: &str| Ok(date.to_owned());
    let york = "America/New_York";
    assert_eq!(dated("2031-05-01", york), exact("2031-05-01T00:00:00.000-04:00"));
    assert_eq!(dated("2031-12-01T18:00:00", york), exact("2031-12-01T18:00:00.000-05:00"));
    assert_eq!(dated("2031-05-01T10:00:00Z", york), exact("2031-05-01T10:00:00.000Z"));
    assert_eq!(dated("soon", york), Err(ErrorCode::FieldInvalid));
    assert_eq!(dated("2031-05-01", "Mars/Base"), Err(ErrorCode::RequestInvalid));
}

#[test]
fn properties_values_and_types_pair_up_or_are_refused() {
    let code = |fields: Fields| fields.edit().err().map(|error| error.code());
    let invalid = Some(ErrorCode::RequestInvalid);
    assert_eq!(code(fields(&["a", "b"], &["1"], &[])), invalid);
    assert_eq!(code(fields(&["a", "b"], &["1", "2"], &[ValueType::Long])), invalid);
    assert_eq!(code(fields(&["a", "b"], &["1", "2"], &[])), None);
}

#[derive(Debug, clap::Parser)]
struct Line {
    #[command(flatten)]
    fields: Fields,
}

fn typed(arguments: &[&str]) -> Result<Vec<FieldEdit>, String> {
    use clap::Parser as _;
    let line = Line::try_parse_from(std::iter::once(&"set").chain(arguments));
    let fields = line.map_err(|error| error.kind().to_string())?.fields;
    fields.edit().map(|edit| edit.fields).map_err(|error| error.message())
}

#[test]
fn every_action_can_be_typed() {
    let arguments = [
        "--add",
        "dc:subject=sea|sun",
        "--add",
        "dc:subject=surf",
        "--remove",
        "acme:words=old",
        "--clear",
        "dc:rights",
        "--find",
        "a=b",
        "--replace",
        "",
        "--in",
        "dc:title",
        "--in",
        "dc:description",
        "--whole-word",
        "--copy-from",
        "photoshop:Headline=dc:title",
        "--case",
        "photoshop:City=title",
        "--join",
        "dc:creator=, ",
        "--split",
        "acme:words= = ",
        "--date-from",
        "prism:expirationDate=my-date-30d@18:00",
        "--zone",
        "Europe/Paris",
    ];
    let fields = typed(&arguments).expect("understood");
    let found = |at: usize| (fields[at].property.as_str(), fields[at].kind, &fields[at].change);
    let entries = ["sea", "sun", "surf"].map(String::from).to_vec();
    let add = FieldAction::Add { entries, tokens: false, at_start: false };
    assert_eq!(found(0), ("dc:subject", FieldKind::List, &add));
    let remove = FieldAction::Remove { entries: vec!["old".into()] };
    assert_eq!(found(1), ("acme:words", FieldKind::List, &remove));
    assert_eq!(found(2), ("dc:rights", FieldKind::Text, &FieldAction::Clear));
    let find = FieldAction::FindReplace {
        find: "a=b".into(),
        with: String::new(),
        mode: FindMode::WholeWord,
        match_case: false,
    };
    assert_eq!(found(3), ("dc:title", FieldKind::Text, &find));
    assert_eq!(found(4), ("dc:description", FieldKind::LongText, &find));
    let copy = FieldAction::CopyFrom { from: "dc:title".into() };
    assert_eq!(found(5), ("photoshop:Headline", FieldKind::Text, &copy));
    let case = FieldAction::ChangeCase { to: LetterCase::Title };
    assert_eq!(found(6), ("photoshop:City", FieldKind::Text, &case));
    let join = FieldAction::JoinEntries { with: ", ".into() };
    assert_eq!(found(7), ("dc:creator", FieldKind::List, &join));
    let split = FieldAction::SplitText { at: " = ".into() };
    assert_eq!(found(8), ("acme:words", FieldKind::List, &split));
    let shift = DateShift {
        amount: -30,
        unit: DateUnit::Days,
        at: Some("18:00".into()),
        zone: "Europe/Paris".into(),
    };
    let base = DateBase::Field { property: "my-date".into() };
    let date = FieldAction::DateFrom { base, shift };
    assert_eq!(found(9), ("prism:expirationDate", FieldKind::Date, &date));
}

#[test]
fn tokens_and_empty_fields_are_asked_for() {
    let value = ["--property", "dc:title", "--value", "{file.stem}"];
    let is_token = |fields: &[FieldEdit]| {
        matches!(fields[0].change, FieldAction::Replace { tokens: true, .. })
    };
    let literal = typed(&value).expect("understood");
    assert!(!is_token(&literal) && !literal[0].only_empty);
    let with = [&value[..], &["--tokens", "--only-empty"]].concat();
    let asked = typed(&with).expect("understood");
    assert!(is_token(&asked) && asked[0].only_empty);
}

#[test]
fn what_does_not_belong_together_is_refused() {
    for arguments in [
        &[][..],
        &["--find", "a"],
        &["--find", "a", "--replace", "b"],
        &["--in", "dc:title"],
        &["--find", "a", "--replace", "b", "--in", "dc:title", "--regex", "--whole-word"],
        &["--add", "dc:subject"],
        &["--case", "dc:title=shout"],
        &["--date-from", "prism:expirationDate=today+1h"],
        &["--date-from", "prism:expirationDate=+1d"],
        &["--date-from", "prism:expirationDate=today+é"],
        &["--clear", "dc:title", "--only-empty"],
        &["--tokens"],
    ] {
        assert!(typed(arguments).is_err(), "{arguments:?}");
    }
}
