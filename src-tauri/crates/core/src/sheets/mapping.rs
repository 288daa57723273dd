//! Which column goes into which field, and how that is remembered.
//!
//! A heading is understood as AEM's own (`dc:subject{{String: multi}}`), else by the
//! [`Vocabulary`] of whoever reads the sheet. What is not understood is not used until
//! somebody says what it is; what cannot be edited is not used at all.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::asset_names::{likely_column, majority};
use super::detect::Sheet;
use super::vocabulary::{Meaning, Vocabulary, same_words};
use crate::plan::CheckedEdit;
use crate::plan::dates::{ReadDay, Writing, read};
use crate::plan::fields::needs_tags;
use relabel_model::{
    ColumnHint, ColumnOffer, ColumnUse, DateOrder, Edit, FieldAction, FieldEdit, FieldKind,
    MatchBy, SheetMapping, SheetQuestion, Zone,
};
use relabel_sheet::{
    headings::{self, ASSET_PATH, SIGNATURE},
    lists, marks,
};

/// Headings of the column that names the asset, besides AEM's own: what people write.
const ASSET_HEADINGS: &[&str] = &[
    "asset path",
    "path",
    "jcr:path",
    "asset",
    "url",
    "chemin",
    "chemin de la ressource",
    "ressource",
    "adresse",
];

/// Headings of a column with file names, and of one with ids.
const NAME_HEADINGS: &[&str] = &[
    "file name",
    "filename",
    "asset name",
    "nom du fichier",
    "nom de fichier",
    "nom de la ressource",
];
const ID_HEADINGS: &[&str] = &[
    "jcr:uuid",
    "uuid",
    "id",
    "asset id",
    "assetid",
    "identifiant",
    "identifiant de la ressource",
];

/// What a heading says by itself; none unless it names a type.
#[must_use]
pub fn hint(heading: &str) -> Option<ColumnHint> {
    let read = headings::parse(heading);
    let aem_type = read.aem_type?;
    let kind = kind_of(&read.name, &aem_type, read.is_multi);
    Some(ColumnHint { property: read.name, kind, aem_type, date_format: read.date_format })
}

fn kind_of(property: &str, aem_type: &str, is_multi: bool) -> FieldKind {
    if needs_tags(property) {
        return FieldKind::Tags;
    }
    match &*aem_type.to_ascii_lowercase() {
        _ if is_multi => FieldKind::List,
        "date" => FieldKind::Date,
        "boolean" => FieldKind::YesNo,
        "long" | "double" | "decimal" => FieldKind::Number,
        _ => FieldKind::Text,
    }
}

/// What a column goes into by its heading.
fn understood(heading: &str, vocabulary: &Vocabulary) -> Option<(String, FieldKind)> {
    if let Some(hint) = hint(heading) {
        return Some((hint.property, hint.kind));
    }
    let Meaning::Field(property) = vocabulary.meaning(heading) else { return None };
    Some((property.to_owned(), vocabulary.kind_of(property).unwrap_or(FieldKind::Text)))
}

/// The field that a column may go into, where its heading only resembles a name and nobody
/// chose what it is for.
#[must_use]
pub fn offer(
    sheet: &Sheet,
    mapping: &SheetMapping,
    column: u32,
    vocabulary: &Vocabulary,
) -> Option<ColumnOffer> {
    let heading = &sheet.columns.get(column as usize)?.heading;
    let is_used = |used: &&ColumnUse| used.column == column && used.property.is_some();
    if mapping.asset_column == Some(column)
        || mapping.columns.iter().any(|used| is_used(&used))
        || hint(heading).is_some()
    {
        return None;
    }
    let means = match vocabulary.meaning(heading) {
        Meaning::Field(property) => vec![property],
        Meaning::Perhaps(properties) => properties,
    };
    let is_free = |property: &&&str| {
        is_usable(property)
            && mapping.columns.iter().all(|used| used.property.as_deref() != Some(**property))
    };
    let property = (*means.iter().find(is_free)?).to_owned();
    let kind = vocabulary.kind_of(&property).unwrap_or(FieldKind::Text);
    Some(ColumnOffer { property, kind })
}

/// The kind of values of a column that goes into a property: what its heading says where it
/// is about that property, else what AEM has, else what the heading says of its cells.
fn kind_in(sheet: &Sheet, used: &ColumnUse, vocabulary: &Vocabulary) -> FieldKind {
    let Some(property) = used.property.as_deref() else { return used.kind };
    let hint = sheet.columns.get(used.column as usize).and_then(|column| hint(&column.heading));
    match hint {
        Some(hint) if hint.property == property => hint.kind,
        hint => {
            let known = vocabulary.kind_of(property);
            known.or(hint.map(|hint| hint.kind)).unwrap_or(used.kind)
        }
    }
}

