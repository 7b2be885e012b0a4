package org.roomkeeper.runtime.ledger;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;

/** Whose the live streams are that were booked, so that who booked one hears what becomes of it. */
interface LiveTable {
  /** A stream, and the step that booked it; the ref is empty if the step had none. */
  record LiveRow(String id, String plugin, CommunityId community, String ref, EventId event) {}

  @SqlUpdate(
      """
      INSERT INTO live (id, plugin, community, ref, event)
      VALUES (:id, :plugin, :community, :ref, :event)
      ON CONFLICT (id) DO NOTHING
      """)
  void put(@BindMethods LiveRow live);

  @SqlQuery("SELECT id, plugin, community, ref, event FROM live WHERE id = :id")
  @RegisterConstructorMapper(LiveRow.class)
  Optional<LiveRow> find(String id);
}
