//! Asking a question page by page, until its end or until somebody stops it.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, Hash as _, Hasher as _, RandomState};
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::columns::Columns;
use super::error::Error;
use super::rows::Rows;
use relabel_aem::{
    Author,
    graphql::{
        answer::{Page, values},
        question::{PAGE, Query},
    },
};
use relabel_model::{AnswerColumn, AnswerNote, QueryProblem};

/// Most problems that are told of one answer.
const MOST_PROBLEMS: usize = 50;
/// Pages one after the other that may bring nothing new before no more are asked for. Rows
/// that hold the same are legal, and so are pages of which the account may see nothing.
const MOST_IN_VAIN: u32 = 100;

/// What is asked.
#[derive(Clone, Debug)]
pub enum What {
    /// A question put together from choices.
    Question {
        /// Of which configuration.
        configuration: String,
        /// In GraphQL.
        query: Box<Query>,
    },
    /// Somebody's own query.
    Written {
        /// Of which configuration.
        configuration: String,
        /// GraphQL.
        query: String,
        /// Values of its variables.
        variables: Map<String, Json>,
        /// Whether it asks for the cursor of the next page, and takes it.
        has_pages: bool,
    },
    /// A persisted query.
    Persisted {
        /// Of which configuration.
        configuration: String,
        /// Its name.
        name: String,
        /// Values of its variables.
        variables: Map<String, Json>,
        /// Whether it asks for the cursor of the next page, and takes it.
        has_pages: bool,
    },
}

impl What {
    /// Whose endpoint is asked.
    #[must_use]
    pub fn configuration(&self) -> &str {
        match self {
            Self::Question { configuration, .. }
            | Self::Written { configuration, .. }
            | Self::Persisted { configuration, .. } => configuration,
        }
    }
}

/// A question on its way.
#[derive(Debug)]
pub struct Asking {
    /// Who is asked.
    pub author: Author,
    /// What is asked.
    pub what: What,
    /// Where rows go.
    pub rows: Arc<Rows>,
    /// The columns as they were last told.
    pub columns: watch::Sender<Columns>,
    /// Stops it.
    pub cancelled: CancellationToken,
}

/// Where the next page begins.
#[derive(Clone, Debug, PartialEq)]
enum Next {
    First,
    Cursor(String),
    Offset(u32),
}

/// How asking ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every row is here.
    Whole,
    /// It was stopped before its end.
    Stopped,
}

/// How far an answer is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Columns seen so far, in their order.
    pub columns: Vec<AnswerColumn>,
    /// Rows that are here.
    pub rows: u32,
    /// Rows that were left out, because a field had to be empty or filled.
    pub left_out: u32,
    /// What AEM found wrong.
    pub problems: Vec<QueryProblem>,
    /// Whether rows may hold less than there is.
    pub is_partial: bool,
    /// Why they may.
    pub notes: Vec<AnswerNote>,
    /// Whether the rows are assets or fragments.
    pub is_selectable: bool,
}

impl Progress {
    fn note(&mut self, note: AnswerNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
        self.is_partial = true;
    }
}

/// Which pages there were, so that an AEM which gives one again is not asked for ever.
#[derive(Debug, Default)]
struct Seen {
    hasher: RandomState,
    /// Eight bytes for each cursor, and for the rows of each page.
    cursors: HashSet<u64>,
    pages: HashSet<u64>,
    /// Pages one after the other that brought nothing new.
    in_vain: u32,
}

/// What is wrong with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Again {
    /// It goes on where an earlier one went on.
    Cursor,
    /// It is an earlier one.
    Rows,
}

impl Seen {
    /// Whether a page was there before. Rows that have a path are never the same twice;
    /// others may well be, for a while.
    fn again(&mut self, now: &Next, after: Option<&Next>, rows: &[Json]) -> Option<Again> {
        let cursor_again = match after {
            Some(Next::Cursor(cursor)) => !self.cursors.insert(self.hasher.hash_one(cursor)),
            _ => false,
        };
        let mut hasher = self.hasher.build_hasher();
        rows.iter().for_each(|row| row.hash(&mut hasher));
        let rows_again = !self.pages.insert(hasher.finish()) && *now != Next::First;
        self.in_vain = if rows.is_empty() || rows_again { self.in_vain + 1 } else { 0 };
        let are_known = rows_again
            && !rows.is_empty()
            && (cursor_again || rows.iter().all(|row| row["_path"].is_string()));
        match (are_known, cursor_again) {
            (true, _) => Some(Again::Rows),
            (false, true) => Some(Again::Cursor),
            (false, false) if self.in_vain > MOST_IN_VAIN && after.is_some() => Some(Again::Cursor),
            (false, false) => None,
        }
    }
}

