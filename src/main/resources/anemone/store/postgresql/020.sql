CREATE TABLE pruned_articles (
  id        text COLLATE "C" PRIMARY KEY,
  source    text COLLATE "C" NOT NULL,
  collected bigint NOT NULL,
  seen      bigint NOT NULL
);

CREATE INDEX pruned_articles_by_source ON pruned_articles (source, seen);

CREATE TABLE delivery_totals (
  slot       text COLLATE "C" NOT NULL,
  state      text COLLATE "C" NOT NULL,
  deliveries bigint NOT NULL,
  last       bigint NOT NULL,
  PRIMARY KEY (slot, state)
);

CREATE TABLE story_links (
  slot  text COLLATE "C" NOT NULL,
  story text COLLATE "C" NOT NULL,
  url   text COLLATE "C" NOT NULL,
  PRIMARY KEY (slot, story)
);

CREATE TABLE pruned_rows (
  kind  text COLLATE "C" PRIMARY KEY,
  count bigint NOT NULL
);

CREATE INDEX fates_by_article ON fates (article);

CREATE INDEX fates_by_slot ON fates (slot);

CREATE INDEX returns_by_time ON returns (at);
