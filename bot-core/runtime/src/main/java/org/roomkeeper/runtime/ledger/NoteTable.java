package org.roomkeeper.runtime.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.roomkeeper.api.CommunityId;

/** The plugins' notes. The member is empty unless a note is about a person. */
interface NoteTable {
  /** A note. */
  record NoteRow(String key, String body) {}

  @SqlQuery(
      """
      SELECT body FROM note
      WHERE plugin = :plugin AND community = :community AND member = :member AND key = :key
      """)
  Optional<String> find(String plugin, CommunityId community, String member, String key);

  @SqlQuery(
      """
      SELECT key, body FROM note
      WHERE plugin = :plugin AND community = :community AND member = :member
        AND key >= :from AND key < :to
      ORDER BY key
      LIMIT :limit
      """)
  @RegisterConstructorMapper(NoteRow.class)
  List<NoteRow> between(
      String plugin, CommunityId community, String member, String from, String to, int limit);

  /** A note to be written. */
  record NewNote(String plugin, CommunityId community, String member, String key, String body) {}

  /** A note to be forgotten. */
  record NoteKey(String plugin, CommunityId community, String member, String key) {}

  @SqlBatch(
      """
      DELETE FROM note
      WHERE plugin = :plugin AND community = :community AND member = :member AND key = :key
      """)
  void remove(@BindMethods Collection<NoteKey> notes);

  /** How many characters all notes of a plugin have together. */
  @SqlQuery("SELECT COALESCE(SUM(LENGTH(key) + LENGTH(body)), 0) FROM note WHERE plugin = :plugin")
  long size(String plugin);
}
