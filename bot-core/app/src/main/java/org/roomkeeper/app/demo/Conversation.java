package org.roomkeeper.app.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.cli.UsageRefused;

/**
 * What is said in the rooms: the conversation that ships with the demo, or somebody's file.
 *
 * @param messages in the order in which they are said
 */
record Conversation(List<Message> messages) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One message. A line of JSON; other keys are passed over.
   *
   * @param id its name in the verdicts
   * @param text what is said
   * @param lang its language, if known
   * @param labels the forbidden topics that it is on: {@code politics}, {@code religion}, {@code
   *     race}
   * @param where {@code experts} for the app group; else a customer group
   * @param borderline two careful people would judge it differently: it is not counted
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Message(
      String id,
      String text,
      @Nullable String lang,
      @Nullable List<String> labels,
      @Nullable String where,
      boolean borderline) {
    /** Whether anybody has said what it is: not so in a file that is only replayed. */
    boolean labelled() {
      return labels != null;
    }

    boolean forbidden() {
      return labels != null && !labels.isEmpty();
    }

    boolean amongExperts() {
      return "experts".equals(where);
    }
  }

  /** The conversation that was written for this project. */
  static Conversation shipped() throws IOException {
    try (var in =
        Objects.requireNonNull(
            Conversation.class.getResourceAsStream("conversation.jsonl"), "conversation.jsonl")) {
      return read(in, "conversation.jsonl");
    }
  }

  /**
   * A file of lines of JSON with {@code id}, {@code text} and, if known, {@code lang}.
   *
   * @throws UsageRefused if it is missing, or a line of it is none of these
   */
  static Conversation in(Path file) {
    try (var in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException unreadable) {
      throw Files.exists(file)
          ? new UsageRefused("replay.unreadable", file, String.valueOf(unreadable.getMessage()))
          : new UsageRefused("replay.missing", file);
    }
  }

  private static Conversation read(InputStream in, String file) throws IOException {
    // A byte a character, so that a line that is no UTF-8 still has a number.
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    var messages = new ArrayList<Message>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      String place = file + ":" + number;
      String text = decoded(line, place);
      if (!text.isBlank()) {
        messages.add(message(text, place));
      }
    }
    if (messages.isEmpty()) {
      throw new UsageRefused("replay.empty", file);
    }
    return new Conversation(List.copyOf(messages));
  }

  private static String decoded(String line, String place) {
    try {
      byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UsageRefused("replay.not-text", place);
    }
  }

  private static Message message(String line, String place) {
    Message message;
    try {
      message = JSON.readValue(line, Message.class);
    } catch (IOException e) {
      throw new UsageRefused("replay.not-json", place);
    }
    // Records take what is missing as null; the platform lets nobody say nothing.
    if (message == null || isMissing(message.id()) || isMissing(message.text())) {
      throw new UsageRefused("replay.lacks", place);
    }
    return message;
  }

  private static boolean isMissing(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
