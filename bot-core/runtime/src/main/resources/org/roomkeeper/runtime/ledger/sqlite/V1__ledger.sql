-- Times are milliseconds since 1970 (UTC); yes and no are 1 and 0; bodies are JSON.

-- What happened, in the order of writing down. A place is never used twice, also after purging.
CREATE TABLE event (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  community  TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  at         INTEGER NOT NULL,
  written    INTEGER NOT NULL,
  only_for   TEXT,              -- the one plugin that may read it
  asked_by   TEXT,              -- the one plugin that may see its ref
  room       TEXT,
  member     TEXT,
  message    TEXT,
  body       TEXT    NOT NULL
);
CREATE INDEX event_of_community ON event (community, id);
CREATE INDEX event_of_message ON event (message) WHERE message IS NOT NULL;

-- The keys under which something was told before: a second telling is passed over.
CREATE TABLE told (
  key TEXT NOT NULL PRIMARY KEY,
  at  INTEGER NOT NULL
) WITHOUT ROWID;

-- Messages that their authors took back.
CREATE TABLE recall (
  message TEXT NOT NULL PRIMARY KEY,
  at      INTEGER NOT NULL
) WITHOUT ROWID;

-- What a source noticed and has to look into.
CREATE TABLE notice (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  at       INTEGER NOT NULL,
  what     TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  details  TEXT    NOT NULL,
  answered INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX notice_open ON notice (id) WHERE answered = 0;

-- How far a source has read.
CREATE TABLE bookmark (
  name  TEXT NOT NULL PRIMARY KEY,
  place INTEGER NOT NULL
);

-- How people left, as far as callbacks said, until the next reading of the room.
CREATE TABLE departure (
  room   TEXT NOT NULL,
  member TEXT NOT NULL,
  how    TEXT NOT NULL,
  PRIMARY KEY (room, member)
);

-- What is known of rooms and people.
CREATE TABLE room (
  id        TEXT NOT NULL PRIMARY KEY,
  community TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  owner     TEXT,
  notice    TEXT    NOT NULL,
  capacity  INTEGER NOT NULL,
  is_open   INTEGER NOT NULL,
  was_read  INTEGER NOT NULL,   -- 0 while only something that happened in it is known
  read_at   INTEGER NOT NULL,
  number    INTEGER NOT NULL    -- the order in which rooms became known
);

CREATE TABLE membership (
  room   TEXT    NOT NULL REFERENCES room (id),
  member TEXT    NOT NULL,
  joined INTEGER,               -- as the platform says; it does not for app groups
  number INTEGER NOT NULL,      -- the order of joining
  PRIMARY KEY (room, member)
);

CREATE TABLE person (
  id   TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL
);

CREATE TABLE contact (
  guest  TEXT    NOT NULL,
  host   TEXT    NOT NULL,
  number INTEGER NOT NULL,      -- the highest is the newest
  PRIMARY KEY (guest, host)
);

CREATE TABLE room_fact (
  room    TEXT NOT NULL,
  key     TEXT NOT NULL,
  value   TEXT NOT NULL,
  author  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  PRIMARY KEY (room, key)
);

CREATE TABLE member_fact (
  community TEXT NOT NULL,
  member    TEXT NOT NULL,
  key       TEXT NOT NULL,
  value     TEXT NOT NULL,
  author    TEXT NOT NULL,
  at        INTEGER NOT NULL,
  PRIMARY KEY (community, member, key)
);

CREATE TABLE door (
  community TEXT NOT NULL,
  name      TEXT NOT NULL,
  target    TEXT NOT NULL,
  details   TEXT NOT NULL,      -- what the platform said when it was last pointed
  PRIMARY KEY (community, name)
);

-- A plugin in a community.
CREATE TABLE lane (
  plugin       TEXT    NOT NULL,
  community    TEXT    NOT NULL,
  cursor       INTEGER NOT NULL,
  installed    INTEGER NOT NULL,
  in_hand      INTEGER,
  in_hand_ends INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (plugin, community)
);

CREATE TABLE pause (
  plugin TEXT NOT NULL PRIMARY KEY,
  since  INTEGER NOT NULL,
  why    TEXT    NOT NULL
);

CREATE TABLE failure (
  plugin    TEXT    NOT NULL,
  community TEXT    NOT NULL,
  event     INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  what      TEXT    NOT NULL,
  PRIMARY KEY (plugin, community, event)
);

-- A plugin's own notes; member is empty unless a note is about a person.
CREATE TABLE note (
  plugin    TEXT NOT NULL,
  community TEXT NOT NULL,
  member    TEXT NOT NULL,
  key       TEXT NOT NULL,
  body      TEXT NOT NULL,
  PRIMARY KEY (plugin, community, member, key)
) WITHOUT ROWID;

CREATE TABLE finding (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  plugin    TEXT    NOT NULL,
  community TEXT    NOT NULL,
  event     INTEGER NOT NULL,
  key       TEXT    NOT NULL,
  detail    TEXT    NOT NULL
);
CREATE INDEX finding_of_event ON finding (event);

-- What was asked to be done, and what became of it.
-- state: owed, leaving, asked (in a person's hands), done, refused, late, withdrawn, unknown
CREATE TABLE action (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  plugin      TEXT    NOT NULL,
  community   TEXT    NOT NULL,
  event       INTEGER NOT NULL,
  ref         TEXT,
  kind        TEXT    NOT NULL,
  room        TEXT,
  member      TEXT,
  body        TEXT    NOT NULL,
  because     TEXT,
  owed_since  INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  best_before INTEGER,
  repeatable  INTEGER NOT NULL,
  state       TEXT    NOT NULL,
  tries       INTEGER NOT NULL DEFAULT 0,
  overdue     INTEGER NOT NULL DEFAULT 0,   -- 1 once it was reported overdue
  outcome     TEXT,
  settled     INTEGER
);
CREATE INDEX action_owed ON action (due) WHERE state = 'owed';
CREATE INDEX action_urgent ON action (best_before) WHERE state = 'owed' AND best_before IS NOT NULL;
CREATE INDEX action_open ON action (state, kind, room, member) WHERE state IN ('leaving', 'asked');
CREATE INDEX action_of_ref ON action (plugin, community, ref) WHERE state = 'owed' AND ref IS NOT NULL;
CREATE INDEX action_of_event ON action (event);

-- Each time that an action left.
CREATE TABLE try (
  action  INTEGER NOT NULL REFERENCES action (id),
  number  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  ended   INTEGER,
  outcome TEXT,
  PRIMARY KEY (action, number)
);

-- A question to moderators; its evidence, rule and choices stand in its action.
-- how: empty while open, else answered, or how its action ended
CREATE TABLE moderation_case (
  action    INTEGER PRIMARY KEY REFERENCES action (id),
  community TEXT    NOT NULL,
  opened    INTEGER NOT NULL,
  closed    INTEGER,
  how       TEXT
);
CREATE INDEX moderation_case_open ON moderation_case (community) WHERE closed IS NULL;

-- Every button that was pressed; the first on a card counts.
CREATE TABLE press (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  action  INTEGER NOT NULL REFERENCES action (id),
  member  TEXT    NOT NULL,
  choice  TEXT    NOT NULL,
  at      INTEGER NOT NULL,
  counted INTEGER NOT NULL
);
CREATE INDEX press_of_action ON press (action);

-- Single values: whether a bot is running, when each community had its last tick.
CREATE TABLE mark (
  name  TEXT NOT NULL PRIMARY KEY,
  place INTEGER NOT NULL
);
