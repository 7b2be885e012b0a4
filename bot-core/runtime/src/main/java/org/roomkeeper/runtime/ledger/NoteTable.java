package org.roomkeeper.runtime.ledger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;

/** The plugins' notes. The member is empty unless a note is about a person. */
final class NoteTable {
  private final Statements statements;

  NoteTable(Statements statements) {
    this.statements = statements;
  }

  /** A note to be written. */
  record NewNote(String plugin, CommunityId community, String member, String key, String body) {}

  /** A note to be forgotten. */
  record NoteKey(String plugin, CommunityId community, String member, String key) {}

  Optional<String> find(String plugin, CommunityId community, String member, String key) {
    return statements.one(
        row -> row.getString(1),
        "SELECT body FROM note WHERE plugin = ? AND community = ? AND member = ? AND key = ?",
        plugin,
        community,
        member,
        key);
  }

  /** The first notes of a range of keys, by key in order. */
  Map<String, String> between(
      String plugin, CommunityId community, String member, String from, String to, int limit) {
    var found = new LinkedHashMap<String, String>();
    statements
        .list(
            row -> Map.entry(row.getString(1), row.getString(2)),
            """
            SELECT key, body FROM note
            WHERE plugin = ? AND community = ? AND member = ? AND key >= ? AND key < ?
            ORDER BY key
            LIMIT ?
            """,
            plugin,
            community,
            member,
            from,
            to,
            limit)
        .forEach(note -> found.put(note.getKey(), note.getValue()));
    return found;
  }

  /** Writes notes down, in the place of those that bear the same keys. */
  void put(Collection<NewNote> notes) {
    var _ =
        statements.batch(
            """
            INSERT INTO note (plugin, community, member, key, body) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (plugin, community, member, key) DO UPDATE SET body = excluded.body
            """,
            notes,
            note ->
                List.of(note.plugin(), note.community(), note.member(), note.key(), note.body()));
  }

  void remove(Collection<NoteKey> notes) {
    var _ =
        statements.batch(
            "DELETE FROM note WHERE plugin = ? AND community = ? AND member = ? AND key = ?",
            notes,
            note -> List.of(note.plugin(), note.community(), note.member(), note.key()));
  }

  /** How many characters all notes of a plugin have together. */
  long size(String plugin) {
    return statements
        .one(
            row -> row.getLong(1),
            "SELECT COALESCE(SUM(LENGTH(key) + LENGTH(body)), 0) FROM note WHERE plugin = ?",
            plugin)
        .orElse(0L);
  }
}
