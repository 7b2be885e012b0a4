-- What waits for a person, and what has left. One index for both was never used: SQLite takes an index with a condition
-- only for a query that names the same condition, and each look went through all actions that ever were.
DROP INDEX action_open;
CREATE INDEX action_asked ON action (kind, room, member) WHERE state = 'asked';
CREATE INDEX action_leaving ON action (id) WHERE state = 'leaving';
