//! The words of the database.
//!
//! A word stands in the databases of the people who use Relabel, so none is ever changed
//! here: a value that gets another name in the core, or another word on the wire, keeps
//! its own in this table.

use relabel_model::{
    AssetKind, CannotReason, CellNote, CellState, FieldKind, JobKind, JobPhase, KeyKind, Outcome,
    OutcomeReason, Route, Speed, Stage,
};

use super::Error;
use crate::api::types::ShippedRecipe;

/// A value that is stored as one word.
pub(super) trait Word: Copy {
    /// Its word.
    fn word(self) -> &'static str;

    /// The value of a word.
    fn of(word: &str) -> Option<Self>;
}

/// The word for a value.
pub(super) fn word<T: Word>(value: &T) -> &'static str {
    value.word()
}

/// The value a word stands for.
///
/// # Errors
/// [`Error::Unknown`]
pub(super) fn from_word<T: Word>(word: &str) -> Result<T, Error> {
    T::of(word).ok_or_else(|| Error::Unknown(word.to_owned()))
}

macro_rules! stored {
    ($($of:ident { $($value:ident = $word:literal),* $(,)? })*) => {$(
        impl Word for $of {
            fn word(self) -> &'static str {
                match self { $(Self::$value => $word),* }
            }

            fn of(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$value),)* _ => None }
            }
        }
    )*};
}

stored! {
    AssetKind {
        Image = "image",
        Video = "video",
        Audio = "audio",
        Document = "document",
        Fragment = "fragment",
        Other = "other",
    }
    CannotReason {
        AssetMissing = "assetMissing",
        StillProcessing = "stillProcessing",
        CheckedOut = "checkedOut",
        UnsupportedValue = "unsupportedValue",
        KindMismatch = "kindMismatch",
        ReadFailed = "readFailed",
        RequiredEmpty = "requiredEmpty",
        NotAllowed = "notAllowed",
        TooLong = "tooLong",
        PrefixUnknown = "prefixUnknown",
        Locked = "locked",
        ReviewStatusLocked = "reviewStatusLocked",
        ListInSingle = "listInSingle",
        TagUnknown = "tagUnknown",
        DateUnreadable = "dateUnreadable",
        NumberUnreadable = "numberUnreadable",
        YesNoUnreadable = "yesNoUnreadable",
        Undecoded = "undecoded",
        BrokenLetters = "brokenLetters",
        NumberRounded = "numberRounded",
        NumberFormatted = "numberFormatted",
        CellError = "cellError",
        AssetNotFound = "assetNotFound",
        AssetAmbiguous = "assetAmbiguous",
        RowsContradict = "rowsContradict",
        LeftOut = "leftOut",
    }
    CellNote {
        RowsMerged = "rowsMerged",
        TagMoved = "tagMoved",
        ChangesAgain = "changesAgain",
        SourceEmpty = "sourceEmpty",
        OtherRequiredEmpty = "otherRequiredEmpty",
        LineEnds = "lineEnds",
        UndoInexact = "undoInexact",
    }
    CellState {
        WillChange = "willChange",
        AlreadyRight = "alreadyRight",
        Cannot = "cannot",
    }
    FieldKind {
        Text = "text",
        LongText = "longText",
        List = "list",
        Tags = "tags",
        Date = "date",
        YesNo = "yesNo",
        Number = "number",
    }
    JobKind {
        Change = "change",
        Undo = "undo",
        Retry = "retry",
    }
    JobPhase {
        Running = "running",
        Paused = "paused",
        Stopping = "stopping",
        Stopped = "stopped",
        Finished = "finished",
    }
    KeyKind {
        ServiceCredentials = "serviceCredentials",
        LocalDevelopmentToken = "localDevelopmentToken",
        OauthServerToServer = "oauthServerToServer",
        LocalAem = "localAem",
    }
    Outcome {
        LeftOut = "leftOut",
        AlreadyRight = "alreadyRight",
        CannotBeDone = "cannotBeDone",
        Changed = "changed",
        NotSent = "notSent",
        Conflict = "conflict",
        Failed = "failed",
        Unsure = "unsure",
    }
    OutcomeReason {
        ChangedByOther = "changedByOther",
        AssetMissing = "assetMissing",
        NotPermitted = "notPermitted",
        Locked = "locked",
        ValueRejected = "valueRejected",
        ServerError = "serverError",
        NotTaken = "notTaken",
        AnswerLost = "answerLost",
        Stopped = "stopped",
        Precondition = "precondition",
        UnexpectedAnswer = "unexpectedAnswer",
        FieldProtected = "fieldProtected",
        CheckedIn = "checkedIn",
        NotCommitted = "notCommitted",
        GoneMeanwhile = "goneMeanwhile",
        FolderLeft = "folderLeft",
        GoneAfterwards = "goneAfterwards",
        StillProcessing = "stillProcessing",
        ChangedElsewhere = "changedElsewhere",
        AdjustedByAem = "adjustedByAem",
        RetypedByAem = "retypedByAem",
        InterfaceRefused = "interfaceRefused",
    }
    Route {
        Together = "together",
        OneByOne = "oneByOne",
    }
    ShippedRecipe {
        TitleFromFile = "titleFromFile",
        DescriptionFromTitle = "descriptionFromTitle",
        TidyKeywords = "tidyKeywords",
        Approve = "approve",
        ExpireInOneYear = "expireInOneYear",
    }
    Speed {
        Gentle = "gentle",
        Normal = "normal",
        Fast = "fast",
    }
    Stage {
        Live = "live",
        Test = "test",
        Development = "development",
        Practice = "practice",
    }
}
