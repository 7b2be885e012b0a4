-- What the budgets of an hour, a day or a month have given out, so that a restart does not begin them anew.
-- until: when the window ends; a row whose window is over says nothing any more
CREATE TABLE spent (
  budget TEXT    NOT NULL PRIMARY KEY,
  until  BIGINT NOT NULL,
  amount BIGINT NOT NULL
);
CREATE INDEX spent_over ON spent (until);
