CREATE TABLE link_key (
  "only" bigint PRIMARY KEY CHECK ("only" = 1),
  key text COLLATE "C" NOT NULL
);

ALTER TABLE editions ADD COLUMN release bigint;

CREATE TABLE approvals (
  slot text COLLATE "C" NOT NULL,
  hash text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  at   bigint NOT NULL,
  PRIMARY KEY (slot, hash, name)
);
