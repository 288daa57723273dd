//! Environments.

/// What kind of environment it is, by the user's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Production.
    Live,
    /// Stage.
    Test,
    /// Development.
    Development,
    /// The practice environment inside the app.
    Practice,
}
