CREATE INDEX articles_by_source ON articles (source);
CREATE INDEX suppressions_by_since ON suppressions (since);