/// A mapping that somebody made, with the kinds of the properties that are new to their
/// columns.
#[must_use]
pub fn with_kinds(
    sheet: &Sheet,
    before: &SheetMapping,
    wanted: &SheetMapping,
    vocabulary: &Vocabulary,
) -> SheetMapping {
    let mut mapping = wanted.clone();
    for used in &mut mapping.columns {
        let is_known = |one: &ColumnUse| one.column == used.column && one.property == used.property;
        if !before.columns.iter().any(is_known) {
            used.kind = kind_in(sheet, used, vocabulary);
        }
    }
    mapping
}

/// A mapping after its headings were matched with other names: columns that are still as
/// they were `proposed` become what is `matched` now, and what somebody decided stays, with
/// the kinds that AEM has.
#[must_use]
pub fn matched_again(
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    mapping: &SheetMapping,
    proposed: &SheetMapping,
    matched: &SheetMapping,
) -> SheetMapping {
    let mut next = mapping.clone();
    let is_decided = |used: &ColumnUse| !proposed.columns.contains(used);
    let decided: Vec<String> = mapping
        .columns
        .iter()
        .filter(|used| is_decided(used))
        .filter_map(|used| used.property.clone())
        .collect();
    for used in next.columns.iter_mut().filter(|used| !is_decided(used)) {
        let now = matched.columns.iter().find(|now| now.column == used.column);
        let is_free =
            |now: &&ColumnUse| now.property.as_ref().is_none_or(|it| !decided.contains(it));
        match now.filter(is_free) {
            Some(now) if mapping.asset_column != Some(used.column) => *used = now.clone(),
            Some(_) | None => used.property = None,
        }
    }
    for used in &mut next.columns {
        used.kind = kind_in(sheet, used, vocabulary);
    }
    next
}

/// Whether a property can be a column at all: whether clearing it would be an edit.
fn is_usable(property: &str) -> bool {
    let kind = if needs_tags(property) { FieldKind::Tags } else { FieldKind::Text };
    let (property, change) = (property.to_owned(), FieldAction::Clear);
    let field = FieldEdit { property, kind, change, only_empty: false };
    CheckedEdit::new(&Edit { fields: vec![field] }).is_ok()
}

fn is_asset_heading(heading: &str) -> bool {
    let name = headings::parse(heading).name;
    name.eq_ignore_ascii_case(ASSET_PATH) || ASSET_HEADINGS.iter().any(|one| same_words(one, &name))
}

/// How a sheet is read unless somebody says otherwise.
#[must_use]
pub fn propose(
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    remembered: Option<&str>,
    zone: &str,
) -> (SheetMapping, bool) {
    let headings = || sheet.columns.iter().map(|column| column.heading.as_str());
    let asset_column = headings().position(is_asset_heading).or_else(|| {
        // A column in which every sample is a path of an asset says so by itself.
        (0..sheet.columns.len()).find(|column| {
            sheet.samples.iter().all(|row| {
                row.cells.get(*column).is_some_and(|cell| cell.contains("/content/dam/"))
            })
        })
    });
    // Where there is no path, a file name or an id has to do.
    let named = |by, names: &[&str]| {
        let column = headings().position(|heading| {
            names.iter().any(|name| same_words(name, &headings::parse(heading).name))
        });
        column.map(|column| (column, by))
    };
    let by_path = asset_column.map(|column| (column, MatchBy::Path));
    let found = by_path
        .or_else(|| named(MatchBy::Id, ID_HEADINGS))
        .or_else(|| named(MatchBy::FileName, NAME_HEADINGS));
    // Its cells know better than its heading what it holds.
    let found = found.map(|(column, by)| (column, majority(&sheet.columns[column]).unwrap_or(by)));
    let (asset_column, asset_by) = found.unzip();
    let mut mapping = SheetMapping {
        asset_column: asset_column.and_then(|column| u32::try_from(column).ok()),
        asset_by: asset_by.unwrap_or(MatchBy::Path),
        columns: Vec::new(),
        clear_word: marks::CLEAR_WORDS[0].to_owned(),
        list_separator: lists::SEPARATOR.to_owned(),
        list_separator_is_chosen: false,
        zone: zone.to_owned(),
    };
    for (number, heading) in (0..).zip(headings()) {
        let found = understood(heading, vocabulary)
            .filter(|_| Some(number) != mapping.asset_column && heading != SIGNATURE)
            .filter(|(property, _)| is_usable(property));
        let is_taken = |property: &String| {
            mapping.columns.iter().any(|column| column.property.as_ref() == Some(property))
        };
        let (property, kind) = match found {
            Some((property, kind)) if !is_taken(&property) => (Some(property), kind),
            _ => (None, FieldKind::Text),
        };
        let column = ColumnUse { column: number, property, kind, date_order: None };
        mapping.columns.push(column);
    }
    let remembered = remembered.and_then(|body| serde_json::from_str::<Remembered>(body).ok());
    let is_remembered = remembered.is_some_and(|kept| kept.apply(sheet, vocabulary, &mut mapping));
    (mapping, is_remembered)
}

