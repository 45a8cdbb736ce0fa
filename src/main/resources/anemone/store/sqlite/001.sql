CREATE TABLE articles (
  id        TEXT PRIMARY KEY,
  source    TEXT NOT NULL,
  collected INTEGER NOT NULL,
  content   TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX articles_by_time ON articles (collected);

CREATE TABLE editions (
  slot     TEXT PRIMARY KEY,
  cadence  TEXT NOT NULL,
  number   INTEGER NOT NULL,
  approved INTEGER NOT NULL,
  closed   INTEGER,
  hash     TEXT NOT NULL,
  proof    BLOB NOT NULL,
  UNIQUE (cadence, number)
);

CREATE TABLE fates (
  cadence TEXT NOT NULL,
  article TEXT NOT NULL,
  slot    TEXT NOT NULL,
  fate    TEXT NOT NULL CHECK (fate IN ('used', 'carried', 'dropped')),
  why     TEXT NOT NULL,
  PRIMARY KEY (cadence, article)
) WITHOUT ROWID;
