-- What an action is done to: two on the same target go one after the other. Empty: it waits for nothing.
ALTER TABLE action ADD COLUMN target TEXT;

UPDATE action SET target = CASE
  WHEN kind IN ('Say', 'Remove', 'Admit') THEN 'room ' || room
  WHEN kind = 'OfferWelcome' THEN 'welcome ' || room
  WHEN kind IN ('Tell', 'AskOwner') THEN 'member ' || member
  WHEN kind = 'TagMember' THEN 'tags ' || member
  WHEN kind = 'AskModerators' THEN 'moderators ' || community
END
WHERE state = 'owed';

-- Looking past what cannot go now reads these alone.
DROP INDEX action_owed;
DROP INDEX action_urgent;
CREATE INDEX action_owed ON action (due, id, kind, target)
  WHERE state = 'owed' AND tries = 0 AND best_before IS NULL;
CREATE INDEX action_again ON action (id, due, kind, target)
  WHERE state = 'owed' AND tries > 0 AND best_before IS NULL;
CREATE INDEX action_urgent ON action (best_before, id, due, kind, target)
  WHERE state = 'owed' AND best_before IS NOT NULL;
