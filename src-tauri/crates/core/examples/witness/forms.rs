//! Forms as clients send them, and as nobody should.

use crate::dice::Dice;

/// Where all forms write.
pub(crate) const ROOT: &str = "/content/dam/witness";

/// The types that metadata has, each with values that fit and values that do not.
const KINDS: [(&str, &[&str], &[&str]); 9] = [
    (
        "String",
        &["sea", "Été à la mer", "a & b < c", "two\nlines", "😀", "007", "2031-04-03", "true"],
        &[" lead", "tail ", "\t", "\u{7}", "\r\n", "\u{a0}", "  ", "a|b", "\u{2028}", "%41", "NaN"],
    ),
    (
        "Long",
        &["0", "42", "-7", "007", "+5"],
        &["5.0", " 5", "1e3", "many", "9223372036854775808", "٣"],
    ),
    (
        "Double",
        &["1.5", "0.001", "12345678.9", "-3", "1e3", "100"],
        &["NaN", "-0.0", "Infinity", "1d", " 5 ", "1,5", "0.0009", "1e400", "nan", "5L"],
    ),
    (
        "Decimal",
        &["3.0", "12.50", "4", "-1.25", "0.000001"],
        &["1e3", "0.0000001", "-0.0", "5.", ".5", " 5", "NaN", "many", "1_000", "123E2", "0e5"],
    ),
    ("Boolean", &["true", "false"], &["TRUE", "yes", "1", " true", "tRuE"]),
    (
        "Date",
        &[
            "2031-04-03T10:00:00.000Z",
            "2031-04-03T10:00:00.123+05:30",
            "2031-04-03",
            "9999-12-31T00:00:00.000+01:00",
            "1999-12-31T23:59:59.999-12:00",
        ],
        &[
            "2031-04-03T10:00",
            "2031-13-40",
            "2031-02-30",
            "2031-02-30T10:00:00.123Z",
            "Thu Apr 03 2031 10:00:00 GMT+0200",
            "thursday april 3 2031 1:2:3 gmt+0200",
            "2031-04-03T10:00:00.123456+05:30",
            "2031-04-03T10:00:00.123+0530",
            "03.04.2031",
            "3.4.31 10:11:12",
            "03/04/2031",
            "10000-01-01",
            "9999-12-32",
            "0001-01-01",
            "soon",
            "2031",
            " 2031-04-03",
            "2031-04-03T10:00:00.000+24:00",
        ],
    ),
    (
        "Name",
        &["a", "dc:title", "a b"],
        &["a:b:c", "foo:x", "a/b", " a", "a[1]", "", "..", "x:", "*"],
    ),
    (
        "Path",
        &["/a/b", "a", "/content/dam", "/"],
        &["a//b", "/a/", "../a", "/..", "a[1]/b", "a[2]", "foo:x/y", "a*", " a", "./a", "/a/../b"],
    ),
    (
        "URI",
        &["http://a/b?c#d", "urn:x", "a/b", "mailto:a@b"],
        &["a b", "%zz", "http://", "ä", "{a}", "http://[::1]/", "http://[x]/", "#a#b", ":a", "a|b"],
    ),
];

/// Names that are not those of plain properties.
const ODD_NAMES: [&str; 12] = [
    "foo:x",
    "a[1]",
    "p/q",
    "a b",
    " a",
    "a%3Ab",
    "a:b:c",
    "a|b",
    "dc:x",
    "jcr:lastModified",
    "jcr:lastModifiedBy",
    "x@LastModified",
];

/// One POST, and the folder in which it is looked at what came of it.
pub(crate) struct Form {
    pub(crate) path: String,
    pub(crate) folder: String,
    pub(crate) fields: Vec<(String, String)>,
}

/// The folder of a form.
pub(crate) fn folder(form: usize) -> String {
    format!("{ROOT}/f{form:06}")
}

