-- Relabel's one database. `user_version` holds the schema version.

CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE connections (
    id          TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    address     TEXT NOT NULL,
    stage       TEXT NOT NULL,
    key_facts   TEXT NOT NULL,
    -- Names the account, so that the same key dropped again is recognised. Not a secret.
    fingerprint TEXT NOT NULL,
    -- 0: the key is only in memory; the row is removed when a program starts.
    remembered  INTEGER NOT NULL,
    added_at    TEXT NOT NULL
) WITHOUT ROWID;

-- Listings live as long as the program that made them; they are emptied at start.
CREATE TABLE listings (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    connection_id TEXT NOT NULL,
    path          TEXT NOT NULL,
    recursive     INTEGER NOT NULL
);
CREATE TABLE listing_rows (
    listing     INTEGER NOT NULL REFERENCES listings ON DELETE CASCADE,
    row         INTEGER NOT NULL,
    path        TEXT NOT NULL,
    title       TEXT,
    kind        TEXT NOT NULL,
    modified_at TEXT,
    PRIMARY KEY (listing, row)
) WITHOUT ROWID;
CREATE UNIQUE INDEX listing_paths ON listing_rows (listing, path);

CREATE TABLE plans (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    connection_id TEXT NOT NULL,
    folder        TEXT NOT NULL,
    edit          TEXT NOT NULL,
    made_at       TEXT NOT NULL,
    -- Set once every asset was read; only then may a job be made of it.
    is_complete   INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE plan_assets (
    plan    INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    row     INTEGER NOT NULL,
    path    TEXT NOT NULL,
    title   TEXT,
    kind    TEXT NOT NULL,
    -- What the asset as a whole needs: 'write', 'right' or 'cannot'.
    need    TEXT NOT NULL,
    PRIMARY KEY (plan, row)
) WITHOUT ROWID;
-- One row per asset and field: the value before and after, staged before the first send.
CREATE TABLE plan_cells (
    plan     INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    cell     INTEGER NOT NULL,
    row      INTEGER NOT NULL,
    property TEXT NOT NULL,
    before   TEXT,
    after    TEXT,
    state    TEXT NOT NULL,
    -- Counts up within the state, so that a filtered table can ask for its page by key.
    state_no INTEGER NOT NULL,
    reason   TEXT,
    PRIMARY KEY (plan, cell)
) WITHOUT ROWID;
CREATE INDEX plan_cells_by_state ON plan_cells (plan, state, state_no);
CREATE INDEX plan_cells_by_row ON plan_cells (plan, row);

CREATE TABLE jobs (
    key           INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    plan          INTEGER NOT NULL UNIQUE REFERENCES plans,
    connection_id TEXT NOT NULL,
    os_user       TEXT NOT NULL,
    phase         TEXT NOT NULL,
    started_at    TEXT NOT NULL,
    ended_at      TEXT,
    -- Send lease: plan rows below this number may have been sent.
    lease_end     INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE job_rows (
    job        INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
    row        INTEGER NOT NULL,
    outcome    TEXT NOT NULL,
    outcome_no INTEGER NOT NULL,
    reason     TEXT,
    status     INTEGER,
    technical  TEXT,
    PRIMARY KEY (job, row)
) WITHOUT ROWID;
CREATE INDEX job_rows_by_outcome ON job_rows (job, outcome, outcome_no);
