//! Adobe's sign-in: a key goes in, access tokens come out.
//!
//! `exchange` fetches a token, `answer` reads what came, [`Tokens`] keeps the
//! token and sees to it that any number of callers cause one fetch, and the
//! caller asks for it before every request. Tokens live in memory only, the key
//! only while it is exchanged. The sign-in server is checked against
//! [`Reach`](crate::http::Reach) when the key file is read and again before
//! every exchange.

mod access_token;
mod answer;
mod assertion;
mod clock;
mod error;
mod exchange;
mod tokens;

pub use access_token::AccessToken;
pub use answer::is_answer;
pub use clock::{Clock, SystemClock};
pub use error::Error;
pub use exchange::question;
pub use tokens::Tokens;
