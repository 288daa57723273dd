//! How much the tests with made-up values try, in one place for all test programs.

/// `usual`, or with `RELABEL_CASES` as many times more as that is than 256: what a
/// property tries without it.
pub(crate) fn tries(usual: u32) -> u32 {
    let cases = std::env::var("RELABEL_CASES").ok().and_then(|cases| cases.parse::<u64>().ok());
    let scaled = |cases: u64| u32::try_from(u64::from(usual) * cases / 256).unwrap_or(u32::MAX);
    cases.map_or(usual, scaled).max(1)
}
