//! Any view of a plan is what sorting and filtering all of its rows would give.

use std::cmp::Ordering;
use std::time::{Duration, Instant};

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use relabel_core::api::types::*;
use relabel_core::plan::contradictions::decide;
use relabel_core::plan::index::build::build;
use relabel_core::plan::index::order::{By, sort};
use relabel_core::plan::index::{PlanTable, View};
use relabel_model::{Kind, ListingScope, Property};
use relabel_store::{
    AssetPlan, CellContent, CellEdit, ListingRow, PlanKey, PlannedCell, Staged, Store,
};

use crate::tries::tries;

const FIELDS: [&str; 3] = ["dc:title", "dc:subject", "dam:rank"];

/// A plan in a database of its own.
struct Shown {
    store: Arc<Store>,
    plan: PlanKey,
    id: PlanId,
    table: PlanTable,
    /// What each cell holds before, which no edit changes.
    before: Vec<Option<Property>>,
    _folder: tempfile::TempDir,
}

impl Shown {
    fn of(assets: Vec<AssetPlan>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Arc::new(Store::open(folder.path()).expect("opens"));
        let scope = ListingScope { path: "/content/dam".to_owned(), recursive: true };
        let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
        let id = PlanId::new();
        let plan = store
            .add_plan(id, ConnectionId::new(), &scope, &Edit::default(), &now)
            .expect("makes a plan");
        let mut staged = Staged::default();
        for batch in assets.chunks(400) {
            staged = store.stage(plan, staged, batch).expect("stages");
        }
        store.complete_plan(plan, staged).expect("completes");
        let table = PlanTable::prepare(Arc::clone(&store), plan).expect("begins");
        let cells = assets.iter().flat_map(|asset| &asset.cells);
        let before = cells.map(|cell| cell.before.clone()).collect();
        Self { store, plan, id, table, before, _folder: folder }
    }

    fn view(&self, view: &PlanView) -> Vec<u32> {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            match self.table.view(view).expect("reads") {
                View::Cells(cells) => return cells.to_vec(),
                View::Preparing => assert!(Instant::now() < patience, "it is ready some time"),
            }
            std::thread::yield_now();
        }
    }

    fn rows(&self) -> Vec<PlanRow> {
        let page = PlanPage { plan_id: self.id, state: None, from: 0, limit: u32::MAX };
        self.store.plan_page(self.plan, &page).expect("reads")
    }

    fn edit(&self, cell: u32, edit: CellEdit) {
        self.table.change(&self.write(cell, edit)).expect("takes it up");
    }

    /// Changes a cell in the database only, and says which cells that changed.
    fn write(&self, cell: u32, mut edit: CellEdit) -> Vec<u32> {
        if let CellEdit::Becomes(content) = &mut edit {
            content.before.clone_from(&self.before[cell as usize]);
        }
        let changed = self.store.edit_cell(self.plan, cell, edit, |all| decide(all, |_| {}));
        changed.expect("writes").expect("there is no job").cells
    }
}

fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'é' | 'É' | 'è' => 'e',
        'ö' | 'Ö' => 'o',
        '\n' | '\t' => ' ',
        c => c,
    };
    text.replace('\u{301}', "")
        .replace('ß', "ss")
        .chars()
        .map(plain)
        .collect::<String>()
        .to_lowercase()
}

fn words(value: &ShownValue) -> String {
    folded(&value.entries.join(", "))
}

fn is_shown(row: &PlanRow, view: &PlanView) -> bool {
    let shows = match view.show {
        PlanShow::All => true,
        PlanShow::WillChange => row.state == CellState::WillChange,
        PlanShow::AlreadyRight => row.state == CellState::AlreadyRight,
        PlanShow::Cannot => row.state == CellState::Cannot,
        PlanShow::Problems => {
            row.state == CellState::Cannot && row.reason != Some(CannotReason::LeftOut)
        }
        PlanShow::LeftOut => row.reason == Some(CannotReason::LeftOut),
        PlanShow::Noted => row.note.is_some(),
        PlanShow::Edited => row.is_edited,
    };
    let find = folded(view.find.trim());
    let texts = [
        folded(&row.path),
        folded(row.title.as_deref().unwrap_or_default()),
        words(&row.old),
        words(&row.new),
    ];
    shows
        && view.property.as_ref().is_none_or(|property| *property == row.property)
        && (find.is_empty() || texts.iter().any(|text| text.contains(&find)))
}

/// Nothing, then numbers, then dates, then texts.
fn by_value(a: &ShownValue, b: &ShownValue) -> Ordering {
    let class = |value: &ShownValue| match value {
        _ if words(value).is_empty() => 0,
        value if value.entries.len() == 1 && value.kind == FieldKind::Number => 1,
        value if value.entries.len() == 1 && value.kind == FieldKind::Date => 2,
        _ => 3,
    };
    class(a).cmp(&class(b)).then_with(|| match class(a) {
        1 => {
            let number = |value: &ShownValue| value.entries[0].parse::<f64>().expect("a number");
            number(a).total_cmp(&number(b))
        }
        2 => {
            let moment = |value: &ShownValue| {
                let form = &time::format_description::well_known::Rfc3339;
                time::OffsetDateTime::parse(&value.entries[0], form).expect("a date")
            };
            moment(a).cmp(&moment(b))
        }
        _ => words(a).cmp(&words(b)),
    })
}

