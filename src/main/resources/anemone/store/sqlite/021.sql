CREATE TABLE shards (
  slot TEXT NOT NULL,
  number INTEGER NOT NULL,
  lowest INTEGER NOT NULL,
  highest INTEGER NOT NULL,
  members INTEGER NOT NULL,
  due INTEGER NOT NULL,
  everyone INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done', 'halted')),
  epoch INTEGER NOT NULL,
  owner TEXT NOT NULL,
  since INTEGER NOT NULL,
  no_mail INTEGER NOT NULL,
  trouble TEXT NOT NULL,
  PRIMARY KEY (slot, number)
) WITHOUT ROWID;

CREATE TABLE workers (
  name TEXT PRIMARY KEY,
  since INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  rate INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE pace (
  key TEXT PRIMARY KEY,
  free INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE pace_reserved (
  worker TEXT PRIMARY KEY,
  messages INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE halts (
  slot TEXT NOT NULL,
  domain TEXT NOT NULL,
  reason TEXT NOT NULL,
  worker TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (slot, domain)
) WITHOUT ROWID;

