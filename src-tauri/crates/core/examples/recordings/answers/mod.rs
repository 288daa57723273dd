//! What the core says, for the interface's tests.
//!
//! The tests' stand-in for the core plays connections and jobs. What an edit makes of a
//! value, what a typed date means, which rows a view shows, what is asked about a sheet: it
//! looks all of that up in answers that were recorded here, so that no rule is written a
//! second time.

mod recipes;
mod sheets;
mod views;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use relabel_aem::SchemaForm;
use relabel_aem::schema_form::FormField;
use relabel_aem::tags::{Tag, TagIndex};
use relabel_core::api::types::{
    ApiError, Edit, EditSample, FieldKind, InspectAddress, PlanView, ReadDate, ShownValue,
};
use relabel_core::api::{App, AppOptions, read_date};
use relabel_core::plan::checks::Checks;
use relabel_core::plan::fields::FolderFields;
use relabel_core::plan::sample::{Draft, ReadAsset};
use relabel_core::plan::{EditRules, names_tags};
use relabel_model::{
    AllowedValue, CannotReason, CellState, Kind, Moment, Outcome, Property, PropertySet, Zone,
};
use relabel_store::FollowUp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tempfile::TempDir;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tokio::runtime::Runtime;

/// The environment of the stand-in.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct World {
    /// The moment it always is.
    now: String,
    tags: Vec<WorldTag>,
    /// Fields of AEM's metadata form.
    form: Vec<WorldField>,
    /// Prefixes that AEM knows beside those of every AEM.
    prefixes: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorldTag {
    id: String,
    en: String,
    fr: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WorldField {
    property: String,
    kind: FieldKind,
    label: String,
    tab: String,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    disabled: bool,
    #[serde(default)]
    allowed: Vec<AllowedValue>,
    longest: Option<u32>,
}

#[derive(Deserialize)]
#[serde(tag = "ask", rename_all = "camelCase", deny_unknown_fields)]
enum Question {
    /// What an edit makes of an asset, and what is wrong with it.
    Edit {
        asset: Asset,
        edit: Edit,
        locale: String,
        zone: String,
    },
    Date {
        date: ReadDate,
    },
    FindTags {
        text: String,
        locale: String,
        limit: usize,
    },
    TagChildren {
        parent: Option<String>,
        locale: String,
    },
    ReadTags {
        text: String,
        locale: String,
    },
    /// What an address is.
    Address(InspectAddress),
    /// Whether a reason keeps the whole plan from being run.
    Blocks {
        reason: CannotReason,
    },
    /// How a cell ends of which nothing was sent.
    PlannedOutcome {
        state: CellState,
        reason: Option<CannotReason>,
    },
    /// Outcomes, the one that an asset with all of them has last.
    BySeverity {
        outcomes: Vec<Outcome>,
    },
    /// Which outcomes a plan that follows a job is made of.
    FollowUp {
        kind: FollowUpKind,
    },
    /// The answer to the last of these calls about recipes, in a new Relabel.
    Recipes {
        calls: Vec<Value>,
    },
    /// How a spreadsheet is read.
    Sheet(sheets::Reading),
    /// What a spreadsheet would change.
    SheetPlan(sheets::Reading),
    /// The numbers of the cells that a view of a plan shows, in its order.
    View {
        cells: Vec<views::Cell>,
        view: PlanView,
    },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum FollowUpKind {
    Undo,
    Retry,
}

/// What a call was answered.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum Answered<T> {
    Done(T),
    Refused(ApiError),
}

impl<T> From<Result<T, ApiError>> for Answered<T> {
    fn from(result: Result<T, ApiError>) -> Self {
        result.map_or_else(Self::Refused, Self::Done)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asset {
    path: String,
    row: u32,
    values: Vec<(String, ShownValue)>,
}

/// The core in the environment of the stand-in.
pub(crate) struct Core {
    now: OffsetDateTime,
    checks: Checks,
    /// The spreadsheets of the stand-in.
    sheets: PathBuf,
    /// Carries out the calls of an app.
    runtime: Runtime,
}

impl Core {
    /// In the environment that `world.json` in a folder describes.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let world = std::fs::read_to_string(folder.join("world.json"))?;
        let world: World = serde_json::from_str(&world)?;
        let tags = world.tags.into_iter().map(|tag| Tag {
            id: tag.id,
            title: tag.en,
            titles: vec![("fr".to_owned(), tag.fr)],
            moved_to: None,
        });
        let form = SchemaForm {
            path: "/conf/global/settings/dam/adminui-extension/metadataschema".to_owned(),
            is_shipped: false,
            fields: world.form.into_iter().map(WorldField::into_form).collect(),
        };
        let fields = FolderFields::new(Some(&form), &[], &world.prefixes, false);
        Ok(Self {
            now: OffsetDateTime::parse(&world.now, &Rfc3339)?,
            checks: Checks::new(Arc::new(fields), Some(Arc::new(TagIndex::new(tags.collect())))),
            sheets: folder.join("sheets"),
            runtime: Runtime::new()?,
        })
    }

    /// The answer to a question in JSON.
    pub(crate) fn answer(&self, question: &str) -> Result<Value> {
        let asked = serde_json::from_str(question);
        let asked: Question = asked.with_context(|| format!("not understood: {question}"))?;
        let tags = self.checks.tags().context("there are tags")?;
        match asked {
            Question::Edit { asset, edit, locale, zone } => {
                json(&self.sample(asset, &edit, &locale, &zone)?)
            }
            Question::Date { date } => json(&read_date(&date, self.now)),
            Question::FindTags { text, locale, limit } => json(&tags.find(&text, &locale, limit)),
            Question::TagChildren { parent, locale } => {
                json(&tags.children(parent.as_deref(), &locale))
            }
            Question::ReadTags { text, locale } => json(&tags.read(&text, &locale)),
            Question::Address(request) => {
                let (_folder, app) = app(false)?;
                json(&Answered::from(app.inspect_address(&request)))
            }
            Question::Blocks { reason } => json(&reason.is_blocking()),
            Question::PlannedOutcome { state, reason } => json(&Outcome::of_planned(state, reason)),
            Question::BySeverity { outcomes } => json(&by_severity(outcomes)),
            Question::FollowUp { kind } => json(&outcomes(&kind)),
            Question::Recipes { calls } => self.runtime.block_on(recipes::answer(calls)),
            Question::Sheet(reading) => self.runtime.block_on(reading.facts(&self.sheets)),
            Question::SheetPlan(reading) => self.runtime.block_on(reading.plan(&self.sheets)),
            Question::View { cells, view } => json(&views::shown(cells, &view)?),
        }
    }

    fn sample(&self, asset: Asset, edit: &Edit, locale: &str, zone: &str) -> Result<EditSample> {
        let zone = Zone::named(zone).with_context(|| format!("no such time zone: {zone}"))?;
        let mut metadata = PropertySet::default();
        for (property, value) in &asset.values {
            if let Some(value) = stored(value) {
                metadata.put(property.clone(), Some(value));
            }
        }
        let title = asset.path.clone();
        let read = ReadAsset { path: asset.path, title, metadata: Ok(metadata) };
        let tags = self.checks.tags().filter(|_| names_tags(edit));
        let mut draft = Draft::new(edit, &EditRules { tags }, &self.checks, locale);
        draft.check(self.checks.fields().all(), std::slice::from_ref(&read));
        let moment = Moment::new(self.now, zone);
        let assets = vec![draft.sample(&read, asset.row, &moment)];
        Ok(EditSample { assets, problems: draft.problems })
    }
}

/// A new Relabel, in a folder that goes after it; may a server on this computer be an AEM?
fn app(loopback_allowed: bool) -> Result<(TempDir, App)> {
    let folder = tempfile::tempdir()?;
    let options = AppOptions {
        data_folder: Some(folder.path().to_owned()),
        loopback_allowed,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    };
    let app = App::open(&options)?;
    Ok((folder, app))
}

fn by_severity(mut outcomes: Vec<Outcome>) -> Vec<Outcome> {
    let mut last = Vec::new();
    while !outcomes.is_empty() {
        let worst = Outcome::of_asset(outcomes.iter().copied());
        outcomes.retain(|outcome| *outcome != worst);
        last.insert(0, worst);
    }
    last
}

fn outcomes(kind: &FollowUpKind) -> &'static [Outcome] {
    match kind {
        FollowUpKind::Undo => FollowUp::Undo.outcomes(),
        FollowUpKind::Retry => FollowUp::Retry.outcomes(),
    }
}

impl WorldField {
    fn into_form(self) -> FormField {
        FormField {
            property: self.property,
            kind: Some(self.kind),
            label: Some(self.label),
            tab: Some(self.tab),
            required: self.required,
            disabled: self.disabled,
            allowed: self.allowed,
            longest: self.longest,
        }
    }
}

/// A value as AEM stores it.
fn stored(value: &ShownValue) -> Option<Property> {
    let (first, entries) = (value.entries.first()?.clone(), value.entries.clone());
    Some(match value.kind {
        FieldKind::List | FieldKind::Tags => Property::list(Kind::String, entries),
        FieldKind::Date => Property::single(Kind::Date, first),
        FieldKind::YesNo => Property::single(Kind::Boolean, first),
        FieldKind::Number => Property::single(Kind::Long, first),
        FieldKind::Text | FieldKind::LongText => Property::single(Kind::String, first),
    })
}

fn json(answer: &impl Serialize) -> Result<Value> {
    Ok(serde_json::to_value(answer)?)
}
