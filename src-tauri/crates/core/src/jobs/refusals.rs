//! Refusals for want of permission: a folder where the account may not write.

use std::collections::HashMap;

/// After so many refusals in a row the job asks, instead of collecting thousands of
/// the same refusal. Whoever lets it go on all the same is asked again only after
/// [`PATIENCE`] times as many.
const IN_A_ROW: u32 = 10;
const PATIENCE: u32 = 10;

/// Refusals since the last asset that was let through, in each folder and over all:
/// several assets are on their way at the same time, so that one folder's refusals
/// mix with what goes well in the next.
#[derive(Debug)]
pub(super) struct Refusals {
    of_folders: HashMap<String, u32>,
    of_all: u32,
    most: u32,
}

impl Default for Refusals {
    fn default() -> Self {
        Self { of_folders: HashMap::new(), of_all: 0, most: IN_A_ROW }
    }
}

impl Refusals {
    /// Notes what became of an asset; its folder when there were too many.
    pub(super) fn note<'a>(&mut self, path: &'a str, is_refusal: bool) -> Option<&'a str> {
        let folder = folder_of(path);
        if !is_refusal {
            self.of_all = 0;
            self.of_folders.remove(folder);
            return None;
        }
        let of_folder = self.of_folders.entry(folder.to_owned()).or_default();
        *of_folder += 1;
        self.of_all += 1;
        if *of_folder < self.most && self.of_all < self.most {
            return None;
        }
        *self = Self { most: self.most.saturating_mul(PATIENCE), ..Self::default() };
        Some(folder)
    }
}

/// The folder an asset lies in.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_folder_is_noticed_among_what_goes_well() {
        let mut refusals = Refusals::default();
        for _ in 1..IN_A_ROW {
            assert_eq!(refusals.note("/dam/closed/a.jpg", true), None);
            assert_eq!(refusals.note("/dam/open/a.jpg", false), None);
        }
        assert_eq!(refusals.note("/dam/closed/b.jpg", true), Some("/dam/closed"));
        assert_eq!(refusals.note("/dam/closed/c.jpg", true), None, "counted anew");
    }

    #[test]
    fn single_refusals_in_many_folders_are_noticed_when_nothing_else_happens() {
        let mut refusals = Refusals::default();
        let paths: Vec<String> = (0..IN_A_ROW).map(|nth| format!("/dam/{nth}/a.jpg")).collect();
        let told: Vec<&str> = paths.iter().filter_map(|path| refusals.note(path, true)).collect();
        assert_eq!(told, ["/dam/9"]);
    }

    #[test]
    fn whoever_goes_on_all_the_same_is_not_asked_at_every_turn() {
        let mut refusals = Refusals::default();
        let asked = (0..5_000).filter(|_| refusals.note("/dam/closed/a.jpg", true).is_some());
        assert_eq!(asked.count(), 3);
    }

    #[test]
    fn an_asset_that_is_let_through_ends_the_row_of_its_folder() {
        let mut refusals = Refusals::default();
        for _ in 0..5 * IN_A_ROW {
            for nth in 1..IN_A_ROW {
                assert_eq!(refusals.note("/dam/mixed/a.jpg", true), None, "{nth}");
            }
            assert_eq!(refusals.note("/dam/mixed/b.jpg", false), None);
        }
    }
}
