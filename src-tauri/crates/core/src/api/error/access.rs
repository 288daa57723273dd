//! The errors of keys, of signing in and of the way out of the program.

use relabel_access::http::{self, CertificateError, OriginError, ProxyFailure};
use relabel_access::{ims, keys, keys::VaultError};

use super::page_code;
use crate::wire::{ApiError, ErrorCode, ErrorDetails, Timestamp};

impl From<http::Error> for ApiError {
    fn from(error: http::Error) -> Self {
        let message = error.to_string();
        let is_passing = error.is_passing();
        let plain = ErrorDetails::default;
        let said = |technical| ErrorDetails { technical: Some(technical), ..plain() };
        let of_host = |host, technical| ErrorDetails { host: Some(host), technical, ..plain() };
        let (code, details) = match error {
            http::Error::Setup { technical } => (ErrorCode::TlsFailed, said(technical)),
            http::Error::NoAuthorities { technical } => (ErrorCode::NoAuthorities, said(technical)),
            http::Error::ProxySetting { variable, .. } => {
                let field = Some(variable.to_owned());
                (ErrorCode::ProxySetting, ErrorDetails { field, ..plain() })
            }
            http::Error::Dns { host } => (ErrorCode::Offline, of_host(host, None)),
            http::Error::Proxy { host, proxy, why, technical } => {
                let code = match why {
                    ProxyFailure::SignInWanted | ProxyFailure::PasswordRefused => {
                        ErrorCode::ProxySignIn
                    }
                    _ => ErrorCode::ProxyFailed,
                };
                (code, ErrorDetails { proxy: Some(proxy), ..of_host(host, Some(technical)) })
            }
            http::Error::Tls { host, technical, .. } => {
                (ErrorCode::TlsFailed, of_host(host, Some(technical)))
            }
            http::Error::Timeout { host, .. } => (ErrorCode::Timeout, of_host(host, None)),
            http::Error::TooLarge { host } => (ErrorCode::UnexpectedAnswer, of_host(host, None)),
            http::Error::Connect { host, technical }
            | http::Error::Interrupted { host, technical, .. } => {
                (ErrorCode::Offline, of_host(host, Some(technical)))
            }
        };
        let api = Self::new(code, message).with(details);
        if is_passing { api.retryable() } else { api }
    }
}

impl From<OriginError> for ApiError {
    fn from(error: OriginError) -> Self {
        let message = error.to_string();
        let (code, host) = match error {
            OriginError::SignInHost { host } => (ErrorCode::SignInHostNotAllowed, host),
            OriginError::Address { host, .. } => (ErrorCode::AddressNotAllowed, host),
            OriginError::NeedsConfirmation { host } => (ErrorCode::AddressNeedsConfirmation, host),
        };
        Self::new(code, message).with(ErrorDetails { host: Some(host), ..ErrorDetails::default() })
    }
}

impl From<CertificateError> for ApiError {
    fn from(error: CertificateError) -> Self {
        let (code, ended) = match error {
            CertificateError::Unreadable => (ErrorCode::FileNotRead, None),
            CertificateError::Weak(_) => (ErrorCode::CertificateWeak, None),
            CertificateError::NotRecognised => (ErrorCode::CertificateNotRecognised, None),
            CertificateError::NotAuthority => (ErrorCode::CertificateNotAuthority, None),
            CertificateError::Ended(when) => {
                (ErrorCode::CertificateFileEnded, Some(Timestamp(when)))
            }
            CertificateError::HasPrivateKey => (ErrorCode::CertificateHasPrivateKey, None),
        };
        Self::new(code, error.to_string()).with(ErrorDetails { ended, ..ErrorDetails::default() })
    }
}

