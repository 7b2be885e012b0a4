package org.roomkeeper.sandbox.world;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A part of a long list, and the cursor of the next. */
record Slice<T>(List<T> items, String nextCursor) {
  private static final String MARK = "after:";

  /**
   * Cuts the part that a request asks for by {@code cursor} and {@code limit}.
   *
   * @throws WeComError 40058 for a cursor that we never gave or a limit out of range
   */
  static <T> Slice<T> of(List<T> all, Args args, int defaultLimit, int mostLimit) {
    int limit = args.within("limit", defaultLimit, 0, mostLimit);
    if (limit == 0) {
      limit = defaultLimit;
    }
    int from = offset(args.text("cursor"));
    if (from > all.size()) {
      from = all.size();
    }
    int to = Math.min(all.size(), from + limit);
    return new Slice<>(all.subList(from, to), to < all.size() ? cursor(to) : "");
  }

  private static String cursor(int offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
  }

  private static int offset(String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return Math.max(0, Integer.parseInt(text.substring(MARK.length())));
      }
    } catch (IllegalArgumentException e) {
      throw new WeComError(40058, ErrorPhrases.of(40058) + ": cursor");
    }
    throw new WeComError(40058, ErrorPhrases.of(40058) + ": cursor");
  }
}