/// What is in a folder before: an asset with a property of each type, alone and as a list,
/// and a namesake without its ending.
pub(crate) fn content(folder: &str) -> Vec<(String, String)> {
    let mut fields = vec![(format!("{folder}/jcr:primaryType"), "sling:OrderedFolder".to_owned())];
    for asset in ["a.jpg", "b"] {
        let asset = format!("{folder}/{asset}");
        for (node, of) in [
            ("", "dam:Asset"),
            ("/jcr:content", "dam:AssetContent"),
            ("/jcr:content/metadata", "nt:unstructured"),
        ] {
            fields.push((format!("{asset}{node}/jcr:primaryType"), of.to_owned()));
        }
    }
    for (kind, good, _) in KINDS {
        let metadata = format!("{folder}/a.jpg/jcr:content/metadata");
        let one = format!("{metadata}/one{kind}");
        fields.push((one.clone(), good[0].to_owned()));
        fields.push((format!("{one}@TypeHint"), kind.to_owned()));
        let many = format!("{metadata}/many{kind}");
        fields.extend(good.iter().take(2).map(|value| (many.clone(), (*value).to_owned())));
        fields.push((format!("{many}@TypeHint"), format!("{kind}[]")));
    }
    fields
}

/// The form of this number.
pub(crate) fn form(dice: &mut Dice, form: usize) -> Form {
    let folder = folder(form);
    let metadata = "jcr:content/metadata";
    let (path, base) = match dice.below(20) {
        0 => (format!("{folder}/gone.jpg/{metadata}"), "./".to_owned()),
        1 => (format!("{folder}/b.jpg/{metadata}"), "./".to_owned()),
        2 => (folder.clone(), format!("./gone.jpg/{metadata}/")),
        3 => (folder.clone(), format!("./b.jpg/{metadata}/")),
        4 => (folder.clone(), format!("{folder}/a.jpg/{metadata}/")),
        5..=7 => (folder.clone(), format!("./a.jpg/{metadata}/")),
        8 => (format!("{folder}/a.jpg/{metadata}"), String::new()),
        _ => (format!("{folder}/a.jpg/{metadata}"), "./".to_owned()),
    };
    let mut fields = Vec::new();
    if !dice.percent(3) {
        fields.push(("_charset_".to_owned(), "utf-8".to_owned()));
    }
    for _ in 0..=dice.below(3) {
        property(dice, &base, &mut fields);
    }
    Form { path, folder, fields }
}

fn property(dice: &mut Dice, base: &str, fields: &mut Vec<(String, String)>) {
    let (kind, good, odd) = KINDS[dice.below(KINDS.len())];
    let name = match dice.below(10) {
        0 => dice.one(&ODD_NAMES).to_owned(),
        1 | 2 => format!("new{}", dice.below(3)),
        3..=6 => format!("one{kind}"),
        _ => format!("many{kind}"),
    };
    let name = format!("{base}{name}");
    let mut set =
        |suffix: &str, value: &str| fields.push((format!("{name}{suffix}"), value.to_owned()));
    if dice.percent(10) {
        set("@Delete", "true");
    }
    if dice.percent(45) {
        let other = if dice.percent(25) { KINDS[dice.below(KINDS.len())].0 } else { kind };
        let list = if dice.percent(45) { "[]" } else { "" };
        let hint = if dice.percent(4) { "Colour" } else { other };
        set("@TypeHint", &format!("{hint}{list}"));
    }
    let is_patch = dice.percent(10);
    if is_patch {
        set("@Patch", "true");
    }
    if dice.percent(8) {
        set("@IgnoreBlanks", "true");
    }
    if dice.percent(5) {
        set("@DefaultValue", dice.one(&[":ignore", ":null", good[0]]));
    }
    if dice.percent(3) {
        set("@UseDefaultWhenMissing", "true");
    }
    for _ in 0..[0, 1, 1, 1, 1, 2, 2, 3][dice.below(8)] {
        let value = match dice.below(100) {
            0..=9 => "",
            10..=44 => dice.one(odd),
            _ => dice.one(good),
        };
        let sign = if is_patch { dice.one(&["+", "-", "+", ""]) } else { "" };
        set("", &format!("{sign}{value}"));
    }
}
