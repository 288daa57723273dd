//! A listing in another order than AEM's.

use relabel_core::api::types::{AssetSort, ListingRows, SortListing};
use relabel_sandbox::LIBRARY_ROOT;

use super::rig::Rig;

#[tokio::test]
async fn a_listing_is_shown_in_another_order_by_the_numbers_of_its_rows() {
    let rig = Rig::new().await;
    let listing_id = rig.list(LIBRARY_ROOT, true, false).await.listing_id;
    let all = rig.rows(listing_id).await;
    let sorted = async |by, descending| {
        let request = SortListing { listing_id, by, descending };
        rig.app.sort_listing(request).await.expect("is sorted")
    };
    let rows = sorted(AssetSort::Modified, true).await;
    let moments: Vec<_> = rows.iter().map(|row| all[*row as usize].modified_at).collect();
    assert!(moments.is_sorted_by(|one, other| one >= other), "{moments:?}");
    assert_ne!(rows, sorted(AssetSort::Name, false).await);
    let mut numbers = rows.clone();
    numbers.sort_unstable();
    assert!(numbers.into_iter().eq(0..u32::try_from(all.len()).expect("fits")), "each row once");

    let wanted: Vec<_> = rows.iter().take(3).map(|row| all[*row as usize].clone()).collect();
    let request = ListingRows { listing_id, rows: rows[..3].to_vec() };
    assert_eq!(rig.app.listing_rows(request).await.expect("rows"), wanted);
    let request = ListingRows { listing_id, rows: vec![0; 300] };
    assert_eq!(rig.app.listing_rows(request).await.expect("rows").len(), 200);
}
