CREATE TABLE listed_pages (
  source       TEXT NOT NULL,
  url          TEXT NOT NULL,
  absent_since INTEGER,
  PRIMARY KEY (source, url)
) WITHOUT ROWID;

CREATE INDEX listed_pages_by_url ON listed_pages (url);
