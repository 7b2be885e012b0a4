package org.roomkeeper.runtime.ledger;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.RoomId;

/** What sources told, noticed and have read. */
interface SourceTable {
  @SqlUpdate("UPDATE notice SET answered = 1 WHERE id IN (<ids>)")
  void answer(@BindList("ids") Collection<Long> ids);

  @SqlUpdate(
      """
      INSERT INTO bookmark (name, place) VALUES (:name, :place)
      ON CONFLICT (name) DO UPDATE SET place = excluded.place
      """)
  void bookmark(String name, long place);

  @SqlQuery("SELECT place FROM bookmark WHERE name = :name")
  OptionalLong bookmark(String name);

  @SqlUpdate(
      """
      INSERT INTO departure (room, member, how) VALUES (:room, :member, :how)
      ON CONFLICT (room, member) DO UPDATE SET how = excluded.how
      """)
  void departed(RoomId room, MemberId member, MemberLeft.Departure how);

  @SqlQuery("SELECT how FROM departure WHERE room = :room AND member = :member")
  Optional<MemberLeft.Departure> departure(RoomId room, MemberId member);
}
