//! Questions about content fragments: endpoints, models, answers, persisted queries.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Map, Value as Json};
use tokio::sync::watch;

use super::app::App;
use super::guard::allow_writing;
use super::types::{
    AnswerId, AnswerPage, AnswerRow, AnswerRows, AnswerState, ApiError, Ask, Asked, BuildQuery,
    BuiltQuery, ConnectionId, EndpointRef, EndpointsFound, ErrorCode, ErrorDetails, ExportAnswer,
    ListingId, PastQuery, PersistedQuery, QuestionSchema, SavePersisted, SheetSeparator, Timestamp,
};
use super::{ApiResult, blocking};
use crate::answers::{self, Asking, Columns, Ended, Progress, Rows, What};
use crate::session::{Background, KnownSchema, OpenAnswer, OpenConnection};
use relabel_aem::{
    Author, Error as AemError,
    graphql::{
        question::{PAGE, Query, Unaskable, query},
        requests::{Introspected, Persisted},
        schema::Schema,
        written,
    },
};

/// Most rows of a page that the window may ask for.
const MOST_ROWS: u32 = 200;
/// Longest query that is taken, and longest variables, in bytes: AEM's own editor becomes slow before.
const LONGEST_QUERY: usize = 256 * 1024;

impl App {
    /// Looks for the endpoints of a connection.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone` and what a request to AEM ends with.
    pub async fn list_endpoints(&self, connection: ConnectionId) -> ApiResult<EndpointsFound> {
        Ok(self.author(connection).await?.endpoints().await?)
    }

    /// Reads what an endpoint can be asked about. Kept for ten minutes, or until a question
    /// finds the endpoint gone.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `EndpointMissing`, `SchemaNotReadable` and what a request
    /// to AEM ends with.
    pub async fn read_models(&self, request: &EndpointRef) -> ApiResult<QuestionSchema> {
        let known = self.schema(request.connection_id, &request.configuration).await?;
        Ok(QuestionSchema { models: known.schema.shown(), sdl: known.sdl.clone() })
    }

    async fn schema(
        &self,
        connection: ConnectionId,
        configuration: &str,
    ) -> ApiResult<Arc<KnownSchema>> {
        let open = self.open_connection(connection).await?;
        let author = &open.author;
        let read = async {
            let refused = match author.schema_text(configuration).await {
                Ok(sdl) => match understood(sdl).await {
                    Ok(known) => return Ok(known),
                    Err(error) => error,
                },
                Err(AemError::Missing) => {
                    ApiError::new(ErrorCode::EndpointMissing, "the configuration has no endpoint")
                }
                Err(
                    error @ (AemError::Forbidden { .. }
                    | AemError::NotData { .. }
                    | AemError::Rejected { .. }
                    | AemError::Unexpected { .. }),
                ) => error.into(),
                Err(error) => return Err(error.into()),
            };
            match author.introspect(configuration).await {
                Ok(Introspected::Schema(sdl)) => understood(sdl).await,
                Ok(Introspected::Refused) => Err(ApiError::new(
                    ErrorCode::SchemaNotReadable,
                    "the endpoint does not tell what it can be asked about",
                )),
                Ok(Introspected::Unproven) | Err(AemError::Missing) => Err(refused),
                Err(error) => Err(error.into()),
            }
        };
        open.schema(configuration, read).await
    }

    /// Makes sure that there is an endpoint, whatever it says of itself: a query is sent by
    /// POST, which would make something where nothing is.
    async fn prove(&self, connection: ConnectionId, configuration: &str) -> ApiResult<()> {
        match self.schema(connection, configuration).await {
            Err(error) if error.code != ErrorCode::SchemaNotReadable => Err(error),
            _ => Ok(()),
        }
    }

    /// The query that a question becomes: names come from the schema, values are
    /// variables.
    ///
    /// # Errors
    /// As [`App::read_models`]; `RequestInvalid` where the schema has no such field, or
    /// its kind has no such test.
    pub async fn build_query(&self, request: &BuildQuery) -> ApiResult<BuiltQuery> {
        let configuration = &request.question.configuration;
        let known = self.schema(request.connection_id, configuration).await?;
        let built = query(&known.schema, &request.question).map_err(unaskable)?;
        let mut variables = built.variables.clone();
        if let Some(size) = built.page_size {
            variables.insert(size.to_owned(), Json::from(PAGE));
        }
        let variables = serde_json::to_string_pretty(&variables).unwrap_or_default();
        Ok(BuiltQuery { query: built.text, variables })
    }

