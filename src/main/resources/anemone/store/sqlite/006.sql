CREATE TABLE suppressions (
  address TEXT PRIMARY KEY COLLATE NOCASE,
  reason  TEXT NOT NULL
    CHECK (reason IN ('bounced', 'complained', 'unsubscribed', 'manual')),
  detail  TEXT NOT NULL,
  since   INTEGER NOT NULL
) WITHOUT ROWID;

ALTER TABLE editions ADD COLUMN recalled INTEGER;
