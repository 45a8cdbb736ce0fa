CREATE TABLE preference_changes (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  address  TEXT NOT NULL,
  previous INTEGER NOT NULL REFERENCES preference_sets,
  at       INTEGER NOT NULL
);

CREATE INDEX preference_changes_by_address ON preference_changes (address);

CREATE INDEX preference_changes_by_time ON preference_changes (at);

CREATE TABLE outbox (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL CHECK (kind IN ('confirm', 'links', 'welcome', 'changed')),
  address TEXT NOT NULL,
  asked   INTEGER NOT NULL,
  due     INTEGER NOT NULL,
  UNIQUE (kind, address)
);

INSERT INTO outbox SELECT * FROM notices;

DROP TABLE notices;

ALTER TABLE outbox RENAME TO notices;

CREATE INDEX notices_by_due ON notices (due);

CREATE TABLE imports (
  id   INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT NOT NULL,
  at   INTEGER NOT NULL
);

CREATE TABLE import_changes (
  import   INTEGER NOT NULL,
  address  TEXT NOT NULL,
  name     TEXT,
  imported INTEGER,
  standing TEXT,
  joined   TEXT,
  reason   TEXT,
  detail   TEXT,
  since    INTEGER,
  PRIMARY KEY (import, address)
) WITHOUT ROWID;

ALTER TABLE subscribers ADD COLUMN import INTEGER;

ALTER TABLE consents ADD COLUMN import INTEGER;
