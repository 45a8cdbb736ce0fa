ALTER TABLE drafts ADD COLUMN content_hash TEXT;

ALTER TABLE drafts ADD COLUMN seen TEXT;

ALTER TABLE editions ADD COLUMN content_hash TEXT;

CREATE TABLE cadences (
  cadence TEXT PRIMARY KEY,
  begun   INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO cadences (cadence, begun)
  SELECT cadence, 0 FROM slots UNION SELECT cadence, 0 FROM editions;