impl From<keys::Error> for ApiError {
    fn from(error: keys::Error) -> Self {
        let message = error.to_string();
        let plain = |code| Self::new(code, message.clone());
        let ended = |code, ended| {
            Self::new(code, message.clone())
                .with(ErrorDetails { ended: Some(Timestamp(ended)), ..ErrorDetails::default() })
        };
        match error {
            keys::Error::Empty => plain(ErrorCode::KeyFileEmpty),
            keys::Error::TooLarge => plain(ErrorCode::KeyFileTooLarge),
            keys::Error::Unreadable => plain(ErrorCode::KeyFileUnreadable).retryable(),
            keys::Error::NotRecognised => plain(ErrorCode::KeyFileNotRecognised),
            keys::Error::Incomplete => plain(ErrorCode::KeyFileIncomplete),
            keys::Error::SavedError => plain(ErrorCode::KeyFileSavedError),
            keys::Error::RetiredJwt => plain(ErrorCode::KeyFileRetiredJwt),
            keys::Error::PublicOnly => plain(ErrorCode::KeyFilePublicOnly),
            keys::Error::OtherProject { scope } => plain(ErrorCode::KeyFileOtherProject)
                .with(ErrorDetails { field: Some(scope), ..ErrorDetails::default() }),
            keys::Error::Archive => plain(ErrorCode::KeyFileArchive),
            keys::Error::Document => plain(ErrorCode::KeyFileDocument),
            keys::Error::FieldMissing { field } => plain(ErrorCode::KeyFileFieldMissing)
                .with(ErrorDetails { field: Some(field.to_owned()), ..ErrorDetails::default() }),
            keys::Error::KeyUnusable => plain(ErrorCode::KeyFileKeyUnusable),
            keys::Error::KeyWeak => plain(ErrorCode::KeyFileKeyWeak),
            keys::Error::KeyMismatch => plain(ErrorCode::KeyFileKeyMismatch),
            keys::Error::Expired { ended: when } => ended(ErrorCode::KeyFileExpired, when),
            keys::Error::TokenExpired { ended: when } => ended(ErrorCode::TokenFileExpired, when),
            keys::Error::SignInHost(refused) => refused.into(),
        }
    }
}

impl From<VaultError> for ApiError {
    fn from(error: VaultError) -> Self {
        let message = error.to_string();
        match error {
            VaultError::Missing => Self::new(ErrorCode::KeyStoreMissing, message),
            VaultError::Locked => Self::new(ErrorCode::KeyStoreLocked, message).retryable(),
            // The way on is the same for both: the key file has to be added again.
            VaultError::Gone | VaultError::Damaged => Self::new(ErrorCode::KeyGone, message),
            VaultError::Refused { technical } => Self::new(ErrorCode::KeyStoreFailed, message)
                .with(ErrorDetails { technical: Some(technical), ..ErrorDetails::default() })
                .retryable(),
        }
    }
}

impl From<ims::Error> for ApiError {
    fn from(error: ims::Error) -> Self {
        let passing = error.is_passing();
        let message = error.to_string();
        let with = |code, details| {
            let api = Self::new(code, message.clone()).with(details);
            if passing { api.retryable() } else { api }
        };
        let said =
            |technical| ErrorDetails { technical: Some(technical), ..ErrorDetails::default() };
        match error {
            ims::Error::KeyRejected { technical } => with(ErrorCode::KeyRejected, said(technical)),
            ims::Error::CredentialUnknown { technical } => {
                with(ErrorCode::CredentialUnknown, said(technical))
            }
            ims::Error::ScopeMissing { technical } => {
                with(ErrorCode::ScopeMissing, said(technical))
            }
            ims::Error::ClockWrong { seconds } => {
                let limit = i64::from(i32::MAX);
                let seconds = i32::try_from(seconds.clamp(-limit, limit)).ok();
                with(ErrorCode::ClockWrong, ErrorDetails { seconds, ..ErrorDetails::default() })
            }
            ims::Error::TokenEnded { ended } => {
                let ended = Some(Timestamp(ended));
                with(ErrorCode::TokenEnded, ErrorDetails { ended, ..ErrorDetails::default() })
            }
            ims::Error::NotRenewable => with(ErrorCode::SignInRefused, ErrorDetails::default()),
            ims::Error::Unavailable { status, technical }
            | ims::Error::Unexpected { status, technical } => with(
                ErrorCode::SignInUnavailable,
                ErrorDetails { status: Some(status), ..said(technical) },
            ),
            ims::Error::NotData { status, page } => {
                let (status, host) = (Some(status), page.leads_to());
                with(page_code(&page), ErrorDetails { status, host, ..ErrorDetails::default() })
            }
            ims::Error::Key(missing) => missing.into(),
            ims::Error::SignedOut => with(ErrorCode::SignedOut, ErrorDetails::default()),
            ims::Error::Host(refused) => refused.into(),
            ims::Error::Transport(failed) => failed.into(),
        }
    }
}
