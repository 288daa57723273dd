//! Every property of every node: what it may hold after all that is told of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use relabel_core::api::types::*;
use relabel_sandbox::OthersChange;
use serde_json::{Value as Json, json};
use time::OffsetDateTime;

use crate::journal::Told;
use crate::values::{holds, keeps_its_type};

/// What AEM notes of a change beside it, on the asset's content.
const NOTED: [&str; 2] = ["jcr:lastModified", "jcr:lastModifiedBy"];

/// A node and a property of it.
type Place = (String, String);

/// What a property may hold.
#[derive(Debug)]
enum May<'a> {
    /// Exactly this, type and form included.
    Be(Json),
    /// A value that was written. Whether it was the first that was.
    Hold { new: &'a ShownValue, plan: &'a PlanRow, is_first: bool },
    /// Nothing is claimed of it.
    BeAnything,
}

/// What happened, in the order of time.
enum Event<'a> {
    Job(&'a Told),
    Others(&'a OthersChange),
}

struct Claims<'a> {
    before: &'a BTreeMap<String, Json>,
    may: HashMap<Place, Vec<May<'a>>>,
    /// Nodes that others removed or moved, with all that is below.
    gone: Vec<&'a str>,
}

/// What is told and is not so, and what changed and nobody planned.
pub(crate) fn wrong(
    before: &BTreeMap<String, Json>,
    after: &BTreeMap<String, Json>,
    told: &[Told],
    others: &[OthersChange],
) -> Vec<String> {
    let mut events: Vec<(OffsetDateTime, Event<'_>)> = Vec::new();
    let end = |told: &Told| told.facts.ended_at.map(|at| at.0);
    for told in told {
        events.push((end(told).unwrap_or_else(OffsetDateTime::now_utc), Event::Job(told)));
    }
    events.extend(others.iter().map(|change| (change.at, Event::Others(change))));
    events.sort_by_key(|(at, _)| *at);
    let mut claims = Claims { before, may: HashMap::new(), gone: Vec::new() };
    let mut wrong = Vec::new();
    for (_, event) in &events {
        match event {
            Event::Job(told) => wrong.extend(claims.job(told, others)),
            Event::Others(change) => claims.others(change),
        }
    }
    wrong.extend(claims.wrong(after));
    wrong
}

impl<'a> Claims<'a> {
    fn was(&self, place: &Place) -> &'a Json {
        static NOTHING: Json = Json::Null;
        self.before.get(&place.0).and_then(|node| node.get(&place.1)).unwrap_or(&NOTHING)
    }

    fn place(&mut self, place: Place) -> &mut Vec<May<'a>> {
        let was = self.was(&place);
        self.may.entry(place).or_insert_with(|| vec![May::Be(was.clone())])
    }

    fn others(&mut self, change: &'a OthersChange) {
        match &change.property {
            Some(name) => {
                let place = (change.node.clone(), name.clone());
                let may = self.place(place);
                // Within a job nobody knows who was the last.
                if !may.iter().any(|may| matches!(may, May::BeAnything)) {
                    *may = vec![May::Be(change.value.clone())];
                }
                let content = change.node.trim_end_matches("/metadata");
                self.noted(content.trim_end_matches("/jcr:content"));
            }
            None => self.gone.push(&change.node),
        }
    }

    fn noted(&mut self, asset: &str) {
        for name in NOTED {
            let place = (format!("{asset}/jcr:content"), name.to_owned());
            *self.place(place) = vec![May::BeAnything];
        }
    }

    /// Takes in what a job says of its cells. Gives back what cannot be at all.
    fn job(&mut self, told: &'a Told, others: &[OthersChange]) -> Vec<String> {
        let ended = told.facts.ended_at.map(|at| at.0);
        let meanwhile: BTreeSet<(&str, &str)> = others
            .iter()
            .filter(|change| change.at >= told.facts.started_at.0)
            .filter(|change| ended.is_none_or(|ended| change.at <= ended))
            .filter_map(|change| Some((change.node.as_str(), change.property.as_deref()?)))
            .collect();
        let mut wrong = Vec::new();
        for row in &told.rows {
            let metadata = format!("{}/jcr:content/metadata", row.path);
            let mut is_sent = false;
            for cell in &row.cells {
                let key = (row.path.clone(), cell.property.clone());
                let Some(planned) = told.planned.get(&key) else {
                    wrong.push(format!("{} {cell:?}: nobody planned that", row.path));
                    continue;
                };
                is_sent |= may_have_been_sent(cell.outcome);
                let place = (metadata.clone(), cell.property.clone());
                if meanwhile.contains(&(metadata.as_str(), cell.property.as_str())) {
                    *self.place(place) = vec![May::BeAnything];
                    continue;
                }
                let may = self.place(place);
                // Rows of a sheet that say different things share one field.
                let [plan] = &planned[..] else {
                    may.push(May::BeAnything);
                    continue;
                };
                let is_first = !may.iter().any(|may| matches!(may, May::Hold { .. }));
                let new = cell.kept.as_ref().unwrap_or(&plan.new);
                match cell.outcome {
                    Outcome::Changed => *may = vec![May::Hold { new, plan, is_first }],
                    Outcome::Unsure => may.push(May::Hold { new: &plan.new, plan, is_first }),
                    // AEM made something else of it than anybody knows.
                    Outcome::Conflict if row.attempts > 0 => may.push(May::BeAnything),
                    Outcome::AlreadyRight
                    | Outcome::NotSent
                    | Outcome::LeftOut
                    | Outcome::CannotBeDone
                    | Outcome::Conflict
                    | Outcome::Failed => {}
                }
            }
            if is_sent {
                self.noted(&row.path);
            }
        }
        if ended.is_none() {
            self.goes_on(told);
        }
        wrong
    }

    /// Takes in that what a job has planned may come at any moment.
    fn goes_on(&mut self, told: &'a Told) {
        for ((path, property), planned) in &told.planned {
            let place = (format!("{path}/jcr:content/metadata"), property.clone());
            let may = self.place(place);
            for plan in planned.iter().filter(|plan| plan.state == CellState::WillChange) {
                may.push(May::Hold { new: &plan.new, plan, is_first: false });
            }
            self.noted(path);
        }
    }

    fn wrong(&self, after: &BTreeMap<String, Json>) -> Vec<String> {
        let mut wrong = Vec::new();
        let none = json!({});
        let is_gone = |node: &str| {
            self.gone.iter().any(|gone| {
                node.strip_prefix(gone).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let nodes: BTreeSet<&String> = self.before.keys().chain(after.keys()).collect();
        // Pictures are drawn when somebody first looks.
        let is_picture = |node: &str| node.contains("/jcr:content/renditions");
        for node in nodes.into_iter().filter(|node| !is_gone(node) && !is_picture(node)) {
            if self.before.contains_key(node) != after.contains_key(node) {
                wrong.push(format!("{node} came or went"));
            }
            let [was, is] = [self.before, after].map(|all| all.get(node).unwrap_or(&none));
            let names =
                [was, is].into_iter().filter_map(Json::as_object).flat_map(|set| set.keys());
            for name in names.collect::<BTreeSet<_>>() {
                let place = (node.clone(), name.clone());
                if !self.may.contains_key(&place) && was.get(name) != is.get(name) {
                    let [was, is] = [was, is].map(|node| node.get(name));
                    wrong.push(format!("{node} {name}: {was:?} -> {is:?}, nobody planned that"));
                }
            }
        }
        for (place, may) in self.may.iter().filter(|(place, _)| !is_gone(&place.0)) {
            let was = self.was(place);
            let is = after.get(&place.0).and_then(|node| node.get(&place.1)).unwrap_or(&Json::Null);
            let is_so = may.iter().any(|may| match may {
                May::Be(value) => value == is,
                May::Hold { new, plan, is_first } => {
                    holds(is, new) && keeps_its_type(was, is, plan, *is_first)
                }
                May::BeAnything => true,
            });
            if !is_so {
                wrong.push(format!("{} {}: {was} -> {is}, may {may:?}", place.0, place.1));
            }
        }
        wrong
    }
}

/// Whether AEM may have been told of a cell that ended so.
fn may_have_been_sent(outcome: Outcome) -> bool {
    use Outcome as O;
    matches!(outcome, O::Changed | O::Failed | O::Unsure | O::Conflict)
}
