package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads decrypted messages from a file, one JSON object a line; a message's number is the number of
 * its line, from 1. Lines that are appended are found; a last line without its end is left until it
 * has one. Used by one thread.
 */
final class ReplayArchive implements MessageArchive {
  private static final int LONGEST_LINE = 1024 * 1024;

  private final Path file;
  private long line;
  private long offset;

  ReplayArchive(Path file) {
    this.file = file;
  }

  @Override
  public List<Archived> fetch(long afterSeq, int limit) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    if (afterSeq < line || Files.size(file) < offset) {
      line = 0;
      offset = 0;
    }
    var messages = new ArrayList<Archived>();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ);
        var lines = new Lines(channel.position(offset))) {
      while (messages.size() < limit && lines.next()) {
        line++;
        offset += lines.length();
        if (line > afterSeq) {
          messages.add(new Archived(line, "", lines.text()));
        }
      }
    }
    return messages;
  }

  /** Whole lines of a file, with their lengths in bytes. */
  private static final class Lines implements AutoCloseable {
    private final java.io.InputStream in;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).limit(0);
    private int length;

    Lines(FileChannel channel) {
      in = Channels.newInputStream(channel);
    }

    /** Reads a line; false at the end or before a line that has no end yet. */
    boolean next() throws IOException {
      bytes.reset();
      length = 0;
      for (int b = read(); b >= 0; b = read()) {
        length++;
        if (b == '\n') {
          return true;
        }
        if (length <= LONGEST_LINE) {
          bytes.write(b);
        }
      }
      return false;
    }

    int length() {
      return length;
    }

    /** The line, empty if it is longer than any message. */
    String text() {
      return length > LONGEST_LINE ? "" : bytes.toString(UTF_8).strip();
    }

    private int read() throws IOException {
      if (!buffer.hasRemaining()) {
        int count = in.read(buffer.array());
        if (count <= 0) {
          return -1;
        }
        buffer.position(0).limit(count);
      }
      return buffer.get() & 0xff;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
