-- Version 11: what each row of a sheet says of a field where rows contradict each other, as
-- JSON, so that one of them can be taken.
ALTER TABLE plan_cells ADD COLUMN says TEXT;
