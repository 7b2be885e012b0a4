package org.roomkeeper.moderation.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.roomkeeper.moderation.judge.Topic;
import org.roomkeeper.moderation.model.FirstLook.Script;

/**
 * A model in a file: a mark, the length of vectors, numbers in big-endian order, and a checksum of
 * all that stands before it. Some three hundred kilobytes.
 */
public final class TopicModelFile {
  private static final int MARK = 0x524b5434; // RKT4

  private static final int LARGEST = 10 << 20;
  private static final int WIDEST = 1 << 16;

  private TopicModelFile() {}

  /** The bytes of a model; the same for the same model. */
  public static byte[] bytes(TopicModel model) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(MARK);
    out.writeInt(model.width());
    write(out, model.firstLook().head().weights());
    write(out, model.firstLook().head().bias());
    write(out, model.firstLook().border(Script.HAN), model.firstLook().border(Script.OTHER));
    write(out, model.scale().mean());
    write(out, model.scale().factor());
    for (Topic topic : Topic.values()) {
      Opinion opinion = model.opinion(topic);
      write(out, opinion.head().weights());
      write(out, opinion.head().bias(), opinion.middle(), opinion.spread());
      write(out, opinion.slope(), opinion.border());
    }
    var sum = new CRC32();
    sum.update(bytes.toByteArray());
    out.writeLong(sum.getValue());
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, float... numbers) throws IOException {
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  /** Puts a model into a file, whole or not at all; the file's folder is made if need be. */
  public static void write(Path file, TopicModel model) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, bytes(model));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a model.
   *
   * @throws IOException if it is no model, damaged, or of another version
   */
  public static TopicModel read(InputStream from) throws IOException {
    byte[] bytes = from.readNBytes(LARGEST);
    if (bytes.length < 2 * Integer.BYTES + Long.BYTES) {
      throw new IOException("too short for a model");
    }
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readInt() != MARK) {
      throw new IOException("no model of this version");
    }
    var sum = new CRC32();
    sum.update(bytes, 0, bytes.length - Long.BYTES);
    var tail =
        new DataInputStream(new ByteArrayInputStream(bytes, bytes.length - Long.BYTES, Long.BYTES));
    if (tail.readLong() != sum.getValue()) {
      throw new IOException("damaged: its checksum is wrong");
    }
    int width = in.readInt();
    if (width < 1 || width > WIDEST) {
      throw new IOException("damaged: vectors of " + width);
    }
    var first = new Head(numbers(in, Grams.PLACES), in.readFloat());
    var borders = new EnumMap<Script, Float>(Script.class);
    borders.put(Script.HAN, in.readFloat());
    borders.put(Script.OTHER, in.readFloat());
    var firstLook = new FirstLook(first, borders);
    var scale = new Scale(numbers(in, width), numbers(in, width));
    Map<Topic, Opinion> opinions = new EnumMap<>(Topic.class);
    for (Topic topic : Topic.values()) {
      var head = new Head(numbers(in, width), in.readFloat());
      opinions.put(
          topic, new Opinion(head, in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat()));
    }
    return new TopicModel(firstLook, scale, opinions);
  }

  private static float[] numbers(DataInputStream in, int count) throws IOException {
    var numbers = new float[count];
    for (int at = 0; at < count; at++) {
      numbers[at] = in.readFloat();
    }
    return numbers;
  }
}
