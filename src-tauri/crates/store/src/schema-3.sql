-- Version 3: what a job engine that loses nothing needs to know.

-- Plans know their size, so that nobody has to count a million rows to start a job.
ALTER TABLE plans ADD COLUMN assets    INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plans ADD COLUMN to_change INTEGER NOT NULL DEFAULT 0;
-- Whether the folder was listed with everything below it: where pages are read from.
ALTER TABLE plans ADD COLUMN recursive INTEGER NOT NULL DEFAULT 1;
-- 'change', 'undo' or 'retry', and of which job.
ALTER TABLE plans ADD COLUMN kind      TEXT NOT NULL DEFAULT 'change';
ALTER TABLE plans ADD COLUMN of_job    INTEGER;
-- Whether each field of an asset counts by itself, as in an undo and in another try of
-- one: what somebody else changed since does not keep the others from being written.
ALTER TABLE plans ADD COLUMN by_field  INTEGER NOT NULL DEFAULT 0;
-- Names of the fields, as JSON.
ALTER TABLE plans ADD COLUMN fields    TEXT NOT NULL DEFAULT '[]';
UPDATE plans SET
    assets    = (SELECT count(*) FROM plan_assets WHERE plan = plans.key),
    to_change = (SELECT count(*) FROM plan_assets WHERE plan = plans.key AND need = 'write'),
    fields    = (SELECT json_group_array(value ->> '$.property') FROM json_each(plans.edit, '$.fields'));

-- How fast requests may follow each other.
ALTER TABLE connections ADD COLUMN speed TEXT NOT NULL DEFAULT 'normal';

-- A job keeps the words and the account of its connection, which may be removed
-- while History still tells of the job.
ALTER TABLE jobs ADD COLUMN connection_name TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN address         TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN account         TEXT NOT NULL DEFAULT '';
-- Why it is paused, as JSON.
ALTER TABLE jobs ADD COLUMN paused_by       TEXT;
-- Every plan row below this number has its outcome, if it needs one.
ALTER TABLE jobs ADD COLUMN settled_below   INTEGER NOT NULL DEFAULT 0;
-- The six outcomes as JSON, counted from the rows when the job ended; NULL before.
ALTER TABLE jobs ADD COLUMN counts          TEXT;
-- Mean speed of the whole job, once it ended.
ALTER TABLE jobs ADD COLUMN per_second      REAL;
UPDATE jobs SET
    connection_name = coalesce((SELECT name FROM connections WHERE id = connection_id), ''),
    address         = coalesce((SELECT address FROM connections WHERE id = connection_id), ''),
    account         = coalesce((SELECT fingerprint FROM connections WHERE id = connection_id), ''),
    counts          = CASE WHEN ended_at IS NULL THEN NULL ELSE (
        SELECT json_object(
            'changed',      count(*) FILTER (WHERE outcome = 'changed'),
            'alreadyRight', count(*) FILTER (WHERE outcome = 'alreadyRight'),
            'conflict',     count(*) FILTER (WHERE outcome = 'conflict'),
            'failed',       count(*) FILTER (WHERE outcome = 'failed'),
            'notSent',      count(*) FILTER (WHERE outcome = 'notSent'),
            'unsure',       count(*) FILTER (WHERE outcome = 'unsure'))
        FROM job_rows WHERE job = jobs.key) END;

-- How often an asset was sent, what was found there at a conflict (JSON by field),
-- and when its outcome was written (seconds since 1970).
ALTER TABLE job_rows ADD COLUMN attempts   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE job_rows ADD COLUMN theirs     TEXT;
ALTER TABLE job_rows ADD COLUMN updated_at INTEGER;
-- Names of the properties that may have been written, as JSON; NULL: all of the plan's,
-- or of an asset in conflict or failed none.
ALTER TABLE job_rows ADD COLUMN wrote      TEXT;
-- What can be undone and what can be tried again, besides what the outcome alone tells:
-- of a million rows it is asked each time that jobs are listed.
CREATE INDEX job_rows_written ON job_rows (job)
    WHERE outcome IN ('conflict', 'failed') AND wrote <> '[]';
CREATE INDEX job_rows_left_over ON job_rows (job)
    WHERE outcome IN ('failed', 'notSent', 'unsure') AND reason IS NOT 'cannotInPlan';

-- The course of a job: a bounded number of spans, each from `second` on.
CREATE TABLE job_samples (
    job     INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
    second  INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    done    INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    PRIMARY KEY (job, second)
) WITHOUT ROWID;
