//! Figures of the Check table: P24.

use anyhow::Result;

use super::Plan;
use super::figure::Figure;

/// Measures.
#[expect(clippy::unnecessary_wraps, reason = "like every group")]
pub(super) fn measure(_plan: &Plan) -> Result<Vec<Figure>> {
    Ok(Vec::new())
}