    /// Starts asking and returns at once; watch it with [`App::watch_answer`].
    ///
    /// # Errors
    /// As [`App::build_query`]; `RequestInvalid` also for what is too long, or is no JSON.
    pub async fn ask(&self, request: &Ask) -> ApiResult<AnswerId> {
        let connection = request.connection_id;
        let open = self.open_connection(connection).await?;
        let (what, columns) = match &request.what {
            Asked::Question { question } => {
                let known = self.schema(connection, &question.configuration).await?;
                let query: Query = query(&known.schema, question).map_err(unaskable)?;
                let columns = Columns::of(&query.columns);
                let configuration = question.configuration.clone();
                (What::Question { configuration, query: Box::new(query) }, columns)
            }
            Asked::Persisted { configuration, name, variables } => {
                let persisted = self.persisted(&open.author, configuration, name).await?;
                let declared = written::variables(&persisted.query);
                let variables = written::filled(&declared, variables).map_err(|name| {
                    ApiError::new(ErrorCode::RequestInvalid, "a variable does not fit")
                        .with(ErrorDetails { field: Some(name), ..ErrorDetails::default() })
                })?;
                let has_pages = written::has_pages(&persisted.query);
                let Persisted { configuration, name, .. } = persisted;
                let what = What::Persisted { configuration, name, variables, has_pages };
                (what, Columns::default())
            }
            Asked::Written { configuration, query, variables } => {
                if query.len() > LONGEST_QUERY || variables.len() > LONGEST_QUERY {
                    return Err(ApiError::new(ErrorCode::RequestInvalid, "the query is too long"));
                }
                let values = parsed(variables)?;
                self.prove(connection, configuration).await?;
                let past = PastQuery {
                    configuration: configuration.clone(),
                    query: query.clone(),
                    variables: variables.clone(),
                    asked_at: Timestamp(self.inner.clock.now()),
                };
                let store = self.store();
                blocking(move || store.keep_query(connection, &past)).await?;
                let what = What::Written {
                    configuration: configuration.clone(),
                    query: query.clone(),
                    variables: values,
                    has_pages: written::has_pages(query),
                };
                (what, Columns::default())
            }
        };
        self.begin(open, what, columns)
    }

    fn begin(
        &self,
        connection: OpenConnection,
        what: What,
        columns: Columns,
    ) -> ApiResult<AnswerId> {
        let id = AnswerId::new();
        let rows = Rows::new(self.store().folder())
            .map_err(|error| ApiError::new(ErrorCode::StoreFailed, error.to_string()))?;
        let rows = Arc::new(rows);
        let (state, watched) = watch::channel(AnswerState {
            answer_id: id,
            columns: columns.shown(),
            rows: 0,
            left_out: 0,
            complete: false,
            stopped: false,
            problems: Vec::new(),
            is_partial: false,
            notes: Vec::new(),
            is_selectable: false,
            error: None,
        });
        let (columns, seen) = watch::channel(columns);
        let asking = Background::new(&connection, watched);
        let cancelled = asking.cancelled.clone();
        let open = OpenAnswer { rows: Arc::clone(&rows), columns: seen, asking };
        self.session().answers.add(id, open);
        let configuration = what.configuration().to_owned();
        let author = connection.author.clone();
        let asking = Asking { author, what, rows, columns, cancelled };
        tokio::spawn(async move {
            let ended = asking.run(|now| state.send_modify(|state| show(state, now))).await;
            if matches!(ended, Err(answers::Error::EndpointMissing)) {
                connection.forget_schema(&configuration);
            }
            state.send_modify(|state| {
                state.complete = true;
                state.stopped = matches!(ended, Ok(Ended::Stopped));
                state.error = ended.err().map(ApiError::from);
                state.is_partial |= state.error.is_some() && state.rows > 0;
            });
        });
        Ok(id)
    }

    /// The newest state of an answer, whenever it changes.
    ///
    /// # Errors
    /// `AnswerGone`.
    pub fn watch_answer(&self, id: AnswerId) -> ApiResult<watch::Receiver<AnswerState>> {
        self.answer(id, |answer| answer.asking.state.clone())
    }

