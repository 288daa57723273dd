-- Version 6: outcomes by cell. An asset's outcome is the sum of its cells: see
-- `Outcome::of_asset`, which the steps below follow for jobs of earlier versions.

-- Outcomes of cells that were to be written, as JSON by property, where they are not
-- the asset's own.
ALTER TABLE job_rows ADD COLUMN cells TEXT;
-- How many cells of the plan have which outcome, as JSON; what waits counts as not sent.
ALTER TABLE jobs ADD COLUMN cells TEXT NOT NULL DEFAULT '{}';

-- Of an asset that was changed, fields that were right already were not written.
UPDATE job_rows SET cells = (
        SELECT json_group_object(c.property, 'alreadyRight')
        FROM jobs k JOIN plan_cells c INDEXED BY plan_cells_by_row
          ON c.plan = k.plan AND c.row = job_rows.row AND c.state = 'willChange'
        WHERE k.key = job_rows.job
          AND c.property NOT IN (SELECT value FROM json_each(job_rows.wrote)))
    WHERE outcome IN ('changed', 'unsure') AND wrote IS NOT NULL;
-- Of an asset in conflict, what was found there tells which fields somebody else changed.
UPDATE job_rows SET cells = (
        SELECT json_group_object(c.property, CASE
            WHEN coalesce(job_rows.theirs -> c.property, 'null') = coalesce(c.after, 'null')
                THEN iif(c.property IN (SELECT value FROM json_each(job_rows.wrote)),
                         'changed', 'alreadyRight')
            WHEN coalesce(job_rows.theirs -> c.property, 'null') = coalesce(c.before, 'null')
                THEN 'notSent'
            ELSE 'conflict' END)
        FROM jobs k JOIN plan_cells c INDEXED BY plan_cells_by_row
          ON c.plan = k.plan AND c.row = job_rows.row AND c.state = 'willChange'
        WHERE k.key = job_rows.job)
    WHERE outcome = 'conflict' AND theirs IS NOT NULL;
-- What the plan could not do was told as not sent, or not at all.
UPDATE job_rows SET outcome = 'cannotBeDone', cells = (
        SELECT json_group_object(c.property, 'alreadyRight')
        FROM jobs k JOIN plan_cells c INDEXED BY plan_cells_by_row
          ON c.plan = k.plan AND c.row = job_rows.row AND c.state = 'willChange'
        WHERE k.key = job_rows.job)
    WHERE outcome = 'alreadyRight' AND EXISTS (
        SELECT 1 FROM jobs k JOIN plan_cells c INDEXED BY plan_cells_by_row
          ON c.plan = k.plan AND c.row = job_rows.row AND c.state = 'cannot'
         AND c.reason IS NOT 'leftOut'
        WHERE k.key = job_rows.job);
DROP INDEX job_rows_left_over;
UPDATE job_rows SET reason = NULL, outcome = (
        SELECT CASE max(iif(c.state = 'alreadyRight', 1, iif(c.reason IS 'leftOut', 0, 2)))
               WHEN 0 THEN 'leftOut' WHEN 1 THEN 'alreadyRight' ELSE 'cannotBeDone' END
        FROM jobs k JOIN plan_cells c INDEXED BY plan_cells_by_row
          ON c.plan = k.plan AND c.row = job_rows.row
        WHERE k.key = job_rows.job)
    WHERE outcome = 'notSent' AND reason = 'cannotInPlan';
CREATE INDEX job_rows_left_over ON job_rows (job) WHERE outcome IN ('failed', 'notSent', 'unsure');
-- Numbers within an outcome have no gaps.
UPDATE job_rows SET outcome_no = number
    FROM (SELECT job AS of_job, row AS of_row,
                 row_number() OVER (PARTITION BY job, outcome ORDER BY outcome_no, row) - 1 AS number
          FROM job_rows)
    WHERE job = of_job AND row = of_row AND outcome_no <> number;

UPDATE jobs SET counts = (
        SELECT json_object(
            'changed',      count(*) FILTER (WHERE outcome = 'changed'),
            'alreadyRight', count(*) FILTER (WHERE outcome = 'alreadyRight'),
            'conflict',     count(*) FILTER (WHERE outcome = 'conflict'),
            'failed',       count(*) FILTER (WHERE outcome = 'failed'),
            'notSent',      count(*) FILTER (WHERE outcome = 'notSent'),
            'unsure',       count(*) FILTER (WHERE outcome = 'unsure'),
            'leftOut',      count(*) FILTER (WHERE outcome = 'leftOut'),
            'cannotBeDone', count(*) FILTER (WHERE outcome = 'cannotBeDone'))
        FROM job_rows WHERE job = jobs.key)
    WHERE ended_at IS NOT NULL;
UPDATE jobs SET cells = (
        SELECT json_object(
            'changed',      count(*) FILTER (WHERE outcome = 'changed'),
            'alreadyRight', count(*) FILTER (WHERE outcome = 'alreadyRight'),
            'conflict',     count(*) FILTER (WHERE outcome = 'conflict'),
            'failed',       count(*) FILTER (WHERE outcome = 'failed'),
            'notSent',      count(*) FILTER (WHERE outcome = 'notSent'),
            'unsure',       count(*) FILTER (WHERE outcome = 'unsure'),
            'leftOut',      count(*) FILTER (WHERE outcome = 'leftOut'),
            'cannotBeDone', count(*) FILTER (WHERE outcome = 'cannotBeDone'))
        FROM (SELECT CASE c.state
                     WHEN 'alreadyRight' THEN 'alreadyRight'
                     WHEN 'cannot' THEN iif(c.reason IS 'leftOut', 'leftOut', 'cannotBeDone')
                     ELSE coalesce(r.cells ->> c.property, r.outcome, 'notSent') END AS outcome
              FROM plan_cells c LEFT JOIN job_rows r ON r.job = jobs.key AND r.row = c.row
              WHERE c.plan = jobs.plan));
