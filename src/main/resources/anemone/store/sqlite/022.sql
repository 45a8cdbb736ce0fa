CREATE INDEX articles_by_source ON articles (source);
