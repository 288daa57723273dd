-- Version 10: which searches were saved in the practice environment. Of earlier ones nobody knows.
ALTER TABLE searches ADD COLUMN practice INTEGER NOT NULL DEFAULT 0;
