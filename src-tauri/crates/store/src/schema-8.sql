-- Version 8: plan rows that a job may have sent before their turn, beside those below its
-- `lease_end`.
CREATE TABLE early_leases (
    job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
    row INTEGER NOT NULL,
    PRIMARY KEY (job, row)
) WITHOUT ROWID;
