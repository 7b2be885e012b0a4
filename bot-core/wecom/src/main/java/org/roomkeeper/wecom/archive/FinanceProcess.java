package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a {@link FinanceWorker}, seen from the bot: asked a page at a time, believed only as
 * far as it keeps to the form, and killed when it does not. Used by one thread, but for {@link
 * #close()}.
 */
final class FinanceProcess implements AutoCloseable {
  private static final int LONGEST_LINE = 8 * 1024 * 1024;
  private static final int LONGEST_LOG = 1_000;
  private static final int MOST_RUBBISH = 100;
  private static final int LINES_WAITING = 4;
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);
  private static final String END = "";

  /** What the process may see of the bot's environment, in which secrets stand. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "TMPDIR", "TZ");

  private static final Logger LOG = LoggerFactory.getLogger(FinanceProcess.class);

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final FinanceSetup setup;
  private final Duration patience;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_WAITING);

  private FinanceProcess(Process process, FinanceSetup setup, Duration patience) {
    this.process = process;
    this.setup = setup;
    this.patience = patience;
  }

  /**
   * A message as the worker gave it.
   *
   * @param error why there is no text; empty if there is one
   */
  record Row(long seq, String id, int version, String text, String error) {}

  /**
   * A page, or as much of it as came before the process broke.
   *
   * @param broken what went wrong; empty if nothing did
   * @param inHand the message that was being opened then
   * @param residentKilobytes how much memory the process holds
   */
  record Page(List<Row> rows, String broken, OptionalLong inHand, long residentKilobytes) {}

  /**
   * Starts one and tells it the setup.
   *
   * @param command how it is started
   * @param patience how long it may be silent while it is asked
   */
  static FinanceProcess start(List<String> command, FinanceSetup setup, Duration patience)
      throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    var started = new FinanceProcess(builder.start(), setup, patience);
    Thread.ofPlatform().daemon().name("finance-answers").start(started::hear);
    Thread.ofPlatform().daemon().name("finance-log").start(started::log);
    started.send(setup.line(started.json));
    return started;
  }

  /** Asks for a page. After a broken one the process is dead. */
  Page ask(long after, int limit, Collection<Long> skip) throws IOException {
    var request = json.createObjectNode().put("after", after).put("limit", limit);
    var skipped = request.putArray("skip");
    skip.forEach(skipped::add);
    var rows = new ArrayList<Row>();
    var inHand = OptionalLong.empty();
    try {
      send(request.toString());
      int rubbish = 0;
      long last = after;
      while (true) {
        var answer = next();
        if (answer.has("row")) {
          var row = row(answer);
          if (row.seq() <= last) {
            throw new IOException("it gave message " + row.seq() + " after " + last);
          }
          last = row.seq();
          rows.add(row);
          inHand = OptionalLong.empty();
        } else if (answer.has("opening")) {
          inHand = OptionalLong.of(answer.path("opening").asLong());
        } else if (answer.has("end")) {
          return new Page(rows, "", OptionalLong.empty(), answer.path("resident").asLong());
        } else if (answer.has("failed")) {
          throw new Failed(setup.mask(answer.path("failed").asText()));
        } else if (++rubbish > MOST_RUBBISH) {
          throw new IOException("it writes rubbish");
        }
      }
    } catch (Failed e) {
      throw e;
    } catch (IOException e) {
      close();
      return new Page(rows, String.valueOf(e.getMessage()), inHand, 0);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("stopped while reading the archive", e);
    }
  }

  /** Whether it can be asked. */
  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Row row(JsonNode answer) {
    return new Row(
        answer.path("row").asLong(),
        answer.path("id").asText(""),
        answer.path("version").asInt(),
        answer.path("text").asText(""),
        answer.path("error").asText(""));
  }

  /** The next answer; what is none is an empty object. */
  private JsonNode next() throws IOException, InterruptedException {
    @Nullable String line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (line == null) {
      throw new IOException("it has been silent for " + patience);
    }
    if (line.equals(END)) {
      boolean ended = process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      throw new IOException(
          ended ? "it ended with status " + process.exitValue() : "it closed its output");
    }
    try {
      var answer = json.readTree(line);
      return answer.isObject() ? answer : json.createObjectNode();
    } catch (JsonProcessingException e) {
      return json.createObjectNode();
    }
  }

  private void send(String line) throws IOException {
    try {
      process.getOutputStream().write((line + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new IOException("it does not listen", e);
    }
  }

  private void hear() {
    try (var in = new BufferedInputStream(process.getInputStream(), 64 * 1024)) {
      for (@Nullable String line = line(in); line != null; line = line(in)) {
        if (!line.isBlank()) {
          hand(line);
        }
      }
    } catch (IOException closed) {
      LOG.debug("The output of the finance library's process ended", closed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private void end() {
    try {
      hand(END);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands a line on to whoever asks; to nobody, once the process is dead and nobody does. */
  private void hand(String line) throws InterruptedException {
    boolean taken = false;
    while (!taken && (process.isAlive() || lines.remainingCapacity() > 0)) {
      taken = lines.offer(line, 1, TimeUnit.SECONDS);
    }
  }

  /** A line, cut where it is longer than any message: then it is no JSON either. */
  private static @Nullable String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (bytes.size() < LONGEST_LINE) {
        bytes.write(b);
      }
    }
    return bytes.toString(UTF_8);
  }

  private void log() {
    try (var in = new BufferedInputStream(process.getErrorStream())) {
      for (@Nullable String line = line(in); line != null; line = line(in)) {
        if (!line.isBlank()) {
          LOG.warn(
              "finance: {}", setup.mask(line.substring(0, Math.min(line.length(), LONGEST_LOG))));
        }
      }
    } catch (IOException closed) {
      LOG.debug("The log of the finance library's process ended", closed);
    }
  }

  /** The library refused in good order: the process lives on. */
  static final class Failed extends IOException {
    private static final long serialVersionUID = 1;

    Failed(String why) {
      super(why);
    }
  }
}