/// A mapping as it is kept: by heading, so that the order of columns does not matter.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Remembered {
    version: u32,
    asset: Option<String>,
    asset_by: MatchBy,
    columns: Vec<RememberedColumn>,
    clear_word: String,
    list_separator: String,
    #[serde(default)]
    list_separator_is_chosen: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct RememberedColumn {
    heading: String,
    property: Option<String>,
    kind: FieldKind,
}

/// Version of what is kept; another is not understood. The first held what was taken for
/// the name of a field in either language.
const VERSION: u32 = 2;

impl Remembered {
    /// The order of dates is not kept: the next file may come from somebody else. Neither
    /// is what columns of the same heading are for: which of them is which nothing tells.
    fn of(sheet: &Sheet, mapping: &SheetMapping) -> Self {
        let heading = |column: u32| {
            let heading = &sheet.columns.get(column as usize)?.heading;
            place(sheet, heading).is_some().then(|| heading.clone())
        };
        let columns = mapping.columns.iter().filter_map(|used| {
            let heading = heading(used.column).filter(|heading| !heading.is_empty())?;
            Some(RememberedColumn { heading, property: used.property.clone(), kind: used.kind })
        });
        Self {
            version: VERSION,
            asset: mapping.asset_column.and_then(heading),
            asset_by: mapping.asset_by,
            columns: columns.collect(),
            clear_word: mapping.clear_word.clone(),
            list_separator: mapping.list_separator.clone(),
            list_separator_is_chosen: mapping.list_separator_is_chosen,
        }
    }

    fn apply(self, sheet: &Sheet, vocabulary: &Vocabulary, mapping: &mut SheetMapping) -> bool {
        if self.version != VERSION {
            return false;
        }
        let place = |heading: &str| place(sheet, heading);
        if let Some(column) = self.asset.as_deref().and_then(place) {
            mapping.asset_column = Some(column);
        }
        for kept in self.columns {
            let column = place(&kept.heading);
            let used = mapping.columns.iter_mut().find(|used| Some(used.column) == column);
            if let Some(used) = used.filter(|_| kept.property.as_deref().is_none_or(is_usable)) {
                (used.property, used.kind) = (kept.property, kept.kind);
                used.kind = kind_in(sheet, used, vocabulary);
            }
        }
        mapping.asset_by = self.asset_by;
        mapping.clear_word = self.clear_word;
        mapping.list_separator = self.list_separator;
        mapping.list_separator_is_chosen = self.list_separator_is_chosen;
        true
    }
}

/// Where the one column of a heading is.
fn place(sheet: &Sheet, heading: &str) -> Option<u32> {
    let mut places = (0..).zip(&sheet.columns).filter(|(_, column)| column.heading == heading);
    let (at, _) = places.next()?;
    places.next().is_none().then_some(at)
}

/// What a mapping is kept under and as: a digest of the set of headings, and JSON.
#[must_use]
pub fn kept(sheet: &Sheet, mapping: &SheetMapping) -> Option<(String, String)> {
    let body = serde_json::to_string(&Remembered::of(sheet, mapping)).ok()?;
    Some((digest(sheet), body))
}

