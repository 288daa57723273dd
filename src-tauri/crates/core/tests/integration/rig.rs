//! A Relabel and a practice environment, connected.

use std::path::Path;
use std::time::Duration;

use relabel_core::api::types::*;
use relabel_core::api::{App, AppOptions};
use relabel_judge::{Judge, Ledger};
use relabel_sandbox::{KeyFileKind, Options, Sandbox};
use tokio::sync::watch::Receiver;

/// Long enough for a loaded machine; only ever reached by a failure.
pub(crate) const PATIENCE: Duration = Duration::from_secs(240);

/// How long what is not shown is looked for.
const LAG: Duration = Duration::from_millis(300);

/// Both ends, and what they share.
pub(crate) struct Rig {
    /// Compares all jobs with the ledger when the test ends.
    pub(crate) judge: Judge,
    pub(crate) sandbox: Sandbox,
    pub(crate) app: App,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) connection: ConnectionId,
}

impl Rig {
    /// A writable practice library, opened with its service credentials.
    pub(crate) async fn new() -> Self {
        let options = Options { technical_user_may_write: true, ..Options::default() };
        Self::with(options, KeyFileKind::ServiceCredentials).await
    }

    pub(crate) async fn with(options: Options, kind: KeyFileKind) -> Self {
        let sandbox = Sandbox::start(options).await.expect("the practice environment starts");
        let address = sandbox.origin();
        Self::at(sandbox, kind, &address).await
    }

    /// Connected to `address`, which stands before the practice environment.
    pub(crate) async fn at(sandbox: Sandbox, kind: KeyFileKind, address: &url::Url) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        // A key of the Adobe Developer Console names no sign-in server.
        let ims = (kind == KeyFileKind::OauthServerToServer).then(|| sandbox.origin().to_string());
        let app = open(folder.path(), ims);
        let connection = connect(&app, &sandbox.key_file(kind), address).await;
        // The practice environment is one machine.
        app.expect_lag(connection, LAG).await.expect("is open");
        let judge = Judge::of(&sandbox, folder.path());
        Self { judge, sandbox, app, folder, connection }
    }

    /// Lists a folder to its end.
    pub(crate) async fn list(
        &self,
        path: &str,
        recursive: bool,
        include_fragments: bool,
    ) -> ListingState {
        let request = OpenListing {
            connection_id: self.connection,
            path: path.to_owned(),
            recursive,
            include_fragments,
        };
        let id = self.app.open_listing(&request).await.expect("the listing opens");
        let state = self.app.watch_listing(id).expect("the listing is known");
        wait(state, |state| state.complete || state.error.is_some()).await
    }

    /// Every row of a listing.
    pub(crate) async fn rows(&self, listing: ListingId) -> Vec<Asset> {
        let mut rows: Vec<Asset> = Vec::new();
        loop {
            let from = u32::try_from(rows.len()).expect("fits");
            let page = ListingPage { listing_id: listing, from, limit: 200 };
            let page = self.app.listing_page(page).await.expect("a page");
            if page.is_empty() {
                return rows;
            }
            rows.extend(page);
        }
    }

    /// Plans an edit for everything in a listing, to its end.
    pub(crate) async fn plan(&self, listing: ListingId, fields: Vec<FieldEdit>) -> PlanState {
        let selection = Selection::All { listing_id: listing, except: Vec::new() };
        self.plan_of(selection, fields).await
    }

    /// Plans an edit for a selection, to its end.
    pub(crate) async fn plan_of(&self, selection: Selection, fields: Vec<FieldEdit>) -> PlanState {
        let request = MakePlan {
            connection_id: self.connection,
            selection,
            edit: Edit { fields },
            source: PlanSource::Edit,
            zone: None,
        };
        let id = self.app.make_plan(&request).await.expect("the plan starts");
        let state = self.app.watch_plan(id).expect("the plan is known");
        wait(state, |state| state.complete || state.error.is_some()).await
    }

    /// Starts a plan.
    pub(crate) async fn start(&self, plan: &PlanState) -> Receiver<JobSnapshot> {
        let count = plan.counts.assets_to_change;
        let request =
            StartJob { plan_id: plan.plan_id, expected_assets: count, typed_assets: Some(count) };
        let id = self.app.start_job(&request).await.expect("the job starts");
        self.app.watch_job(id).expect("the job is known")
    }

    /// Runs a plan to its end, and compares all that is said of it with the ledger.
    pub(crate) async fn run(&self, plan: &PlanState) -> JobSnapshot {
        let ledger = Ledger::opened(&self.sandbox);
        let result = ended(self.start(plan).await).await;
        self.judged(&ledger, &result).await;
        result
    }

    /// Runs what follows a job to its end, and compares it as [`Rig::run`] does.
    pub(crate) async fn run_follow_up(&self, plan: FollowUpPlan) -> JobSnapshot {
        let ledger = Ledger::opened(&self.sandbox);
        let start = StartJob {
            plan_id: plan.plan_id,
            expected_assets: plan.assets,
            typed_assets: Some(plan.assets),
        };
        let id = self.app.start_job(&start).await.expect("starts");
        let result = ended(self.app.watch_job(id).expect("known")).await;
        self.judged(&ledger, &result).await;
        result
    }

    async fn judged(&self, ledger: &Ledger, job: &JobSnapshot) {
        let wrong = ledger.wrong(self.folder.path(), job).await;
        assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    }

    /// Undoes a job, to the end of the undo.
    pub(crate) async fn undo(&self, job: JobId) -> JobSnapshot {
        self.run_follow_up(self.app.make_undo(job).await.expect("an undo")).await
    }

    /// What an asset holds, as the server sees it.
    pub(crate) fn held(&self, path: &str, property: &str) -> serde_json::Value {
        self.sandbox.metadata(path).and_then(|set| set.get(property).cloned()).unwrap_or_default()
    }
}

