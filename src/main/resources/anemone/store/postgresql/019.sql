CREATE TABLE link_key (
  "only" bigint PRIMARY KEY CHECK ("only" = 1),
  key text COLLATE "C" NOT NULL
);

CREATE TABLE moves (
  "only" bigint PRIMARY KEY CHECK ("only" = 1),
  place text COLLATE "C" NOT NULL,
  at bigint NOT NULL
);
