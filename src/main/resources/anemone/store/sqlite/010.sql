ALTER TABLE deliveries ADD COLUMN unknowns INTEGER NOT NULL DEFAULT 0;

UPDATE deliveries SET unknowns = 1 WHERE state = 'unknown';

CREATE TABLE server_quirks (
  server TEXT NOT NULL,
  quirk  TEXT NOT NULL,
  since  INTEGER NOT NULL,
  PRIMARY KEY (server, quirk)
) WITHOUT ROWID;
