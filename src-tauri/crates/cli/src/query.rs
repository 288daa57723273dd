//! `query`: asks Content Fragments in GraphQL, one row of the answer a line.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use relabel_core::api::App;
use relabel_core::api::types::{
    AnswerId, AnswerPage, AnswerState, Ask, Asked, ConnectionId, EndpointsFound, ErrorCode,
    PersistedQuery, QueryProblem, VariableValue,
};
use serde_json::json;

use crate::exit;
use crate::failure::{Failure, unread, wrong};
use crate::interrupts::Interrupts;
use crate::output::{self, Output};
use crate::target::Target;
use crate::words::{self, say};

/// Rows that are read at once.
const AT_ONCE: u32 = 200;

/// What `query` is told.
#[derive(Debug, Args)]
pub(crate) struct Query {
    #[arg(long, value_name = "NAME", conflicts_with = "key")]
    connection: Option<String>,
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    #[arg(long, value_name = "NAME|CLIENT_ID", requires = "key")]
    credential: Option<String>,
    #[arg(long, value_name = "URL", requires = "key")]
    aem: Option<String>,
    #[arg(long, requires = "key")]
    confirm_address: bool,
    #[arg(long, conflicts_with_all = ["endpoint", "file", "vars", "persisted", "var"])]
    list: bool,
    #[arg(long, value_name = "NAME", requires = "file", conflicts_with = "persisted")]
    endpoint: Option<String>,
    #[arg(long, value_name = "FILE", requires = "endpoint")]
    file: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "file")]
    vars: Option<PathBuf>,
    #[arg(long, value_name = "CONFIG/NAME")]
    persisted: Option<String>,
    #[arg(long, value_name = "NAME=VALUE", requires = "persisted")]
    var: Vec<String>,
}

impl Query {
    /// Whose fragments.
    ///
    /// # Errors
    /// `RequestInvalid` where neither a connection nor a key is named.
    pub(crate) fn target(&self) -> Result<Target, Failure> {
        if self.connection.is_none() && self.key.is_none() {
            return Err(wrong(say!("cli-query-name-connection")));
        }
        Ok(Target {
            connection: self.connection.clone(),
            file: self.key.clone(),
            credential: self.credential.clone(),
            aem: self.aem.clone(),
            confirm_address: self.confirm_address,
        })
    }

    fn asked(&self) -> Result<Asked, Failure> {
        if let Some(persisted) = &self.persisted {
            let Some((configuration, name)) = persisted.trim_start_matches('/').rsplit_once('/')
            else {
                return Err(wrong(say!("cli-query-persisted-name")));
            };
            return Ok(Asked::Persisted {
                configuration: configuration.to_owned(),
                name: name.to_owned(),
                variables: self.variables()?,
            });
        }
        let (Some(configuration), Some(file)) = (&self.endpoint, &self.file) else {
            return Err(wrong(say!("cli-query-name-what")));
        };
        Ok(Asked::Written {
            configuration: configuration.clone(),
            query: read(file)?,
            variables: self.vars.as_deref().map(read).transpose()?.unwrap_or_default(),
        })
    }

