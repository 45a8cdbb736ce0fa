CREATE TABLE returns (
  id      TEXT PRIMARY KEY,
  place   TEXT NOT NULL,
  kind    TEXT NOT NULL
    CHECK (kind IN ('bounced', 'delayed', 'complained', 'unsubscribed', 'ignored', 'left')),
  address TEXT COLLATE NOCASE,
  slot    TEXT,
  detail  TEXT NOT NULL,
  at      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX returns_by_place ON returns (place);

CREATE INDEX returns_by_address ON returns (address, at) WHERE address IS NOT NULL;
