CREATE TABLE openings (
  only   INTEGER PRIMARY KEY CHECK (only = 1),
  number INTEGER NOT NULL,
  at     INTEGER NOT NULL
);
