//! The TypeScript side of the border, generated from the types beside it.

use std::fmt::Write as _;

use ts_rs::{Config, TS};

use super::*;

/// Declares every type of the border and every command with its request and
/// response, once, for the generator and for the shell's permission check.
macro_rules! border {
    (types { $($ty:ty),* $(,)? } commands { $($name:ident($request:ty) -> $response:ty),* $(,)? }) => {
        /// Names of all commands, in the order of the generated interface.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// The whole of `ui/src/backend/bindings.ts`.
        #[must_use]
        pub fn typescript() -> String {
            let config = Config::default();
            let mut out = String::from(
                "// Generated from src-tauri/crates/core/src/wire by `cargo xtask bindings`. Do not edit.\n\n",
            );
            $(let _ = writeln!(out, "export {}\n", <$ty as TS>::decl(&config));)*
            out.push_str("/** Every command: what it takes and what it gives. */\nexport interface Commands {\n");
            $(let _ = writeln!(
                out,
                "\t{}: {{ request: {}; response: {} }};",
                stringify!($name),
                <$request as TS>::name(&config),
                <$response as TS>::name(&config),
            );)*
            out.push_str("}\n");
            out
        }
    };
}

border! {
    types {
        ConnectionId, ImportId, ListingId, PlanId, JobId, RecipeId, SearchId, SheetId, ExportId, AnswerId, Timestamp,
        ErrorCode, ErrorDetails, ApiError,
        KeyKind, Stage, KeyFacts, KeyRelation, ExistingConnection, KeyChoice, KeyInspection, ChooseKey, ImportRef,
        AddConnection, LocalSignIn, AddLocalAem, InspectAddress, AddressFacts, UpdateConnection, Writing,
        Route, ConnectionSummary, ConnectionRef, Access,
        CheckConnection, CheckStep, Mark, FindingCode, AdminRequestKind, AdminRequest, Finding, CheckState,
        ProxyFrom, ProxyInUse, ProxyChoice, SystemProxy, ProxySettings, HostFindings, NetworkState, FieldCount, FolderCount, SideEffect, JobOutlook,
        CertificateFacts, CertificateInspection, CertificateRef,
        ListFolders, Folder, OpenListing, ListingRef, ListingState, ListingPage, AssetKind, Asset, Selection,
        FieldKind, LabelLanguage, FieldGroup, FieldSource, ReadOnlyReason, AllowedValue, Field, ListFields, FieldCatalogue,
        Value, FieldAction, FindMode, LetterCase, DateBase, DateShift, DateUnit, FieldEdit, Edit,
        ReadSample, SampleAsset, ShownValue,
        SampleEdit, EditSample, SampledAsset, SampledCell, TextSpan, EditProblem, EditProblemCode,
        SummariseValues, ValueSummary, FieldSummary, ValueCount,
        TagFacts, FindTags, TagChildren, ReadTags, PastedTag,
        DateOrder, ReadDate, DateReading,
        MakePlan, PlanSource, PlanRef, CellState, CannotReason, CellNote, PlanCounts, PlanStage, PlanState,
        PlanPage, PlanRow, SaidByRow, PlanView, PlanShow, PlanSort, PlanRows, PlanRowsPage,
        EditCell, CellChange, EditedCell, KnowPrefix,
        Recipe, RecipeSelection, ShippedRecipe, SaveRecipe, RecipeRef, OrderRecipes, RecipeInspection,
        Search, DateSpan, FieldTest, ValueTest, SearchPart, SearchAssets, ListPaths, SavedSearch, SaveSearch, SearchRef,
        SheetForm, SheetFormat, SheetEncoding, SheetSeparator, SheetFacts, SheetColumn, ColumnHint, ColumnOffer, SampleRow, SheetQuestion,
        SheetMapping, MatchBy, ColumnUse, MatchHeadings, ReadSheetAs, SheetInspection, SheetRef, MakeSheetPlan, BrokenLetters, BrokenCells,
        AssetCandidates, CandidateAssets, CandidateAsset,
        ExportSheet, ExportRef, ExportState,
        Endpoint, EndpointsFound, EndpointRef, QuestionSchema, QuestionModel, QuestionKind, QuestionField,
        Question, QuestionTest, FragmentTest, TextTest, OrderTest, QuestionSort, BuildQuery, BuiltQuery,
        Ask, Asked, VariableValue, AnswerRef, AnswerState, AnswerColumn, AnswerNote, QueryProblem, AnswerPage, AnswerRows, AnswerRow,
        ExportAnswer, AnswerFormat, PersistedQuery, QueryVariable, SavePersisted, PastQuery,
        StartJob, JobRef, JobKind, JobPhase, Outcome, OutcomeReason, OutcomeCounts, PauseReason, Speed, Pace, JobSnapshot,
        JobPage, JobRow, JobCell, CellReason, ReasonCount, ConflictPage, ConflictField, ConflictRow, ChartPoint,
        ListJobs, JobFacts, FollowUpPlan, ReportFormat, FieldWord, OutcomeWord, ReasonWord, CannotWord, ReportWords, SaveReport, SaveReadable,
        PracticeTrouble, StagedTrouble, ChangePractice,
        Language, Theme, Settings, AppInfo, KeepFor, KeepHistory, Kept,
    }
    commands {
        app_info(()) -> AppInfo,
        get_settings(()) -> Settings,
        save_settings(Settings) -> (),
        kept(()) -> Kept,
        keep_history(KeepHistory) -> Kept,
        delete_copies(()) -> Kept,
        pick_key_file(()) -> Option<KeyInspection>,
        choose_key(ChooseKey) -> KeyInspection,
        inspect_address(InspectAddress) -> AddressFacts,
        add_connection(AddConnection) -> ConnectionSummary,
        add_local_aem(AddLocalAem) -> ConnectionSummary,
        delete_key_file(ImportRef) -> (),
        update_connection(UpdateConnection) -> ConnectionSummary,
        list_connections(()) -> Vec<ConnectionSummary>,
        remove_connection(ConnectionRef) -> (),
        delete_connection(ConnectionRef) -> (),
        sign_in(ConnectionRef) -> Access,
        sign_out(ConnectionRef) -> (),
        unlock_live(ConnectionRef) -> ConnectionSummary,
        lock_live(ConnectionRef) -> ConnectionSummary,
        watch_check(CheckConnection) -> (),
        watch_network_check(()) -> (),
        pick_certificate(()) -> Option<CertificateInspection>,
        trust_certificate(ImportRef) -> Vec<CertificateFacts>,
        list_certificates(()) -> Vec<CertificateFacts>,
        forget_certificate(CertificateRef) -> Vec<CertificateFacts>,
        proxy_settings(()) -> ProxySettings,
        set_proxy(ProxyChoice) -> ProxySettings,
        start_practice(()) -> ConnectionSummary,
        practice_trouble(()) -> PracticeTrouble,
        change_practice(ChangePractice) -> PracticeTrouble,
        list_folders(ListFolders) -> Vec<Folder>,
        open_listing(OpenListing) -> ListingId,
        watch_listing(ListingRef) -> (),
        close_listing(ListingRef) -> (),
        listing_page(ListingPage) -> Vec<Asset>,
        search_assets(SearchAssets) -> ListingId,
        list_paths(ListPaths) -> ListingId,
        list_searches(()) -> Vec<SavedSearch>,
        save_search(SaveSearch) -> SavedSearch,
        remove_search(SearchRef) -> (),
        list_fields(ListFields) -> FieldCatalogue,
        know_prefix(KnowPrefix) -> (),
        read_sample(ReadSample) -> Vec<SampleAsset>,
        sample_edit(SampleEdit) -> EditSample,
        summarise_values(SummariseValues) -> ValueSummary,
        read_date(ReadDate) -> DateReading,
        find_tags(FindTags) -> Vec<TagFacts>,
        tag_children(TagChildren) -> Vec<TagFacts>,
        read_tags(ReadTags) -> Vec<PastedTag>,
        reload_tags(ConnectionRef) -> (),
        list_recipes(()) -> Vec<Recipe>,
        save_recipe(SaveRecipe) -> Recipe,
        duplicate_recipe(RecipeRef) -> Recipe,
        remove_recipe(RecipeRef) -> (),
        order_recipes(OrderRecipes) -> (),
        restore_recipes(()) -> Vec<Recipe>,
        save_recipe_file(RecipeRef) -> bool,
        pick_recipe_file(()) -> Option<RecipeInspection>,
        add_recipe(ImportRef) -> Recipe,
        pick_sheet(()) -> Option<SheetInspection>,
        read_sheet_as(ReadSheetAs) -> SheetFacts,
        close_sheet(SheetRef) -> (),
        make_sheet_plan(MakeSheetPlan) -> PlanId,
        asset_candidates(AssetCandidates) -> CandidateAssets,
        export_sheet(ExportSheet) -> Option<ExportId>,
        watch_export(ExportRef) -> (),
        stop_export(ExportRef) -> (),
        list_endpoints(ConnectionRef) -> EndpointsFound,
        read_models(EndpointRef) -> QuestionSchema,
        build_query(BuildQuery) -> BuiltQuery,
        ask(Ask) -> AnswerId,
        watch_answer(AnswerRef) -> (),
        answer_page(AnswerPage) -> AnswerRows,
        stop_answer(AnswerRef) -> (),
        close_answer(AnswerRef) -> (),
        export_answer(ExportAnswer) -> bool,
        use_answer(AnswerRef) -> ListingId,
        list_persisted(ConnectionRef) -> Vec<PersistedQuery>,
        save_persisted(SavePersisted) -> PersistedQuery,
        past_queries(ConnectionRef) -> Vec<PastQuery>,
        make_plan(MakePlan) -> PlanId,
        watch_plan(PlanRef) -> (),
        discard_plan(PlanRef) -> (),
        plan_page(PlanPage) -> Vec<PlanRow>,
        plan_rows(PlanRows) -> PlanRowsPage,
        edit_cell(EditCell) -> EditedCell,
        job_outlook(PlanRef) -> JobOutlook,
        start_job(StartJob) -> JobId,
        watch_job(JobRef) -> (),
        pause_job(JobRef) -> (),
        resume_job(JobRef) -> (),
        stop_job(JobRef) -> (),
        job_page(JobPage) -> Vec<JobRow>,
        job_reasons(JobRef) -> Vec<ReasonCount>,
        job_conflicts(ConflictPage) -> Vec<ConflictRow>,
        job_chart(JobRef) -> Vec<ChartPoint>,
        job_facts(JobRef) -> JobFacts,
        list_jobs(ListJobs) -> Vec<JobFacts>,
        unfinished_jobs(()) -> Vec<JobFacts>,
        give_up_job(JobRef) -> (),
        delete_job(JobRef) -> (),
        make_undo(JobRef) -> FollowUpPlan,
        make_retry(JobRef) -> FollowUpPlan,
        save_report(SaveReport) -> bool,
        save_readable(SaveReadable) -> bool,
        start_afresh(()) -> (),
        close_app(()) -> (),
    }
}
