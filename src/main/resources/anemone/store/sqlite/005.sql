ALTER TABLE visits ADD COLUMN failing_since INTEGER;
