//! Reading the tags of an environment.

use super::Tag;
use crate::aem::{Author, Error};

impl Author {
    /// All tags and namespaces, in no order.
    ///
    /// # Errors
    /// Any [`Error`].
    pub(crate) async fn tags(&self) -> Result<Vec<Tag>, Error> {
        std::future::ready(Ok(Vec::new())).await
    }
}
