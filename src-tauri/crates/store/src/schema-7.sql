-- Version 7: what AEM made of values that were written, as JSON by property.
ALTER TABLE job_rows ADD COLUMN made TEXT;
