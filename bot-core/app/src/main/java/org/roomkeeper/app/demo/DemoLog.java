package org.roomkeeper.app.demo;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bot's log while the story is told: all of it goes into a file, and only warnings stand among
 * the story's lines.
 */
final class DemoLog implements AutoCloseable {
  private static final String CONSOLE = "err";

  private final ch.qos.logback.classic.Logger root;
  private final ConsoleAppender<ILoggingEvent> console;
  private final FileAppender<ILoggingEvent> file;

  private DemoLog(
      ch.qos.logback.classic.Logger root,
      ConsoleAppender<ILoggingEvent> console,
      FileAppender<ILoggingEvent> file) {
    this.root = root;
    this.console = console;
    this.file = file;
  }

  /**
   * Turns the log aside, as far as it goes to the terminal as in the distribution.
   *
   * @return empty if it goes elsewhere already
   * @throws IOException if no file can be made among the temporary ones
   */
  static Optional<DemoLog> turnAside() throws IOException {
    boolean ours =
        LoggerFactory.getILoggerFactory() instanceof LoggerContext context
            && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                instanceof ConsoleAppender<ILoggingEvent> found
            && found.getEncoder() instanceof PatternLayoutEncoder;
    if (!ours) {
      return Optional.empty();
    }
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    var console = (ConsoleAppender<ILoggingEvent>) root.getAppender(CONSOLE);
    // The same pattern, so that secrets are masked there too.
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setPattern(((PatternLayoutEncoder) console.getEncoder()).getPattern());
    encoder.start();
    var file = new FileAppender<ILoggingEvent>();
    file.setContext(context);
    file.setName("demo");
    file.setFile(Files.createTempFile("roomkeeper-demo-", ".log").toString());
    file.setEncoder(encoder);
    file.start();
    root.addAppender(file);
    var warnings = new ThresholdFilter();
    warnings.setLevel("WARN");
    warnings.start();
    console.addFilter(warnings);
    return Optional.of(new DemoLog(root, console, file));
  }

  /** Where all of it is. */
  Path file() {
    return Path.of(file.getFile());
  }

  @Override
  public void close() {
    console.clearAllFilters();
    root.detachAppender(file);
    file.stop();
  }
}
