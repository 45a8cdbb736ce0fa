CREATE TABLE slots (
  slot    TEXT PRIMARY KEY,
  cadence TEXT NOT NULL,
  day     TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX slots_by_day ON slots (cadence, day);

CREATE TABLE drafts (
  slot   TEXT PRIMARY KEY,
  hash   TEXT NOT NULL,
  proof  BLOB NOT NULL,
  acts   TEXT NOT NULL,
  asked  INTEGER
) WITHOUT ROWID;