impl Asking {
    /// Asks until the end, and tells after each page how far it is.
    ///
    /// # Errors
    /// [`Error`]; the rows that came before stay.
    pub async fn run(self, tell: impl Fn(&Progress) + Send + Sync) -> Result<Ended, Error> {
        let mut progress = Progress::default();
        let mut columns = self.columns.borrow().clone();
        let mut next = Next::First;
        let mut seen = Seen::default();
        loop {
            let page = tokio::select! {
                biased;
                () = self.cancelled.cancelled() => return Ok(Ended::Stopped),
                page = self.page(&next) => page?,
            };
            let Page { rows, entries, next: cursor, has_more, problems, .. } = page;
            let Page { has_data, has_other_lists, may_have_more, .. } = page;
            // After an error, what comes next cannot be trusted to be what comes next.
            let after = problems.is_empty().then(|| self.after(&next, cursor.as_deref(), entries));
            let after = after.flatten();
            let again = seen.again(&next, after.as_ref(), &rows);
            let rows = if again == Some(Again::Rows) { Vec::new() } else { rows };
            let (kept, left_out) = self.kept(rows);
            columns.see(&kept);
            let rows = Arc::clone(&self.rows);
            let written = tokio::task::spawn_blocking(move || rows.extend(&kept)).await;
            written.map_err(std::io::Error::other).and_then(|written| written)?;
            self.columns.send_replace(columns.clone());
            progress.columns = columns.shown();
            progress.rows = self.rows.count();
            progress.left_out = progress.left_out.saturating_add(left_out);
            progress.is_partial |= !problems.is_empty() && (has_data || progress.rows > 0);
            progress.is_selectable =
                progress.rows > 0 && columns.all().iter().any(|column| column.steps == ["_path"]);
            if again.is_some() {
                progress.note(AnswerNote::PageRepeated);
            }
            if has_more && after.is_none() && problems.is_empty() {
                progress.note(AnswerNote::MorePages);
            }
            if may_have_more && problems.is_empty() {
                progress.note(AnswerNote::PageFull);
            }
            if has_other_lists {
                progress.note(AnswerNote::OtherLists);
            }
            progress.problems.extend(problems);
            progress.problems.truncate(MOST_PROBLEMS);
            tell(&progress);
            match after.filter(|_| again.is_none()) {
                Some(after) => next = after,
                None => return Ok(Ended::Whole),
            }
        }
    }

    async fn page(&self, next: &Next) -> Result<Page, relabel_aem::Error> {
        let with_page = |variables: &Map<String, Json>| {
            let mut variables = variables.clone();
            match next {
                Next::First => {}
                Next::Cursor(cursor) => {
                    variables.insert("after".to_owned(), json!(cursor));
                }
                Next::Offset(offset) => {
                    variables.insert("offset".to_owned(), json!(offset));
                }
            }
            variables
        };
        match &self.what {
            What::Question { configuration, query } => {
                let mut variables = with_page(&query.variables);
                if let Some(size) = query.page_size {
                    variables.insert(size.to_owned(), json!(PAGE));
                    if !query.has_cursor {
                        variables.entry("offset").or_insert_with(|| json!(0));
                    }
                }
                self.author.ask_query(configuration, &query.text, &variables).await
            }
            What::Written { configuration, query, variables, .. } => {
                self.author.ask_query(configuration, query, &with_page(variables)).await
            }
            What::Persisted { configuration, name, variables, .. } => {
                self.author.run_persisted(configuration, name, &with_page(variables)).await
            }
        }
    }

    /// Where the page after this one, of so many entries, begins.
    fn after(&self, now: &Next, cursor: Option<&str>, entries: usize) -> Option<Next> {
        let by_cursor = || cursor.map(|cursor| Next::Cursor(cursor.to_owned()));
        match &self.what {
            What::Question { query, .. } if !query.has_cursor => {
                let offset = if let Next::Offset(offset) = now { *offset } else { 0 };
                (query.page_size.is_some() && entries >= PAGE as usize)
                    .then(|| Next::Offset(offset.saturating_add(PAGE)))
            }
            What::Question { .. } => by_cursor(),
            What::Written { has_pages, .. } | What::Persisted { has_pages, .. } => {
                by_cursor().filter(|_| *has_pages)
            }
        }
    }

    /// The rows that pass the tests which AEM does not make, and how many do not.
    fn kept(&self, rows: Vec<Json>) -> (Vec<Json>, u32) {
        let What::Question { query, .. } = &self.what else { return (rows, 0) };
        let before = rows.len();
        let passes = |row: &Json| {
            query
                .own_tests
                .iter()
                .all(|(place, empty)| values(row, &place.steps).is_empty() == *empty)
        };
        let kept: Vec<Json> = rows.into_iter().filter(passes).collect();
        let left_out = u32::try_from(before - kept.len()).unwrap_or(u32::MAX);
        (kept, left_out)
    }
}
