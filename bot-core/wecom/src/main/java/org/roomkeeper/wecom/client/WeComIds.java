package org.roomkeeper.wecom.client;

import java.util.Optional;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;

/**
 * Between WeCom's ids and ours. WeCom's id spaces overlap, so ours say which space an id is from:
 * {@code staff:} and {@code guest:} for people, {@code customer:}, {@code app:}, {@code all-staff:}
 * and {@code internal:} for rooms.
 */
public final class WeComIds {
  private static final String STAFF = "staff:";
  private static final String GUEST = "guest:";
  private static final String CUSTOMER = "customer:";
  private static final String APP = "app:";
  private static final String ALL_STAFF = "all-staff:";
  private static final String INTERNAL = "internal:";

  private WeComIds() {}

  /** A member of the corp, by its {@code userId} at WeCom. */
  public static MemberId staff(String userId) {
    return new MemberId(STAFF + userId);
  }

  /** A WeChat user, by its {@code externalUserId} at WeCom. */
  public static MemberId guest(String externalUserId) {
    return new MemberId(GUEST + externalUserId);
  }

  /** Whether somebody is a member of the corp. */
  public static boolean isStaff(MemberId member) {
    return member.value().startsWith(STAFF);
  }

  /** Which kind of person this is. */
  public static MemberKind kindOf(MemberId member) {
    return isStaff(member) ? MemberKind.STAFF : MemberKind.GUEST;
  }

  /** The id as WeCom writes it. */
  public static String wire(MemberId member) {
    return afterColon(member.value());
  }

  /**
   * Whether an id has the shape of an {@code external_userid}. WeCom's begin with {@code wm} or
   * {@code wo}; userids of a corp could as well, so this is asked only where nothing better is
   * known.
   */
  public static boolean looksLikeGuest(String id) {
    return id.startsWith("wm") || id.startsWith("wo");
  }

  /** A customer group, by its {@code chatId} at WeCom. */
  public static RoomId customerGroup(String chatId) {
    return new RoomId(CUSTOMER + chatId);
  }

  /** An app group, by its {@code chatId} at WeCom. */
  public static RoomId appGroup(String chatId) {
    return new RoomId(APP + chatId);
  }

  /** Any other internal group, by the archive's {@code roomId}. */
  public static RoomId internal(String roomId) {
    return new RoomId(INTERNAL + roomId);
  }

  /** The id as WeCom writes it. */
  public static String wire(RoomId room) {
    return afterColon(room.value());
  }

  /** Which kind of room this is; empty for an id that this adapter has not made. */
  public static Optional<RoomKind> kindOf(RoomId room) {
    var value = room.value();
    if (value.startsWith(CUSTOMER)) {
      return Optional.of(RoomKind.CUSTOMER_GROUP);
    } else if (value.startsWith(APP)) {
      return Optional.of(RoomKind.APP_GROUP);
    } else if (value.startsWith(ALL_STAFF)) {
      return Optional.of(RoomKind.ALL_STAFF);
    } else if (value.startsWith(INTERNAL)) {
      return Optional.of(RoomKind.OTHER_INTERNAL);
    }
    return Optional.empty();
  }

  private static String afterColon(String value) {
    return value.substring(value.indexOf(':') + 1);
  }
}
