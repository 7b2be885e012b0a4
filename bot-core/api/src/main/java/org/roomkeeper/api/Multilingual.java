package org.roomkeeper.api;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A message to a room in several languages, one under the other, as far as the platform shows it.
 */
public final class Multilingual {
  /** What the API takes of a message to a room, in characters. */
  private static final int LONGEST = 2000;

  /** What WeCom shows of a message in an app group or by a robot, in bytes, with some to spare. */
  private static final int BYTES = 2000;

  /** The same in a customer group. */
  private static final int CUSTOMER_GROUP_BYTES = 3900;

  private static final String BETWEEN = "\n\n";

  private Multilingual() {}

  /** Whether all of these languages would be shown in a room of a kind. */
  public static boolean fits(RoomKind kind, List<String> parts) {
    int bytes = kind == RoomKind.CUSTOMER_GROUP ? CUSTOMER_GROUP_BYTES : BYTES;
    String all = String.join(BETWEEN, parts);
    return all.length() <= LONGEST && all.getBytes(StandardCharsets.UTF_8).length <= bytes;
  }

  /**
   * One message; languages are left out from the last on until the rest would be shown.
   *
   * @param parts the same in each language, the leading one first; at least one
   * @return 1 to 2,000 characters, if the leading one is not empty
   */
  public static String message(RoomKind kind, List<String> parts) {
    int shown = parts.size();
    while (shown > 1 && !fits(kind, parts.subList(0, shown))) {
      shown--;
    }
    String message = String.join(BETWEEN, parts.subList(0, shown));
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
  }
}
