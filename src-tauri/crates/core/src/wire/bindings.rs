//! The TypeScript side of the border, generated from the types beside it.

use std::fmt::Write as _;

use ts_rs::{Config, TS};

use super::*;

/// Declares every type of the border.
macro_rules! types {
    ($($ty:ty),* $(,)?) => {
        fn write_types(out: &mut String, config: &Config) {
            $(let _ = writeln!(out, "export {}\n", <$ty as TS>::decl(config));)*
        }
    };
}

/// Each command with its request and response.
macro_rules! commands {
    ($($module:ident { $($name:ident($request:ty) -> $response:ty),* $(,)? })*) => {
        fn write_commands(out: &mut String, config: &Config) {
            $($(let _ = writeln!(
                out,
                "\t{}: {{ request: {}; response: {} }};",
                stringify!($name),
                <$request as TS>::name(config),
                <$response as TS>::name(config),
            );)*)*
        }
    };
}

include!("commands.in");

types! {
    ConnectionId, ImportId, ListingId, PlanId, JobId, RecipeId, SearchId, SheetId, ExportId, AnswerId, Timestamp,
    ErrorCode, ErrorDetails, ApiError,
    KeyKind, Stage, KeyFacts, KeyRelation, ExistingConnection, KeyChoice, KeyInspection, ChooseKey, ImportRef,
    AddConnection, LocalSignIn, AddLocalAem, InspectAddress, AddressFacts, UpdateConnection, Writing,
    Route, ConnectionSummary, ConnectionRef, Access,
    CheckConnection, CheckStep, Mark, FindingCode, AdminRequestKind, AdminRequest, Finding, CheckState,
    ProxyFrom, ProxyInUse, ProxyChoice, SystemProxy, ProxySettings, HostFindings, NetworkState, FieldCount, FolderCount, SideEffect, JobOutlook,
    CertificateFacts, CertificateInspection, CertificateRef,
    ListFolders, Folder, OpenListing, ListingRef, ListingState, ListingPage, AssetSort, SortListing, ListingRows, AssetKind, Asset, Selection,
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
    SheetMapping, MatchBy, AssetNames, ColumnUse, MatchHeadings, ReadSheetAs, SheetInspection, SheetRef, MakeSheetPlan, BrokenLetters, BrokenCells,
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

/// The whole of `ui/src/backend/bindings.ts`.
#[must_use]
pub fn typescript() -> String {
    let config = Config::default();
    let mut out = String::from(
        "// Generated from src-tauri/crates/core/src/wire by `cargo xtask bindings`. Do not edit.\n\n",
    );
    write_types(&mut out, &config);
    out.push_str(
        "/** Every command: what it takes and what it gives. */\nexport interface Commands {\n",
    );
    write_commands(&mut out, &config);
    out.push_str("}\n");
    out
}