    /// Rows of an answer.
    ///
    /// # Errors
    /// `AnswerGone`, `StoreFailed`.
    pub async fn answer_page(&self, request: AnswerPage) -> ApiResult<AnswerRows> {
        let (rows, columns) = self.answer(request.answer_id, |answer| {
            (Arc::clone(&answer.rows), answer.columns.borrow().clone())
        })?;
        blocking(move || {
            let read = rows
                .read(request.from, request.limit.min(MOST_ROWS))
                .map_err(|error| ApiError::new(ErrorCode::StoreFailed, error.to_string()))?;
            let shown = (request.from..).zip(&read);
            let rows = shown.map(|(row, values)| {
                let mut cells = columns.cells(values);
                // Only files keep the places of those that hold nothing.
                cells.iter_mut().for_each(|cell| cell.retain(|value| !value.is_empty()));
                AnswerRow { row, cells }
            });
            Ok::<_, ApiError>(AnswerRows { rows: rows.collect() })
        })
        .await
    }

    /// Rows of an answer as AEM sent them.
    ///
    /// # Errors
    /// `AnswerGone`, `StoreFailed`.
    pub async fn answer_json(&self, request: AnswerPage) -> ApiResult<Vec<Json>> {
        let rows = self.answer(request.answer_id, |answer| Arc::clone(&answer.rows))?;
        blocking(move || {
            rows.read(request.from, request.limit.min(MOST_ROWS))
                .map_err(|error| ApiError::new(ErrorCode::StoreFailed, error.to_string()))
        })
        .await
    }

    /// Stops asking; the rows that are here stay.
    ///
    /// # Errors
    /// `AnswerGone`.
    pub async fn stop_answer(&self, id: AnswerId) -> ApiResult<()> {
        let mut state = self.answer(id, |answer| {
            answer.asking.cancelled.cancel();
            answer.asking.state.clone()
        })?;
        // The sender goes with the asking itself: its state is then the last one.
        while !state.borrow_and_update().complete && state.changed().await.is_ok() {}
        Ok(())
    }

    /// Stops asking and forgets the rows.
    ///
    /// # Errors
    /// `AnswerGone`.
    pub fn close_answer(&self, id: AnswerId) -> ApiResult<()> {
        self.session().answers.close(id).map(drop).ok_or_else(answer_gone)
    }

    /// Writes an answer to a file; what is at `path` is replaced, once the new file is
    /// whole.
    ///
    /// # Errors
    /// `AnswerGone`, `FileNotWritten`, `RequestInvalid` for more rows than an Excel sheet
    /// has.
    pub async fn export_answer(&self, request: ExportAnswer, path: &Path) -> ApiResult<()> {
        let ExportAnswer { answer_id, format, separator } = request;
        let separator = separator.unwrap_or(SheetSeparator::Comma);
        let (rows, count, columns) = self.answer(answer_id, |answer| {
            // Rows that come while it is saved may have columns that are not among these.
            let count = answer.asking.state.borrow().rows;
            (Arc::clone(&answer.rows), count, answer.columns.borrow().clone())
        })?;
        let path = path.to_owned();
        blocking(move || answers::save(&rows, count, &columns, format, separator, &path)).await
    }

    /// Makes a listing of the rows of an answer, to change them.
    ///
    /// # Errors
    /// `AnswerGone`; `RequestInvalid` where the rows have no path; as [`App::list_paths`].
    pub async fn use_answer(&self, id: AnswerId) -> ApiResult<ListingId> {
        let (rows, connection) =
            self.answer(id, |answer| (Arc::clone(&answer.rows), answer.asking.of))?;
        let paths = blocking(move || answers::paths(&rows)).await?;
        if paths.is_empty() {
            return Err(ApiError::new(ErrorCode::RequestInvalid, "the rows have no path"));
        }
        self.list_known(connection, paths).await
    }

    /// Uses an answer.
    ///
    /// # Errors
    /// `AnswerGone`.
    fn answer<T>(&self, id: AnswerId, take: impl FnOnce(&OpenAnswer) -> T) -> ApiResult<T> {
        self.session().answers.with(id, take).ok_or_else(answer_gone)
    }

    async fn persisted(
        &self,
        author: &Author,
        configuration: &str,
        name: &str,
    ) -> ApiResult<Persisted> {
        let persisted = author.persisted_queries().await?;
        persisted
            .into_iter()
            .find(|query| query.configuration == configuration && query.name == name)
            .ok_or_else(|| ApiError::new(ErrorCode::EndpointMissing, "the query is not there"))
    }