/// Names the set of headings of a sheet, whatever their order.
#[must_use]
pub fn digest(sheet: &Sheet) -> String {
    let mut headings: Vec<&str> = sheet.columns.iter().map(|column| &*column.heading).collect();
    headings.retain(|heading| !heading.is_empty());
    headings.sort_unstable();
    let digest = Sha256::digest(headings.join("\n").as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Why a mapping makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A column that is not there, or is used twice.
    #[error("there is no such column, or it is there twice")]
    Column,
    /// A property that cannot be edited, or is none.
    #[error("{0} cannot be edited")]
    Property(String),
    /// Two columns go into the same field.
    #[error("two columns go into {0}")]
    Twice(String),
    /// There is no such time zone.
    #[error("there is no time zone {0}")]
    Zone(String),
    /// The word that clears, or the sign between entries, is blank.
    #[error("the word that clears a field, or the sign between entries, is blank")]
    Blank,
}

/// Checks a mapping that somebody made.
///
/// # Errors
/// See [`Problem`].
pub fn check(sheet: &Sheet, mapping: &SheetMapping) -> Result<(), Problem> {
    let is_there = |column: u32| (column as usize) < sheet.columns.len();
    if mapping.asset_column.is_some_and(|column| !is_there(column)) {
        return Err(Problem::Column);
    }
    for (number, used) in mapping.columns.iter().enumerate() {
        let others = &mapping.columns[..number];
        if !is_there(used.column) || others.iter().any(|other| other.column == used.column) {
            return Err(Problem::Column);
        }
        let Some(property) = &used.property else { continue };
        if !is_usable(property) || Some(used.column) == mapping.asset_column {
            return Err(Problem::Property(property.clone()));
        }
        if others.iter().any(|other| other.property.as_ref() == Some(property)) {
            return Err(Problem::Twice(property.clone()));
        }
    }
    if Zone::named(&mapping.zone).is_none() {
        return Err(Problem::Zone(mapping.zone.clone()));
    }
    let is_blank = mapping.clear_word.trim().is_empty() || mapping.list_separator.is_empty();
    if is_blank { Err(Problem::Blank) } else { Ok(()) }
}

/// In which order the dates of a used column are written, as far as that is known:
/// what somebody chose, what the heading says, what the dates themselves say.
#[must_use]
pub fn date_order(sheet: &Sheet, used: &ColumnUse) -> Option<DateOrder> {
    let column = sheet.columns.get(used.column as usize)?;
    used.date_order
        .or_else(|| order_of_pattern(&headings::parse(&column.heading).date_format?))
        .or_else(|| column.dates.order())
}

/// The order that a pattern of Java names, such as `dd/MM/yyyy`.
fn order_of_pattern(pattern: &str) -> Option<DateOrder> {
    let (year, month, day) = (pattern.find('y')?, pattern.find('M')?, pattern.find('d')?);
    Some(match () {
        () if year < month => DateOrder::YearFirst,
        () if month < day => DateOrder::MonthFirst,
        () => DateOrder::DayFirst,
    })
}

/// What has to be decided before a sheet can be planned.
#[must_use]
pub fn questions(sheet: &Sheet, mapping: &SheetMapping) -> Vec<SheetQuestion> {
    let mut open = Vec::new();
    if sheet.encoding.is_some_and(|evidence| !evidence.is_sure) {
        open.push(SheetQuestion::Encoding);
    }
    if mapping.asset_column.is_none() {
        open.push(SheetQuestion::AssetColumn { likely: likely_column(&sheet.columns, mapping) });
    }
    open.extend(list_question(sheet, mapping));
    let zone = Zone::named(&mapping.zone).unwrap_or_else(Zone::utc);
    for used in &mapping.columns {
        let is_date = used.kind == FieldKind::Date && used.property.is_some();
        if !is_date || date_order(sheet, used).is_some() {
            continue;
        }
        let example =
            sheet.columns.get(used.column as usize).and_then(|it| it.dates.either.clone());
        let Some(example) = example else { continue };
        let writing = Writing { locale: None, zone: &zone, order: None, today: None };
        let ReadDay::Ambiguous { day_first, month_first } = read(&example, &writing) else {
            continue;
        };
        let iso = |moment| relabel_model::exact_date(moment).unwrap_or_default();
        let (day_first, month_first) = (iso(day_first), iso(month_first));
        open.push(SheetQuestion::DateOrder {
            column: used.column,
            example,
            day_first,
            month_first,
        });
    }
    open
}

/// Asks what stands between the entries of lists, where they show another sign than the
/// one that is taken. In what Relabel and AEM write it is none.
fn list_question(sheet: &Sheet, mapping: &SheetMapping) -> Option<SheetQuestion> {
    if sheet.is_ours
        || mapping.list_separator_is_chosen
        || mapping.list_separator != lists::SEPARATOR
    {
        return None;
    }
    mapping.columns.iter().find_map(|used| {
        let column = sheet.columns.get(used.column as usize)?;
        let is_list = matches!(used.kind, FieldKind::List | FieldKind::Tags);
        if !is_list || used.property.is_none() || headings::parse(&column.heading).is_multi {
            return None;
        }
        let (separator, example) = column.signs.other()?;
        Some(SheetQuestion::ListSeparator {
            column: used.column,
            example: example.to_owned(),
            separator: separator.to_owned(),
        })
    })
}
