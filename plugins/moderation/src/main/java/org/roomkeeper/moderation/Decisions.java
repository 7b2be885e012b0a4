package org.roomkeeper.moderation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.model.Example;
import org.roomkeeper.moderation.model.Examples;
import org.roomkeeper.moderation.model.LabelledLine;

/**
 * What moderators decided, as examples to train on: from the bot's notes, and from the files into
 * which somebody had them kept. In a file stand words and topics, and nothing about people.
 */
final class Decisions {
  private static final String FOLDER = "decisions";
  private static final String GROUP = "decisions";
  private static final JsonFactory JSON = new JsonFactory();

  private final Lessons lessons;
  private final PluginFolder folder;

  @Inject
  Decisions(Lessons lessons, PluginFolder folder) {
    this.lessons = lessons;
    this.folder = folder;
  }

  /**
   * The examples of all communities, each once; a later decision about the same words counts.
   *
   * @param languages which languages to read
   * @param keep whether to write what is not yet in the files into them
   * @throws Exception if the notes or a file cannot be read, and at the first bad line of a file
   */
  List<Example> read(Verb.Notes notes, Set<String> languages, boolean keep) throws Exception {
    var examples = new ArrayList<Example>();
    for (CommunityId community : notes.communities()) {
      examples.addAll(read(notes, community, languages, keep));
    }
    return examples;
  }

  private List<Example> read(
      Verb.Notes notes, CommunityId community, Set<String> languages, boolean keep)
      throws Exception {
    Path file = folder.path().resolve(FOLDER).resolve(community + ".jsonl");
    var byWords = new LinkedHashMap<String, Set<Topic>>();
    var before = new HashMap<String, Set<Topic>>();
    if (Files.exists(file)) {
      Examples.found(file, languages).forEach(one -> byWords.put(one.text(), one.topics()));
      for (LabelledLine line : LabelledLine.read(file)) {
        before.put(line.text("text"), line.topics("labels"));
      }
    }
    var fresh = new StringBuilder();
    for (Lesson lesson : notes.in(community, lessons::all)) {
      if (languages.contains(lesson.language())) {
        byWords.put(lesson.words(), lesson.topics());
      }
      if (!lesson.topics().equals(before.get(lesson.words()))) {
        fresh.append(line(lesson)).append('\n');
      }
    }
    if (keep && !fresh.isEmpty()) {
      append(file, fresh.toString());
    }
    var examples = new ArrayList<Example>();
    byWords.forEach(
        (words, topics) -> examples.add(new Example(words, topics, Example.Style.ROOM, GROUP)));
    return examples;
  }

  private static void append(Path file, String lines) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    String old = Files.exists(file) ? Files.readString(file) : "";
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(whole, old + lines);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String line(Lesson lesson) throws IOException {
    var line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("text", lesson.words());
      json.writeArrayFieldStart("labels");
      for (Topic topic : new TreeSet<>(lesson.topics())) {
        json.writeString(topic.key());
      }
      json.writeEndArray();
      json.writeStringField("source", GROUP);
      json.writeStringField("lang", lesson.language());
      json.writeStringField("use", "train");
      json.writeEndObject();
    }
    return line.toString();
  }
}
