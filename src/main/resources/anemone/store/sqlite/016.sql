CREATE TABLE tellings (
  slot    TEXT NOT NULL,
  article TEXT NOT NULL,
  title   TEXT NOT NULL,
  subject TEXT NOT NULL,
  leading INTEGER NOT NULL,
  times   INTEGER NOT NULL,
  PRIMARY KEY (slot, article)
) WITHOUT ROWID;
