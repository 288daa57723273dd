-- Version 9: how the changes of a connection reach AEM, where the user decided; and until
-- when each asset is written by itself because the environment refused many in one request.
ALTER TABLE connections ADD COLUMN route TEXT;
ALTER TABLE connections ADD COLUMN one_by_one_until TEXT;
