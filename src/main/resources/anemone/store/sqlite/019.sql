ALTER TABLE editions ADD COLUMN release INTEGER;

CREATE TABLE approvals (
  slot TEXT NOT NULL,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  at   INTEGER NOT NULL,
  PRIMARY KEY (slot, hash, name)
) WITHOUT ROWID;
