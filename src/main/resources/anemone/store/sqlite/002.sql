CREATE TABLE deliveries (
  slot     TEXT NOT NULL,
  address  TEXT NOT NULL COLLATE NOCASE,
  state    TEXT NOT NULL
    CHECK (state IN ('sending', 'accepted', 'deferred', 'refused', 'unknown')),
  code     INTEGER NOT NULL,
  status   TEXT NOT NULL,
  reply    TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  first    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  PRIMARY KEY (slot, address)
) WITHOUT ROWID;

CREATE TABLE delivery_plans (
  slot    TEXT PRIMARY KEY,
  planned INTEGER NOT NULL
) WITHOUT ROWID;
