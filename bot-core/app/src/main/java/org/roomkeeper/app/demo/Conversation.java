package org.roomkeeper.app.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
      return read(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
          "conversation.jsonl");
    }
  }

  /** A file of lines of JSON with {@code id}, {@code text} and, if known, {@code lang}. */
  static Conversation in(Path file) throws IOException {
    try (var reader = Files.newBufferedReader(file)) {
      return read(reader, file.toString());
    }
  }

  private static Conversation read(BufferedReader lines, String file) throws IOException {
    var messages = new ArrayList<Message>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Message message;
      try {
        message = JSON.readValue(line, Message.class);
      } catch (IOException e) {
        throw new IOException(file + ":" + number + ": not a line of JSON with id and text", e);
      }
      // Records take what is missing as null; the platform lets nobody say nothing.
      if (isMissing(message.id()) || isMissing(message.text())) {
        throw new IOException(file + ":" + number + ": needs a text for id and for text");
      }
      messages.add(message);
    }
    if (messages.isEmpty()) {
      throw new IOException(file + ": holds no message");
    }
    return new Conversation(List.copyOf(messages));
  }

  private static boolean isMissing(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
