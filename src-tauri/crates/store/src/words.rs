//! The words of the database.
//!
//! A word stands in the databases of the people who use Relabel, so none is ever changed
//! here: a value that gets another name in the core, or another word on the wire, keeps
//! its own in this table.

use relabel_model::{
    AssetKind, BrokenLetters, CannotReason, CellNote, CellState, DateUnit, FieldKind, FindMode,
    JobKind, JobPhase, KeyKind, Kind, LetterCase, Outcome, OutcomeReason, Route, ShippedRecipe,
    Speed, Stage,
};

use super::Error;

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
    BrokenLetters {
        Ask = "ask",
        Repair = "repair",
        Keep = "keep",
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
    DateUnit {
        Days = "days",
        Weeks = "weeks",
        Months = "months",
        Years = "years",
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
    FindMode {
        Plain = "plain",
        WholeWord = "wholeWord",
        Regex = "regex",
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
    Kind {
        String = "String",
        Long = "Long",
        Double = "Double",
        Boolean = "Boolean",
        Date = "Date",
        Decimal = "Decimal",
        Name = "Name",
        Path = "Path",
        Uri = "Uri",
    }
    LetterCase {
        Upper = "upper",
        Lower = "lower",
        Title = "title",
        Sentence = "sentence",
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