fn severity(row: &PlanRow) -> u32 {
    match row.reason {
        Some(reason) if reason.is_blocking() => 0,
        Some(_) => 1,
        None if row.note.is_some() => 2,
        None => 3,
    }
}

/// The same by sorting everything.
fn naive(rows: &[PlanRow], assets: &[u32], view: &PlanView) -> Vec<u32> {
    let mut shown: Vec<&PlanRow> = rows.iter().filter(|row| is_shown(row, view)).collect();
    shown.sort_by(|a, b| {
        let order = match view.sort {
            PlanSort::Asset => assets[a.cell as usize].cmp(&assets[b.cell as usize]),
            PlanSort::Name => folded(&a.name).cmp(&folded(&b.name)),
            PlanSort::Field => a.property.cmp(&b.property),
            PlanSort::Old => by_value(&a.old, &b.old),
            PlanSort::New => by_value(&a.new, &b.new),
            PlanSort::Problem => severity(a).cmp(&severity(b)),
        };
        if view.descending { order.reverse() } else { order }
    });
    shown.iter().map(|row| row.cell).collect()
}

fn text() -> impl Strategy<Value = String> {
    let letter =
        prop::sample::select(vec!["a", "B", "é", "É", "e\u{301}", "ß", "ö", " ", "\n", "2", "東"]);
    prop::collection::vec(letter, 0..6).prop_map(|letters| letters.concat())
}

fn value() -> impl Strategy<Value = Option<Property>> {
    prop_oneof![
        Just(None),
        text().prop_map(|text| Some(Property::single(Kind::String, text))),
        Just(Some(Property::single(Kind::String, "the same for many of them"))),
        prop::collection::vec(text(), 0..4)
            .prop_map(|entries| Some(Property::list(Kind::String, entries))),
        (-20..20i64).prop_map(|number| Some(Property::single(Kind::Long, number.to_string()))),
        (-20..20i32).prop_map(|number| {
            Some(Property::single(Kind::Double, (f64::from(number) / 8.0).to_string()))
        }),
        (1..28u32, -11..12i32).prop_map(|(day, zone)| {
            let date = format!("2031-05-{day:02}T10:00:00{zone:+03}:00");
            Some(Property::single(Kind::Date, date))
        }),
    ]
}

fn content() -> impl Strategy<Value = CellContent> {
    let said = prop_oneof![
        Just((CellState::WillChange, None)),
        Just((CellState::AlreadyRight, None)),
        prop::sample::select(vec![CannotReason::TagUnknown, CannotReason::KindMismatch])
            .prop_map(|reason| (CellState::Cannot, Some(reason))),
    ];
    let note = prop_oneof![
        4 => Just(None),
        1 => prop::sample::select(vec![CellNote::TagMoved, CellNote::ChangesAgain]).prop_map(Some),
    ];
    (value(), value(), said, note).prop_map(|(before, after, (state, reason), note)| CellContent {
        before,
        after,
        state,
        reason,
        note,
    })
}

fn asset() -> impl Strategy<Value = AssetPlan> {
    let cell = (prop::sample::select(&FIELDS), content());
    let name = prop::sample::select(vec!["Été.jpg", "ete.JPG", "b.png", "10.png"]);
    (name, prop::option::of(text()), prop::collection::vec(cell, 1..4)).prop_map(
        |(name, title, cells)| AssetPlan {
            asset: ListingRow {
                row: 0,
                path: format!("/content/dam/{name}"),
                title,
                kind: AssetKind::Image,
            },
            source_row: None,
            cells: cells
                .into_iter()
                .map(|(property, content)| PlannedCell {
                    property: property.to_owned(),
                    before: content.before,
                    after: content.after,
                    state: content.state,
                    reason: content.reason,
                    note: content.note,
                    other_row: None,
                    says: Vec::new(),
                })
                .collect(),
        },
    )
}

fn view() -> impl Strategy<Value = PlanView> {
    use PlanShow::{All, AlreadyRight, Cannot, Edited, LeftOut, Noted, Problems, WillChange};
    use PlanSort::{Asset, Field, Name, New, Old, Problem};
    let show = vec![All, All, WillChange, AlreadyRight, Cannot, Problems, LeftOut, Noted, Edited];
    let property = prop_oneof![
        2 => Just(None),
        1 => prop::sample::select(&FIELDS).prop_map(|name| Some(name.to_owned())),
        1 => Just(Some("no:such".to_owned())),
    ];
    let find =
        prop::sample::select(vec!["", "  ", "ete", "É", "2", "a b", "ss", "\n", "東", "jpg"]);
    (
        prop::sample::select(show),
        property,
        find,
        prop::sample::select(vec![Asset, Name, Field, Old, New, Problem]),
        any::<bool>(),
    )
        .prop_map(|(show, property, find, sort, descending)| PlanView {
            show,
            property,
            find: find.to_owned(),
            sort,
            descending,
        })
}

