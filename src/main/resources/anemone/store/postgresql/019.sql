CREATE TABLE link_key (
  "only" bigint PRIMARY KEY CHECK ("only" = 1),
  key text COLLATE "C" NOT NULL
);
