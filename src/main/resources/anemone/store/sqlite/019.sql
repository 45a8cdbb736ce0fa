CREATE TABLE moves (
  "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
  place  TEXT NOT NULL,
  at     INTEGER NOT NULL
);
