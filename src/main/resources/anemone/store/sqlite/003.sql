CREATE TABLE visits (
  url        TEXT PRIMARY KEY,
  etag       TEXT NOT NULL,
  modified   TEXT NOT NULL,
  failures   INTEGER NOT NULL,
  not_before INTEGER
) WITHOUT ROWID;
