-- Version 4: edits that differ by asset, cells changed by hand, recipes, searches, sheets.

-- The row of the sheet an asset comes from, from 1 as people count.
ALTER TABLE plan_assets ADD COLUMN source_row INTEGER;

-- Something to know about a cell that is sent all the same.
ALTER TABLE plan_cells ADD COLUMN note TEXT;
ALTER TABLE plan_cells ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
-- What was computed before it was changed by hand, as JSON of after, state, reason, note.
ALTER TABLE plan_cells ADD COLUMN computed TEXT;
-- The row of the sheet that says otherwise.
ALTER TABLE plan_cells ADD COLUMN other_row INTEGER;

-- A row of a sheet that may mean several assets: the name it has for them, how many
-- there are, and its cells as JSON, which are planned once one asset is chosen.
CREATE TABLE plan_choices (
    plan  INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    row   INTEGER NOT NULL,
    named TEXT NOT NULL,
    count INTEGER NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (plan, row)
) WITHOUT ROWID;
-- The first of the assets that have such a name.
CREATE TABLE plan_candidates (
    plan  INTEGER NOT NULL REFERENCES plans ON DELETE CASCADE,
    named TEXT NOT NULL,
    path  TEXT NOT NULL,
    title TEXT,
    kind  TEXT NOT NULL,
    PRIMARY KEY (plan, named, path)
) WITHOUT ROWID;

ALTER TABLE plans ADD COLUMN source TEXT NOT NULL DEFAULT '{"kind":"edit"}';
-- Once a cell was changed by hand, `state_no` of its cells has gaps.
ALTER TABLE plans ADD COLUMN is_edited INTEGER NOT NULL DEFAULT 0;
-- Cells that keep it from being run.
ALTER TABLE plans ADD COLUMN blocking INTEGER NOT NULL DEFAULT 0;

ALTER TABLE listings ADD COLUMN origin TEXT NOT NULL DEFAULT '{"kind":"folder"}';
ALTER TABLE listing_rows ADD COLUMN uuid TEXT;

-- `body` is versioned JSON, as in a recipe file; `shipped` names those that come with
-- Relabel, until they are changed.
CREATE TABLE recipes (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    body     TEXT NOT NULL,
    shipped  TEXT,
    used_at  TEXT
) WITHOUT ROWID;

CREATE TABLE searches (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    body     TEXT NOT NULL,
    saved_at TEXT NOT NULL
) WITHOUT ROWID;

-- By the SHA-256 of the set of headings; the newest 200 are kept.
CREATE TABLE sheet_mappings (
    headers TEXT PRIMARY KEY,
    body    TEXT NOT NULL,
    used_at TEXT NOT NULL
) WITHOUT ROWID;

-- Prefixes of property names of which the user says that AEM knows them.
CREATE TABLE prefixes (
    connection_id TEXT NOT NULL,
    prefix        TEXT NOT NULL,
    PRIMARY KEY (connection_id, prefix)
) WITHOUT ROWID;