fn edit() -> impl Strategy<Value = CellEdit> {
    prop_oneof![
        3 => content().prop_map(CellEdit::Becomes),
        1 => Just(CellEdit::LeaveOut),
        1 => Just(CellEdit::PutBack),
    ]
}

/// Numbers of the assets of cells, by number of the cell.
fn assets_of(plans: &[AssetPlan]) -> Vec<u32> {
    (0..).zip(plans).flat_map(|(row, plan)| vec![row; plan.cells.len()]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(24), ..ProptestConfig::default() })]

    #[test]
    fn a_view_is_what_sorting_all_rows_gives_also_after_cells_were_changed(
        plans in prop::collection::vec(asset(), 0..120),
        views in prop::collection::vec(view(), 1..8),
        edits in prop::collection::vec((any::<prop::sample::Index>(), edit()), 0..12),
    ) {
        let assets = assets_of(&plans);
        let shown = Shown::of(plans);
        for view in &views {
            prop_assert_eq!(shown.view(view), naive(&shown.rows(), &assets, view), "{:?}", view);
        }
        for (at, edit) in edits {
            if assets.is_empty() {
                break;
            }
            shown.edit(u32::try_from(at.index(assets.len())).expect("fits"), edit);
            let view = &views[at.index(views.len())];
            prop_assert_eq!(shown.view(view), naive(&shown.rows(), &assets, view), "{:?}", view);
        }
        for view in &views {
            prop_assert_eq!(shown.view(view), naive(&shown.rows(), &assets, view), "{:?}", view);
        }
    }

    /// Cells that change while the index is still being made are in it, too.
    #[test]
    fn what_changes_while_the_plan_is_put_in_order_is_not_lost(
        plans in prop::collection::vec(asset(), 1..60),
        view in view(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), edit()), 1..12),
    ) {
        let assets = assets_of(&plans);
        let shown = Shown::of(plans);
        for (at, edit) in edits {
            shown.edit(u32::try_from(at.index(assets.len())).expect("fits"), edit);
        }
        prop_assert_eq!(shown.view(&view), naive(&shown.rows(), &assets, &view), "{:?}", view);
    }

    /// An order takes a while to sort. It has the texts of when the sort began, and several
    /// cells may have changed since.
    #[test]
    fn cells_that_changed_during_a_sort_are_where_they_belong(
        plans in prop::collection::vec(asset(), 1..60),
        edits in prop::collection::vec((any::<prop::sample::Index>(), edit()), 2..12),
        descending in any::<bool>(),
    ) {
        let assets = assets_of(&plans);
        let shown = Shown::of(plans);
        let goes_on = AtomicBool::new(false);
        let built = build(&shown.store, shown.plan, &goes_on).expect("reads");
        let mut index = built.expect("was not stopped");
        let order = sort(&index.texts(), By::New, shown.store.folder(), &goes_on).expect("sorts");
        for (at, edit) in edits {
            let cell = u32::try_from(at.index(assets.len())).expect("fits");
            let changed = shown.write(cell, edit);
            for cell in shown.store.cells_to_index_of(shown.plan, &changed).expect("reads") {
                index.change(&cell).expect("takes it up");
            }
        }
        index.install(By::New, order.expect("was not stopped")).expect("installs");
        let view = PlanView { sort: PlanSort::New, descending, ..PlanView::default() };
        let cells = index.view(&view).expect("reads").expect("is in order");
        prop_assert_eq!(cells.to_vec(), naive(&shown.rows(), &assets, &view));
    }
}

/// Thousands of rows, so that every part has more than one piece: blocks of texts, what
/// is read from the database at once, groups of equal ones.
#[test]
fn every_sort_and_filter_of_thousands_of_rows_is_right() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let plans = prop::collection::vec(asset(), 1_500..1_501);
    let plans = plans.new_tree(&mut runner).expect("a plan").current();
    let assets = assets_of(&plans);
    assert!(assets.len() > 2_500);
    let shown = Shown::of(plans);
    let rows = shown.rows();
    for sort in [
        PlanSort::Asset,
        PlanSort::Name,
        PlanSort::Field,
        PlanSort::Old,
        PlanSort::New,
        PlanSort::Problem,
    ] {
        for show in [PlanShow::All, PlanShow::Problems, PlanShow::AlreadyRight] {
            for (descending, find) in [(false, ""), (true, ""), (false, "éte"), (true, "many")] {
                let find = find.to_owned();
                let view = PlanView { show, property: None, find, sort, descending };
                assert_eq!(shown.view(&view), naive(&rows, &assets, &view), "{view:?}");
            }
        }
    }
}
