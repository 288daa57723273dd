-- Version 5: queries that were written in the editor. The largest key is the newest,
-- whatever the clock said.
CREATE TABLE queries (
    key           INTEGER PRIMARY KEY,
    connection_id TEXT NOT NULL,
    configuration TEXT NOT NULL,
    query         TEXT NOT NULL,
    variables     TEXT NOT NULL,
    asked_at      TEXT NOT NULL,
    UNIQUE (connection_id, configuration, query, variables)
);
-- They go with their connection.
CREATE TRIGGER queries_go AFTER DELETE ON connections BEGIN
    DELETE FROM queries WHERE connection_id = old.id;
END;
