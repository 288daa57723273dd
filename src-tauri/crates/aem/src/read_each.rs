//! Reading every asset of a batch: from pages where they show it, alone where they do not.
//! That is what a plan and an export need; who can do without an asset reads pages only.

use futures::StreamExt as _;
use futures::stream;

use super::{AssetRef, AssetState, Author, BulkReader, Error};

/// After so many assets in a row that cannot be read, the fault is not theirs.
const IN_A_ROW: u32 = 10;

impl BulkReader {
    /// Reads assets, in the order given. An error that speaks for one of them stands in
    /// its place.
    ///
    /// # Errors
    /// A fact about the environment that a page told; nothing is known about any asset
    /// then.
    pub async fn read_each(
        &self,
        wanted: &[AssetRef<'_>],
    ) -> Result<Vec<Result<AssetState, Error>>, Error> {
        let found = self.read(wanted).await?;
        let paths = || wanted.iter().map(|one| one.path);
        let shown =
            found.iter().zip(paths()).find_map(|(state, path)| state.as_ref().and(Some(path)));
        // Paths of their own: what is spawned needs a future of any lifetime.
        let alone = |path: &str| {
            let other = shown.or_else(|| paths().find(|other| *other != path));
            (path.to_owned(), other.map(str::to_owned))
        };
        let found: Vec<Result<AssetState, _>> = found
            .into_iter()
            .zip(paths())
            .map(|(state, path)| state.ok_or_else(|| alone(path)))
            .collect();
        let reads = stream::iter(found).map(|found| {
            let author = self.author().clone();
            async move {
                match found {
                    Ok(state) => Ok(state),
                    Err((path, other)) => read_alone(&author, &path, other.as_deref()).await,
                }
            }
        });
        Ok(reads.buffered(self.author().assets_at_once()).collect().await)
    }
}

/// Reads an asset by itself. A web page or a redirect in place of data is the asset's fault
/// where it comes twice and `other` gets data in between.
async fn read_alone(author: &Author, path: &str, other: Option<&str>) -> Result<AssetState, Error> {
    let page = match author.asset_state(path).await {
        Err(page @ Error::NotData { .. }) => page,
        read => return read,
    };
    if !author.gives_data(other).await {
        return Err(page);
    }
    author.before_retry(0).await;
    match author.asset_state(path).await {
        Err(Error::NotData { status, .. }) => {
            Err(Error::Unexpected { status, said: String::new() })
        }
        read => read,
    }
}

/// Counts the assets in a row that cannot be read. One that is not there says nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unreadable {
    in_a_row: u32,
}

impl Unreadable {
    /// Takes an asset into account, and gives back what was read of it.
    ///
    /// # Errors
    /// What ends the reading of all: a fact about the environment, and the error of the
    /// last of too many in a row.
    pub fn count<T>(&mut self, read: Result<T, Error>) -> Result<Result<T, Error>, Error> {
        match &read {
            Ok(_) => self.in_a_row = 0,
            Err(Error::Missing) => {}
            Err(error) => {
                self.in_a_row += 1;
                if error.is_about_environment() || self.in_a_row >= IN_A_ROW {
                    return read.map(Ok);
                }
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unreadable() -> Result<(), Error> {
        Err(Error::Server { status: 500, said: String::new() })
    }

    #[test]
    fn the_last_of_too_many_in_a_row_ends_it_and_one_that_is_gone_is_none_of_them() {
        let mut counted = Unreadable::default();
        for read in 1..IN_A_ROW {
            assert!(counted.count(unreadable()).is_ok(), "the {read}th");
            assert!(matches!(counted.count::<()>(Err(Error::Missing)), Ok(Err(Error::Missing))));
        }
        assert!(matches!(counted.count(unreadable()), Err(Error::Server { status: 500, .. })));
    }

    #[test]
    fn one_that_is_read_begins_the_row_anew() {
        let mut counted = Unreadable::default();
        for read in 1..=3 * IN_A_ROW {
            let is_read = read % IN_A_ROW == 0;
            let counted = counted.count(if is_read { Ok(()) } else { unreadable() });
            assert_eq!(counted.expect("goes on").is_ok(), is_read, "the {read}th");
        }
    }

    #[test]
    fn what_is_about_the_environment_ends_it_at_once() {
        let ends = Unreadable::default().count::<()>(Err(Error::SignInRefused));
        assert!(matches!(ends, Err(Error::SignInRefused)), "{ends:?}");
    }
}
