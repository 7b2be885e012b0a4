-- The live streams that were booked, each with the step that booked it: it hears what becomes of them.
CREATE TABLE live (
  id        TEXT    NOT NULL PRIMARY KEY,
  plugin    TEXT    NOT NULL,
  community TEXT    NOT NULL,
  ref       TEXT    NOT NULL,
  event     INTEGER NOT NULL
);
