package org.roomkeeper.runtime.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;

/** What is known of rooms and people. */
interface RoomTable {
  /**
   * A room.
   *
   * @param wasRead false while only something that happened in it is known
   * @param readAt when it was last read
   * @param number the order in which rooms became known
   */
  record RoomRow(
      RoomId id,
      CommunityId community,
      RoomKind kind,
      String name,
      Optional<MemberId> owner,
      String notice,
      int capacity,
      boolean isOpen,
      boolean wasRead,
      Instant readAt,
      long number) {}

  /**
   * Somebody in a room.
   *
   * @param joined when, as the platform says; it does not for app groups
   * @param number the order of joining
   */
  record Membership(RoomId room, MemberId member, Optional<Instant> joined, long number) {}

  /** Somebody. */
  record Person(MemberId id, String name, MemberKind kind) {}

  /** Who has whom as a contact; the highest number is the newest. */
  record Contact(MemberId guest, MemberId host, long number) {}

  /** A fact of a room. */
  record RoomFact(RoomId room, String key, String value, String author, Instant at) {}

  /** A fact of a person in a community. */
  record MemberFact(
      CommunityId community,
      MemberId member,
      String key,
      String value,
      String author,
      Instant at) {}

  /** A door, and what the platform said when it was last pointed. */
  record DoorRow(CommunityId community, String name, PointDoor.Target target, String details) {}

  @SqlUpdate(
      """
      INSERT INTO room
        (id, community, kind, name, owner, notice, capacity, is_open, was_read, read_at, number)
      VALUES
        (:id, :community, :kind, :name, :owner, :notice, :capacity, :isOpen, :wasRead, :readAt,
         :number)
      ON CONFLICT (id) DO UPDATE SET
        community = excluded.community, kind = excluded.kind, name = excluded.name,
        owner = excluded.owner, notice = excluded.notice, capacity = excluded.capacity,
        is_open = excluded.is_open, was_read = excluded.was_read, read_at = excluded.read_at
      """)
  void put(@BindMethods RoomRow room);

  @SqlQuery("SELECT * FROM room ORDER BY number")
  @RegisterConstructorMapper(RoomRow.class)
  List<RoomRow> rooms();

  @SqlUpdate("DELETE FROM membership WHERE room = :room")
  void empty(RoomId room);

  @SqlQuery("SELECT room, member, joined, number FROM membership ORDER BY number")
  @RegisterConstructorMapper(Membership.class)
  List<Membership> memberships();

  @SqlQuery("SELECT id, name, kind FROM person")
  @RegisterConstructorMapper(Person.class)
  List<Person> people();

  @SqlQuery("SELECT guest, host, number FROM contact ORDER BY number DESC")
  @RegisterConstructorMapper(Contact.class)
  List<Contact> contacts();

  @SqlUpdate(
      """
      INSERT INTO room_fact (room, key, value, author, at)
      VALUES (:room, :key, :value, :author, :at)
      ON CONFLICT (room, key) DO UPDATE SET
        value = excluded.value, author = excluded.author, at = excluded.at
      """)
  void put(@BindMethods RoomFact fact);

  @SqlUpdate("DELETE FROM room_fact WHERE room = :room AND key = :key")
  void forget(RoomId room, String key);

  @SqlQuery("SELECT room, key, value, author, at FROM room_fact")
  @RegisterConstructorMapper(RoomFact.class)
  List<RoomFact> roomFacts();

  @SqlUpdate(
      """
      DELETE FROM member_fact WHERE community = :community AND member = :member AND key = :key
      """)
  void forget(CommunityId community, MemberId member, String key);

  @SqlQuery("SELECT community, member, key, value, author, at FROM member_fact")
  @RegisterConstructorMapper(MemberFact.class)
  List<MemberFact> memberFacts();

  @SqlUpdate("DELETE FROM door WHERE community = :community AND name = :name")
  void forgetDoor(CommunityId community, String name);

  @SqlQuery("SELECT community, name, target, details FROM door")
  @RegisterConstructorMapper(DoorRow.class)
  List<DoorRow> doors();
}
