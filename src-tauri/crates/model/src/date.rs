//! Dates the way people write them.

/// In which order a date of three numbers is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(serde::Serialize, serde::Deserialize, ts_rs::TS),
    serde(rename_all = "camelCase")
)]
pub enum DateOrder {
    /// 31/12/2031.
    DayFirst,
    /// 12/31/2031.
    MonthFirst,
    /// 2031-12-31.
    YearFirst,
}
