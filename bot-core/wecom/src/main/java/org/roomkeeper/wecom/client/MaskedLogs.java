package org.roomkeeper.wecom.client;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.LoggerFactory;

/**
 * Keeps WeCom's secrets out of the logs: the client's own lines, which print tokens in addresses,
 * are switched off, and {@link Message} and {@link Stack} mask whatever any other line, or the text
 * of an exception, may carry. A {@code logback.xml} uses them as conversion rules for {@code msg}
 * and {@code ex}.
 */
public final class MaskedLogs {
  private static final String CLIENT = "me.chanjar.weixin";
  private static final String HTTP = "org.apache.http";

  private MaskedLogs() {}

  /** Switches the client's own lines off; what it has to say comes back as exceptions. */
  public static void hushClient() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(CLIENT).setLevel(Level.OFF);
      context.getLogger(HTTP).setLevel(Level.WARN); // at DEBUG it prints whole requests
    }
  }

  /** A line's message without secrets. */
  public static final class Message extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return Secrets.mask(super.convert(event));
    }
  }

  /** A line's stack trace without secrets. */
  public static final class Stack extends ThrowableProxyConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return Secrets.mask(super.convert(event));
    }
  }
}
