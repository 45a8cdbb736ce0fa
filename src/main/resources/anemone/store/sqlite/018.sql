CREATE INDEX editions_sent ON editions (slot, approved, hash, closed, recalled);

CREATE TABLE clicks (
  slot  TEXT NOT NULL,
  story TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (slot, story)
) WITHOUT ROWID;

CREATE TABLE withdrawals (
  slot TEXT PRIMARY KEY,
  at   INTEGER NOT NULL
) WITHOUT ROWID;