    /// The persisted queries, by configuration and name.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone` and what a request to AEM ends with.
    pub async fn list_persisted(&self, connection: ConnectionId) -> ApiResult<Vec<PersistedQuery>> {
        match self.author(connection).await?.persisted_queries().await {
            Ok(persisted) => Ok(persisted.into_iter().map(shown).collect()),
            // An AEM without the feature has no such address.
            Err(AemError::Missing) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    /// Persists a query in AEM.
    ///
    /// # Errors
    /// `QueryNameInvalid`, `QueryNameTaken`, `LiveLocked`, `RequestInvalid`; what a request to AEM ends
    /// with.
    pub async fn save_persisted(&self, request: &SavePersisted) -> ApiResult<PersistedQuery> {
        let is_valid =
            written::is_name(&request.name) && written::is_configuration(&request.configuration);
        if !is_valid {
            return Err(ApiError::new(
                ErrorCode::QueryNameInvalid,
                "AEM takes letters, digits, - and _",
            ));
        }
        if request.query.len() > LONGEST_QUERY {
            return Err(ApiError::new(ErrorCode::RequestInvalid, "the query is too long"));
        }
        let saved = self.saved_connection(request.connection_id).await?;
        allow_writing(self.writing(saved.id, saved.stage))?;
        let author = self.author(request.connection_id).await?;
        let query = Persisted {
            configuration: request.configuration.clone(),
            name: request.name.clone(),
            query: request.query.clone(),
        };
        let there =
            author.persisted_queries().await?.iter().any(|other| {
                other.configuration == query.configuration && other.name == query.name
            });
        let taken =
            || ApiError::new(ErrorCode::QueryNameTaken, "there is a persisted query of this name");
        if there && !request.replace {
            return Err(taken());
        }
        match author.persist(&query, there).await {
            Ok(()) => Ok(shown(query)),
            Err(AemError::Locked { .. }) if !there => Err(taken()),
            Err(error) => Err(error.into()),
        }
    }

    /// What was written in the editor before, the newest first, at most 50.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn past_queries(&self, connection: ConnectionId) -> ApiResult<Vec<PastQuery>> {
        let store = self.store();
        blocking(move || store.past_queries(connection)).await
    }
}

fn answer_gone() -> ApiError {
    ApiError::new(ErrorCode::AnswerGone, "the answer is not open any more")
}

async fn understood(sdl: String) -> ApiResult<KnownSchema> {
    blocking(move || {
        let schema = Schema::read(&sdl)
            .map_err(|error| ApiError::new(ErrorCode::SchemaNotReadable, error.to_string()))?;
        Ok::<_, ApiError>(KnownSchema { schema, sdl })
    })
    .await
}

/// Takes over how far an answer is.
fn show(state: &mut AnswerState, now: &Progress) {
    let Progress { columns, rows, left_out, problems, is_partial, notes, is_selectable } =
        now.clone();
    (state.columns, state.rows, state.left_out) = (columns, rows, left_out);
    (state.problems, state.notes) = (problems, notes);
    (state.is_partial, state.is_selectable) = (is_partial, is_selectable);
}

fn shown(query: Persisted) -> PersistedQuery {
    PersistedQuery {
        variables: written::variables(&query.query),
        configuration: query.configuration,
        name: query.name,
        query: query.query,
    }
}

/// Variables as they were typed: an object, or nothing.
fn parsed(variables: &str) -> ApiResult<Map<String, Json>> {
    if variables.trim().is_empty() {
        return Ok(Map::new());
    }
    match serde_json::from_str(variables) {
        Ok(Json::Object(variables)) => Ok(variables),
        Ok(_) => Err(ApiError::new(ErrorCode::RequestInvalid, "the variables are no JSON object")),
        Err(error) => Err(ApiError::new(ErrorCode::RequestInvalid, "the variables are no JSON")
            .with(ErrorDetails { technical: Some(error.to_string()), ..ErrorDetails::default() })),
    }
}

fn unaskable(error: Unaskable) -> ApiError {
    let (Unaskable::Model(name) | Unaskable::Field(name) | Unaskable::Test(name)) = &error;
    let details = ErrorDetails { field: Some(name.clone()), ..ErrorDetails::default() };
    ApiError::new(ErrorCode::RequestInvalid, error.to_string()).with(details)
}
