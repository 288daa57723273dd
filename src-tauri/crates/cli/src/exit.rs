//! Exit codes, for scripts: part of the command line's contract.

use std::process::ExitCode;

use relabel_core::api::types::{ErrorCode, OutcomeCounts};

/// Nothing could be done, for a reason that no other code stands for.
pub(crate) const OTHER: u8 = 1;
/// The command was given wrongly: arguments, field, value or path. Also what the
/// argument parser itself uses.
pub(crate) const USAGE: u8 = 2;
/// The key file, the key store or the sign-in.
pub(crate) const SIGN_IN: u8 = 3;
/// AEM refused for want of permission.
pub(crate) const PERMISSION: u8 = 4;
/// The run ended, and a field of an asset does not hold what was wanted; of a query, AEM found something wrong or
/// rows may be missing.
pub(crate) const SOME_FAILED: u8 = 5;
/// The run ended before its end: stopped by Ctrl-C or SIGTERM, or held because the
/// environment does not answer. What was not sent can be tried again, and a job that
/// is held be gone on with.
pub(crate) const PAUSED: u8 = 6;
/// A second Ctrl-C ended the program at once, as a shell says it of a program that
/// SIGINT ended (128 + 2). The job can be gone on with.
pub(crate) const INTERRUPTED: u8 = 130;

/// The exit code of an error that ended the command.
pub(crate) fn of(code: ErrorCode) -> ExitCode {
    ExitCode::from(number(code))
}

/// The same as a number.
pub(crate) fn number(code: ErrorCode) -> u8 {
    use ErrorCode as E;
    match code {
        E::KeyFileEmpty
        | E::KeyFileTooLarge
        | E::KeyFileUnreadable
        | E::KeyFileNotRecognised
        | E::KeyFileIncomplete
        | E::KeyFileSavedError
        | E::KeyFileRetiredJwt
        | E::KeyFilePublicOnly
        | E::KeyFileOtherProject
        | E::KeyFileArchive
        | E::KeyFileDocument
        | E::KeyFileFieldMissing
        | E::KeyFileKeyUnusable
        | E::KeyFileKeyWeak
        | E::KeyFileKeyMismatch
        | E::KeyFileExpired
        | E::TokenFileExpired
        | E::SignInHostNotAllowed
        | E::ImportGone
        | E::KeyFileChanged
        | E::KeyStoreMissing
        | E::KeyStoreLocked
        | E::KeyStoreFailed
        | E::KeyGone
        | E::KeyRejected
        | E::CredentialUnknown
        | E::ScopeMissing
        | E::ClockWrong
        | E::TokenEnded
        | E::SignInUnavailable
        | E::SignInRefused
        | E::SignedOut => SIGN_IN,
        E::PermissionMissing | E::ClientNotRegistered | E::ClientIdRefused | E::SearchClosed => {
            PERMISSION
        }
        E::AddressNotAllowed
        | E::AddressNeedsConfirmation
        | E::OtherAccount
        | E::ReplaceNotConfirmed
        | E::LiveLocked
        | E::CountNotTyped
        | E::CertificateNotRecognised
        | E::CertificateNotAuthority
        | E::CertificateFileEnded
        | E::CertificateHasPrivateKey
        | E::CertificateWeak
        | E::NotFound
        | E::PathMissing
        | E::EndpointMissing
        | E::QueryNameTaken
        | E::QueryNameInvalid
        | E::FieldInvalid
        | E::SheetNotRecognised
        | E::SheetOldFormat
        | E::SheetProtected
        | E::SheetTooLarge
        | E::SheetDamaged
        | E::SheetEmpty
        | E::SheetChanged
        | E::SheetGone
        | E::AnswerGone
        | E::FileNotRead
        | E::SheetQuestionOpen
        | E::RecipeNotRecognised
        | E::RecipeNewer
        | E::SearchTooLong
        | E::PathInvalid
        | E::ProxyAddress
        | E::RequestInvalid => USAGE,
        E::Offline
        | E::TlsFailed
        | E::Timeout
        | E::SlowDown
        | E::NotData
        | E::NetworkSignIn
        | E::NetworkBlocks
        | E::GatewayFailed
        | E::ProxyFailed
        | E::ProxySignIn
        | E::ProxySetting
        | E::NoAuthorities
        | E::UnexpectedAnswer
        | E::VersionLost
        | E::TagsNotReadable
        | E::SchemaNotReadable
        | E::AnswerTooLarge
        | E::PlanNotRunnable
        | E::JobNotEnded
        | E::FileNotWritten
        | E::StoreFailed
        | E::StoreDamaged
        | E::StoreNewer
        | E::StoreBusy
        | E::ProgramFailed
        | E::PracticeFailed => OTHER,
    }
}

/// The exit code of a run that reached its end, by the fields of its assets. What the
/// user left out was not wanted.
pub(crate) fn of_run(cells: OutcomeCounts) -> ExitCode {
    if cells.not_done() == 0 { ExitCode::SUCCESS } else { ExitCode::from(SOME_FAILED) }
}
