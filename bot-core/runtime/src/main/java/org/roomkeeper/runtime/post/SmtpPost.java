package org.roomkeeper.runtime.post;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.settings.MailServer;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mail by SMTP, one connection a mail. The server's name is checked against its certificate, every
 * wait ends, and nothing of a mail but its number is logged. Safe for use by many threads.
 */
@Singleton
final class SmtpPost implements Post {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpPost.class);
  private static final Duration UNREACHABLE = Duration.ofMinutes(1);
  private static final Duration MISTRUSTED = Duration.ofMinutes(10);
  private static final int FOR_GOOD = 500;

  private final Supplier<Optional<MailServer>> server;
  private final InstantSource clock;
  private final Duration longest;

  @Inject
  SmtpPost(Settings settings, Clockwork clock) {
    this(() -> settings.core().mail(), clock, Duration.ofSeconds(15));
  }

  /**
   * Post through a server.
   *
   * @param longest how long one wait for the server may take
   */
  SmtpPost(Supplier<Optional<MailServer>> server, InstantSource clock, Duration longest) {
    this.server = server;
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  public boolean isSetUp() {
    return server.get().isPresent();
  }

  @Override
  public Outcome send(Mail mail, long id) {
    Optional<MailServer> by = server.get();
    return by.isEmpty() ? new Outcome.Refused(NOT_SET_UP) : send(mail, id, by.get());
  }

  private Outcome send(Mail mail, long id, MailServer by) {
    var session = Session.getInstance(properties(by));
    try (Transport transport = session.getTransport()) {
      MimeMessage message = message(mail, id, by, session);
      Optional<Outcome> obstacle = connect(transport, by);
      return obstacle.isPresent() ? obstacle.get() : handOver(transport, message, id);
    } catch (MessagingException | UnsupportedEncodingException e) {
      // Only writing it and hanging up are left here: what was handed over has its outcome already.
      // Its kind only: what it says may hold the address.
      LOG.warn("Mail {} cannot be written: {}", id, e.getClass().getSimpleName());
      return new Outcome.Refused(Phrase.of("outcome.mail-unwritten", e.getClass().getSimpleName()));
    }
  }

  private Optional<Outcome> connect(Transport transport, MailServer by) {
    try {
      transport.connect(
          by.host(),
          by.port(),
          by.user().orElse(null),
          by.password().map(Secret::reveal).orElse(null));
      return Optional.empty();
    } catch (AuthenticationFailedException e) {
      LOG.warn("The mail server {} does not take user or password", by.host());
      return Optional.of(later(MISTRUSTED, Phrase.of("outcome.mail-mistrusts"), true));
    } catch (MessagingException e) {
      LOG.warn("The mail server {} cannot be reached: {}", by.host(), e.toString());
      return Optional.of(later(UNREACHABLE, Phrase.of("outcome.mail-unreachable"), true));
    }
  }

  private Outcome handOver(Transport transport, MimeMessage message, long id) {
    try {
      transport.sendMessage(message, message.getAllRecipients());
      return new Outcome.Done(Map.of());
    } catch (SendFailedException e) {
      OptionalInt code = code(e);
      LOG.info("The mail server does not take mail {}: {}", id, code);
      return code.isPresent() && code.getAsInt() < FOR_GOOD
          ? later(UNREACHABLE, Phrase.of("outcome.mail-later", code.getAsInt()), false)
          : new Outcome.Refused(Phrase.of("outcome.mail-refused"));
    } catch (MessagingException e) {
      LOG.warn("Mail {}: the connection broke: {}", id, e.getClass().getSimpleName());
      return new Outcome.Unknown(Phrase.of("outcome.mail-broke"));
    }
  }

  /** What the server said first, as a number; of several addresses there is one only. */
  private static OptionalInt code(MessagingException refused) {
    for (Exception e = refused; e instanceof MessagingException one; e = one.getNextException()) {
      switch (one) {
        case SMTPAddressFailedException address -> {
          return OptionalInt.of(address.getReturnCode());
        }
        case SMTPSenderFailedException sender -> {
          return OptionalInt.of(sender.getReturnCode());
        }
        case SMTPSendFailedException send when send.getNextException() == null -> {
          return OptionalInt.of(send.getReturnCode());
        }
        default -> {}
      }
    }
    return OptionalInt.empty();
  }

  private MimeMessage message(Mail mail, long id, MailServer by, Session session)
      throws MessagingException, UnsupportedEncodingException {
    String utf8 = StandardCharsets.UTF_8.name();
    var message = new Numbered(session, id, by.from().substring(by.from().indexOf('@') + 1));
    message.setFrom(new InternetAddress(by.from(), by.sender(), utf8));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.address(), true));
    message.setSubject(mail.subject(), utf8);
    message.setText(mail.text(), utf8);
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    return message;
  }

  private Properties properties(MailServer by) {
    var properties = new Properties();
    boolean tls = by.security() == MailServer.Security.TLS;
    boolean starttls = by.security() == MailServer.Security.STARTTLS;
    String wait = Long.toString(longest.toMillis());
    properties.putAll(
        Map.of(
            "mail.transport.protocol",
            "smtp",
            "mail.smtp.ssl.enable",
            Boolean.toString(tls),
            "mail.smtp.starttls.enable",
            Boolean.toString(starttls),
            "mail.smtp.starttls.required",
            Boolean.toString(starttls),
            "mail.smtp.ssl.checkserveridentity",
            "true",
            "mail.smtp.auth",
            Boolean.toString(by.user().isPresent()),
            "mail.smtp.connectiontimeout",
            wait,
            "mail.smtp.timeout",
            wait,
            "mail.smtp.writetimeout",
            wait,
            "mail.smtp.quitwait",
            "false"));
    return properties;
  }

  private Outcome later(Duration wait, Phrase why, boolean forAll) {
    return new Outcome.TryLater(clock.instant().plus(wait), why, forAll);
  }

  /** A mail whose id says which action it is. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, long action, String host) {
      super(session);
      this.id = "<roomkeeper." + action + "@" + host + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
