CREATE TABLE pruned_articles (
  id        TEXT PRIMARY KEY,
  source    TEXT NOT NULL,
  collected INTEGER NOT NULL,
  seen      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX pruned_articles_by_source ON pruned_articles (source, seen);

CREATE TABLE delivery_totals (
  slot       TEXT NOT NULL,
  state      TEXT NOT NULL,
  deliveries INTEGER NOT NULL,
  last       INTEGER NOT NULL,
  PRIMARY KEY (slot, state)
) WITHOUT ROWID;

CREATE TABLE story_links (
  slot  TEXT NOT NULL,
  story TEXT NOT NULL,
  url   TEXT NOT NULL,
  PRIMARY KEY (slot, story)
) WITHOUT ROWID;

CREATE TABLE pruned_rows (
  kind  TEXT PRIMARY KEY,
  count INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX fates_by_article ON fates (article);

CREATE INDEX fates_by_slot ON fates (slot);

CREATE INDEX returns_by_time ON returns (at);
