//! Whose fault it is that an asset gets no answer: its own, or that of AEM and what stands
//! before it.

use super::{AssetRun, Halt};

impl AssetRun<'_> {
    /// Before an asset is given up for what may be AEM's failure or the network's: AEM
    /// is asked for something else. Nothing is counted against the asset when that
    /// fails too.
    ///
    /// # Errors
    /// [`Halt::Environment`] when AEM answers nothing at all.
    pub(super) async fn blame_the_asset(&mut self) -> Result<(), Halt> {
        let Some(outage) = self.run.settling.outage().await else { return Ok(()) };
        self.retry.forgive();
        Err(outage.into())
    }

    /// Before an asset that was answered with a web page or a redirect is tried again:
    /// another asset is read, one that was written where there is one. Were it read after
    /// the second try, an outage that ends in between would be the asset's fault.
    ///
    /// # Errors
    /// [`Halt::Environment`] when that gets no data either.
    pub(super) async fn others_get_data(&mut self, page: &relabel_aem::Error) -> Result<(), Halt> {
        let other = self.run.breaker.other(&self.item.path);
        let is_given = self.run.settling.gives_data(other.as_deref()).await;
        if is_given { Ok(()) } else { self.hold_for_page(page) }
    }

    /// Blames an asset that was answered with a page twice.
    ///
    /// # Errors
    /// [`Halt::Environment`] when too many assets in a row had to be blamed.
    pub(super) fn blame_for_pages(&mut self, page: &relabel_aem::Error) -> Result<(), Halt> {
        let may = self.run.breaker.may_blame(&self.item.path, self.run.control.epoch());
        if may { Ok(()) } else { self.hold_for_page(page) }
    }

    fn hold_for_page(&mut self, page: &relabel_aem::Error) -> Result<(), Halt> {
        self.retry.forgive();
        Err(page.clone().into())
    }
}