/// Adds a connection with a key file.
pub(crate) async fn connect(app: &App, key: &[u8], address: &url::Url) -> ConnectionId {
    let inspected = app.inspect_key("key.json".to_owned(), key).await;
    let KeyInspection::Usable { import_id, .. } = inspected else {
        panic!("refused: {inspected:?}")
    };
    let request = AddConnection {
        import_id,
        name: "Practice".to_owned(),
        address: address.as_str().trim_end_matches('/').to_owned(),
        address_confirmed: false,
        stage: Stage::Development,
        remember: false,
        replaces: None,
    };
    app.add_connection(&request).await.expect("the connection is added").id
}

/// Opens a Relabel on a data folder, its keys in memory.
pub(crate) fn open(folder: &Path, ims: Option<String>) -> App {
    let options = AppOptions {
        data_folder: Some(folder.to_owned()),
        loopback_allowed: true,
        ims,
        start_in_practice: false,
        session_keys_only: true,
    };
    App::open(&options).expect("the data folder opens")
}

/// Waits for a state.
pub(crate) async fn wait<S: Clone>(mut state: Receiver<S>, wanted: impl FnMut(&S) -> bool) -> S {
    let found = tokio::time::timeout(PATIENCE, state.wait_for(wanted)).await;
    found.expect("in time").expect("its owner lives until then").clone()
}

/// Waits for the end of a job and checks that the outcomes add up.
pub(crate) async fn ended(job: Receiver<JobSnapshot>) -> JobSnapshot {
    let snapshot =
        wait(job, |job| matches!(job.phase, JobPhase::Finished | JobPhase::Stopped)).await;
    assert_eq!(
        sum(&snapshot.counts),
        snapshot.total,
        "the outcomes add up to the plan: {snapshot:?}"
    );
    snapshot
}

/// All outcomes together.
pub(crate) fn sum(counts: &OutcomeCounts) -> u32 {
    let OutcomeCounts { changed, already_right, left_out, .. } = counts;
    changed + already_right + left_out + counts.not_done()
}

/// Replace a field by one line of text.
pub(crate) fn text(property: &str, text: &str) -> FieldEdit {
    replace(property, FieldKind::Text, Value::Text { text: text.to_owned() })
}

/// Replace a field by a value.
pub(crate) fn replace(property: &str, kind: FieldKind, value: Value) -> FieldEdit {
    let change = FieldAction::Replace { value, tokens: false };
    FieldEdit { property: property.to_owned(), kind, change, only_empty: false }
}