    fn variables(&self) -> Result<Vec<VariableValue>, Failure> {
        let split = |pair: &String| {
            let (name, text) = pair
                .split_once('=')
                .ok_or_else(|| wrong(say!("cli-query-no-variable", value = pair)))?;
            Ok(VariableValue { name: name.to_owned(), text: text.to_owned() })
        };
        self.var.iter().map(split).collect()
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(file);
    // What Windows' editors put in front of a text is no part of it.
    let text = text.map(|text| text.trim_start_matches('\u{feff}').to_owned());
    text.map_err(|error| unread(file, &error))
}

/// Asks and prints, or lists what can be asked.
pub(crate) async fn run(app: &App, output: &Output, query: &Query) -> Result<ExitCode, Failure> {
    // What was typed wrong is said before anything is sent.
    let asked = if query.list { None } else { Some(query.asked()?) };
    let connection_id = query.target()?.open(app).await?.id;
    let Some(what) = asked else { return list(app, output, connection_id).await };
    let unknown = match &what {
        Asked::Persisted { configuration, name, variables } => {
            let persisted = app.list_persisted(connection_id).await?;
            persisted
                .iter()
                .find(|one| one.configuration == *configuration && one.name == *name)
                .and_then(|query| unknown(query, variables))
        }
        _ => None,
    };
    if let Some(name) = unknown {
        return Err(wrong(say!("cli-query-no-such-variable", name = name)));
    }
    let mut interrupts = Interrupts::catch()?;
    let id = app.ask(&Ask { connection_id, what }).await?;
    let mut watched = app.watch_answer(id)?;
    let mut printed = 0;
    let state = loop {
        let state = watched.borrow_and_update().clone();
        print(app, output, id, &mut printed, state.rows).await?;
        if state.complete {
            break state;
        }
        tokio::select! {
            changed = watched.changed() => {
                if changed.is_err() {
                    break state;
                }
            }
            _ = interrupts.next() => app.stop_answer(id).await?,
        }
    };
    tell(output, &state)
}

/// A variable that was given and that the query does not have.
fn unknown(query: &PersistedQuery, given: &[VariableValue]) -> Option<String> {
    let has = |name: &str| query.variables.iter().any(|variable| variable.name == name);
    given.iter().map(|value| &value.name).find(|name| !has(name)).cloned()
}

async fn print(
    app: &App,
    output: &Output,
    answer_id: AnswerId,
    printed: &mut u32,
    rows: u32,
) -> Result<(), Failure> {
    while *printed < rows {
        let limit = AT_ONCE.min(rows - *printed);
        let page = app.answer_json(AnswerPage { answer_id, from: *printed, limit }).await?;
        if page.is_empty() {
            break;
        }
        for row in &page {
            if output.is_json() {
                output.event("row", &json!({ "row": row }));
            } else {
                output.line(row);
            }
        }
        *printed += u32::try_from(page.len()).unwrap_or(limit);
    }
    Ok(())
}

/// What is to be known about the rows, and the exit code.
fn tell(output: &Output, state: &AnswerState) -> Result<ExitCode, Failure> {
    for problem in &state.problems {
        output.event("problem", problem);
        output.note(&say!("cli-query-problem", what = sentence(problem)));
    }
    for note in &state.notes {
        output.event("note", &json!({ "note": note }));
        let id = format!("questions-results-note-{}", output::name(note));
        let title = say!(&format!("{id}.title"));
        let text = say!(&words::fitting(format!("{id}.text")));
        output.note(&format!("{title}. {text}"));
    }
    if let Some(error) = &state.error {
        return Err(error.clone().into());
    }
    if state.rows == 0 && state.problems.is_empty() && !state.stopped {
        output.note(&say!("cli-query-no-rows"));
    }
    let facts = json!({
        "rows": state.rows,
        "partial": state.is_partial || !state.problems.is_empty(),
        "stopped": state.stopped,
    });
    output.event("finished", &facts);
    Ok(match (state.stopped, state.problems.is_empty() && state.notes.is_empty()) {
        (true, _) => ExitCode::from(exit::PAUSED),
        (false, true) => ExitCode::SUCCESS,
        (false, false) => ExitCode::from(exit::SOME_FAILED),
    })
}

fn sentence(problem: &QueryProblem) -> String {
    let QueryProblem { message, line, column, place, .. } = problem;
    let line = line.map(|line| match column {
        Some(column) => say!("questions-results-at", line = line, column = *column),
        None => say!("questions-results-line", line = line),
    });
    let place = place.as_ref().map(|place| say!("questions-results-place", place = place));
    let at: Vec<String> = line.into_iter().chain(place).collect();
    if at.is_empty() { message.clone() } else { format!("{message} ({})", at.join(", ")) }
}

async fn list(app: &App, output: &Output, id: ConnectionId) -> Result<ExitCode, Failure> {
    let endpoints = match app.list_endpoints(id).await? {
        EndpointsFound::Found { endpoints } => endpoints,
        EndpointsFound::None => Vec::new(),
        EndpointsFound::NotAllowed => {
            let words = say!("cli-query-not-allowed");
            return Err(Failure::Said(ErrorCode::PermissionMissing, words));
        }
    };
    if endpoints.is_empty() {
        output.note(&say!("cli-query-no-endpoint"));
    }
    for endpoint in &endpoints {
        output.event("endpoint", endpoint);
        if !output.is_json() {
            output.say(&format!("--endpoint {}", endpoint.configuration));
        }
    }
    for query in app.list_persisted(id).await? {
        output.event("persisted", &query);
        if !output.is_json() {
            let variables: Vec<String> = query
                .variables
                .iter()
                .map(|variable| format!(" --var {}={}", variable.name, variable.declared))
                .collect();
            let PersistedQuery { configuration, name, .. } = &query;
            output.say(&format!("--persisted {configuration}/{name}{}", variables.concat()));
        }
    }
    output.event("finished", &json!({ "endpoints": endpoints.len() }));
    Ok(ExitCode::SUCCESS)
}
