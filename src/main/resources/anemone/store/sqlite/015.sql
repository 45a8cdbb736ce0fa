CREATE TABLE model_answers (
  question TEXT PRIMARY KEY,
  answer   TEXT NOT NULL,
  at       INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX model_answers_by_time ON model_answers (at);
