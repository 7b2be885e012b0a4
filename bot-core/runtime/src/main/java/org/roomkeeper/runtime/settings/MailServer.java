package org.roomkeeper.runtime.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.Phrase;

/**
 * The server that mail goes through.
 *
 * @param host its name, which its certificate must bear
 * @param port such as 465 or 587, 1 to 65535
 * @param security how the way there is kept private; {@code none} only on this machine
 * @param user who we are to it, if it asks
 * @param password the password of {@code user}
 * @param from the address that mail comes from
 * @param sender the name that mail comes from
 */
public record MailServer(
    String host,
    int port,
    Security security,
    Optional<String> user,
    Optional<Secret> password,
    String from,
    String sender) {
  /** How the way to the server is kept private. */
  public enum Security {
    /** Encrypted from the first byte, usually on port 465. */
    TLS,
    /** Encrypted before anything is said, usually on port 587; never without. */
    STARTTLS,
    /** Open, to a server on this machine. */
    NONE
  }

  /** Refuses what could not send, and passwords in the open. */
  public MailServer {
    boolean here = List.of("localhost", "127.0.0.1", "::1").contains(host.toLowerCase(Locale.ROOT));
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new Unfit(Phrase.of("settings.mail-server"));
    }
    if (!Mail.isAddress(from)) {
      throw new Unfit(Phrase.of("settings.mail-from"));
    }
    if (security == Security.NONE && !here) {
      throw new Unfit(Phrase.of("settings.mail-open"));
    }
    if (user.isPresent() != password.isPresent()) {
      throw new Unfit(Phrase.of("settings.mail-password"));
    }
  }
}
