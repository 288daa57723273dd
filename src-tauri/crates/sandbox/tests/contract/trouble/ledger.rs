use relabel_sandbox::AssetWrites;
use serde_json::json;

use super::{asset, send, statuses};
use crate::contract::support::Bench;

#[tokio::test]
async fn every_write_is_told_with_what_became_of_it() {
    let bench = Bench::synthetic(5).await;
    bench.sandbox.stage("500:times=1").unwrap();
    assert_eq!(statuses(&bench, 2, 2).await, [500]);
    assert_eq!(statuses(&bench, 1, 2).await, [200, 200]);
    let metadata = format!("{}/jcr:content/metadata", asset(1));
    bench.post(&metadata, &[("dc:rights", "posted")]).await;
    let ledger = bench.sandbox.ledger();
    let told: Vec<(u64, String, u16, bool)> = ledger
        .writes()
        .into_iter()
        .map(|write| (write.sequence, write.asset, write.status, write.applied))
        .collect();
    assert_eq!(
        told,
        [
            (1, asset(2), 500, false),
            (2, asset(1), 200, true),
            (3, asset(2), 200, true),
            (4, asset(1), 200, true),
        ]
    );
    let of_one = ledger.writes_to(&asset(1));
    assert_eq!(
        of_one[0].properties,
        json!({"metadata/dc:rights": "x"}).as_object().cloned().unwrap()
    );
    assert_eq!(of_one[1].path, metadata);
    assert!(of_one[1].received >= of_one[0].at);
    assert_eq!(
        ledger.per_asset(),
        [
            AssetWrites { asset: asset(2), sends: 2, applied: 1 },
            AssetWrites { asset: asset(1), sends: 2, applied: 2 },
        ]
    );
    let totals = ledger.totals();
    assert_eq!((totals.received, totals.answered, totals.applied, totals.assets), (4, 4, 3, 2));
    assert_eq!(totals.by_status, [(200, 3), (500, 1)].into());
    assert_eq!((ledger.sends(&asset(4)), ledger.applied(&asset(4))), (0, 0));
    assert_eq!(ledger.page(2, 1)[0].sequence, 3);
    ledger.clear();
    assert!(bench.sandbox.writes().is_empty());
    send(&bench, 1, "x").await.unwrap();
    assert_eq!(bench.sandbox.writes()[0].sequence, 1);
}
