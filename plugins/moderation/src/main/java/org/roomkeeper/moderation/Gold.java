package org.roomkeeper.moderation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.model.LabelledLine;

/**
 * A message with the verdict that it deserves.
 *
 * @param id names it within its file
 * @param text the message
 * @param language its language, if told
 * @param topics what it breaks; empty if it is allowed
 * @param alsoRight topics for which to flag it is neither right nor wrong
 * @param pair the message that differs from it in little but the verdict
 * @param groups by name of a field, what it says of this message
 */
record Gold(
    String id,
    String text,
    Optional<String> language,
    Set<Topic> topics,
    Set<Topic> alsoRight,
    Optional<String> pair,
    Map<String, String> groups) {
  /** Where a message stands that has nothing to say about a field. */
  static final String NONE = "?";

  /** Fields by which figures can be told apart. */
  static final List<String> FIELDS = List.of("lang", "source", "functionality");

  /**
   * The messages of a file; those that are borderline are left out.
   *
   * @throws LabelledLine.Malformed at the first bad line
   */
  static List<Gold> read(Path file) throws IOException {
    var messages = new ArrayList<Gold>();
    for (LabelledLine line : LabelledLine.read(file)) {
      if (!line.is("borderline")) {
        messages.add(
            new Gold(
                line.text("id"),
                line.text("text"),
                line.maybe("lang"),
                line.topics("labels"),
                line.topics("also_ok"),
                line.maybe("pair"),
                FIELDS.stream()
                    .collect(
                        Collectors.toMap(
                            Function.identity(), field -> line.maybe(field).orElse(NONE)))));
      }
    }
    return messages;
  }
}
