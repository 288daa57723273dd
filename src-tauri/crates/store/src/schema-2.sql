-- Version 2: certificates of company networks that the user trusts.

CREATE TABLE certificates (
    key         INTEGER PRIMARY KEY,
    -- SHA-256 of the DER, in hexadecimal.
    fingerprint TEXT NOT NULL UNIQUE,
    der         BLOB NOT NULL,
    facts       TEXT NOT NULL
);
