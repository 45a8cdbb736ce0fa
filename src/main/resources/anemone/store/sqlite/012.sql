CREATE TABLE preference_sets (
  id   INTEGER PRIMARY KEY,
  said TEXT NOT NULL UNIQUE
);

CREATE TABLE subscribers (
  id          INTEGER PRIMARY KEY,
  address     TEXT NOT NULL,
  spelling    TEXT,
  name        TEXT NOT NULL,
  fingerprint INTEGER NOT NULL,
  epoch       INTEGER NOT NULL,
  listed      INTEGER REFERENCES preference_sets,
  chosen      INTEGER REFERENCES preference_sets,
  effective   INTEGER NOT NULL REFERENCES preference_sets,
  standing    TEXT NOT NULL CHECK (standing IN ('active', 'suppressed', 'gone')),
  joined      TEXT NOT NULL CHECK (joined IN ('file', 'self')),
  since       INTEGER NOT NULL
);

CREATE UNIQUE INDEX subscribers_by_address ON subscribers (address);

CREATE INDEX subscribers_by_fingerprint ON subscribers (fingerprint);

CREATE INDEX subscribers_by_standing ON subscribers (standing, effective);

CREATE TABLE roster_intake (
  only    INTEGER PRIMARY KEY CHECK (only = 1),
  stamp   TEXT NOT NULL,
  invalid INTEGER NOT NULL
);

CREATE TABLE roster_problems (
  number  INTEGER PRIMARY KEY,
  problem TEXT NOT NULL
);
