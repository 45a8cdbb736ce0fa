CREATE TABLE sign_ups (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  address     TEXT NOT NULL UNIQUE,
  spelling    TEXT,
  fingerprint INTEGER NOT NULL,
  said        TEXT NOT NULL,
  wording     TEXT NOT NULL,
  asked       INTEGER NOT NULL,
  asked_from  TEXT NOT NULL
);

CREATE INDEX sign_ups_by_fingerprint ON sign_ups (fingerprint);

CREATE INDEX sign_ups_by_time ON sign_ups (asked);

CREATE TABLE consents (
  id             INTEGER PRIMARY KEY,
  address        TEXT NOT NULL,
  wording        TEXT NOT NULL,
  asked          INTEGER NOT NULL,
  asked_from     TEXT NOT NULL,
  confirmed      INTEGER NOT NULL,
  confirmed_from TEXT NOT NULL
);

CREATE INDEX consents_by_address ON consents (address);

CREATE TABLE notices (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL CHECK (kind IN ('confirm', 'links', 'welcome')),
  address TEXT NOT NULL,
  asked   INTEGER NOT NULL,
  due     INTEGER NOT NULL,
  UNIQUE (kind, address)
);

CREATE INDEX notices_by_due ON notices (due);

CREATE TABLE forgotten (
  hash TEXT PRIMARY KEY,
  at   INTEGER NOT NULL
);

ALTER TABLE subscribers ADD COLUMN imported INTEGER REFERENCES preference_sets;

CREATE TABLE forgotten_key (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  key  BLOB NOT NULL
);
