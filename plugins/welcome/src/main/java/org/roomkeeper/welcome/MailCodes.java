package org.roomkeeper.welcome;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Codes;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Store;
import org.roomkeeper.welcome.Applications.Said;

/**
 * Proves mail addresses: a code of six digits goes there and has to come back in time. It can be
 * wrong a few times, and only a few go to one address, or for one form, in a day.
 */
final class MailCodes {
  static final String REF = "code-";

  private static final String CODE = "mail-code/";
  private static final String SENT = "mail-sent/";
  private static final String PROVEN = "mail-proven/";
  private static final int DIGITS = 6;
  private static final Duration DAY = Duration.ofDays(1);

  private final Config<WelcomeConfig> config;
  private final WelcomeTexts texts;
  private final Capabilities capabilities;
  private final Applications applications;
  private final Codes codes;
  private final Store store;

  @Inject
  MailCodes(
      Config<WelcomeConfig> config,
      WelcomeTexts texts,
      Capabilities capabilities,
      Applications applications,
      Codes codes,
      Store store) {
    this.config = config;
    this.texts = texts;
    this.capabilities = capabilities;
    this.applications = applications;
    this.codes = codes;
    this.store = store;
  }

  /** Whether mail can be sent at all. */
  boolean canSend() {
    return capabilities.towards(MemberKind.GUEST, Mail.class) == Capabilities.Way.BY_API;
  }

  /** Whether the address of a form could be proven yet. */
  boolean isWanting(Application form) {
    return canSend() && !form.proofs().mail().isEmpty() && !form.proofs().mailProven();
  }

  /** Whether a code is on its way for a form, and still good. */
  boolean isAwaited(Application form) {
    return !form.proofs().mailProven() && store.get(CODE + form.id(), Code.class).isPresent();
  }

  /**
   * Sends a code to the address in a form.
   *
   * @param event what it answers: every code is another
   */
  Sending send(Application form, EventId event, Instant at) {
    var settings = config.get().vetting();
    String address = form.proofs().mail();
    Sent toAddress = counted(SENT + named(address), at);
    Sent forForm = counted(SENT + form.id(), at);
    if (toAddress.count() >= settings.code().aDay() || forForm.count() >= settings.code().aDay()) {
      return new Sending(Reaction.none(), Said.of("too-many-codes"));
    }
    store.put(SENT + named(address), toAddress.oneMore());
    store.put(SENT + form.id(), forForm.oneMore());
    store.put(CODE + form.id(), new Code(address, event.value(), at, 0));
    Duration goodFor = settings.code().goodFor();
    Map<String, String> places =
        Map.of("code", code(form, event.value()), "minutes", Long.toString(goodFor.toMinutes()));
    Mail mail =
        Mail.to(
            address,
            oneLine(texts.in(form.language(), settings.words().codeSubject(), places, 150)),
            texts.in(form.language(), settings.words().codeText(), places, 5000));
    return new Sending(
        Reaction.of(mail)
            .ref(REF + form.id())
            .bestBefore(at.plus(goodFor))
            .repeatable()
            .because("code-asked-for"),
        new Said("code-sent", address));
  }

  /**
   * Somebody enters a code.
   *
   * @return the form with its address proven, if it is right; what to say in any case
   */
  Entered enter(Application form, String written, Instant at) {
    if (form.proofs().mailProven()) {
      return new Entered(form, Said.of("code-used"));
    }
    Optional<Code> awaited = store.get(CODE + form.id(), Code.class);
    if (awaited.isEmpty() || !awaited.get().address().equals(form.proofs().mail())) {
      return new Entered(form, Said.of("code-none"));
    }
    Code code = awaited.get();
    var settings = config.get().vetting().code();
    if (!at.isBefore(code.sent().plus(settings.goodFor()))) {
      store.remove(CODE + form.id());
      return new Entered(form, Said.of("code-expired"));
    }
    boolean right =
        MessageDigest.isEqual(
            code(form, code.event()).getBytes(UTF_8), digits(written).getBytes(UTF_8));
    if (right) {
      store.remove(CODE + form.id());
      return new Entered(
          form.with(form.proofs().mailProven(claim(code.address(), form.id()))),
          Said.of("code-right"));
    }
    int left = settings.tries() - code.wrong() - 1;
    if (left <= 0) {
      store.remove(CODE + form.id());
      return new Entered(form, Said.of("code-wrong-last"));
    }
    store.put(CODE + form.id(), code.wrongOnceMore());
    return new Entered(form, new Said("code-wrong", Integer.toString(left)));
  }

  /** Whether an address vets by itself. */
  Optional<String> trustedDomain(String address) {
    String domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
    return config.get().vetting().mailDomains().stream()
        .filter(trusted -> domain.equals(trusted) || domain.endsWith("." + trusted))
        .findFirst();
  }

  /** The mail with a code could not be handed over: whoever waits for it is told. */
  Reaction settled(String ref, boolean taken) {
    if (taken) {
      return Reaction.none();
    }
    String id = ref.substring(REF.length());
    store.remove(CODE + id);
    Optional<Application> form = applications.find(id);
    form.ifPresent(
        one ->
            applications
                .memberOf(id)
                .ifPresentOrElse(
                    member -> applications.say(member, Said.of("mail-not-taken")),
                    () -> applications.say(one.visitor(), Said.of("mail-not-taken"))));
    return Reaction.none().finding("code-not-sent", id);
  }

  /** Forgets what a day ago was counted, and codes that nobody entered. */
  void tidy(Instant now) {
    store.under(SENT, Sent.class).entrySet().stream()
        .filter(entry -> entry.getValue().since().plus(DAY).isBefore(now))
        .forEach(entry -> store.remove(entry.getKey()));
    store.under(CODE, Code.class).entrySet().stream()
        .filter(entry -> entry.getValue().sent().plus(DAY).isBefore(now))
        .forEach(entry -> store.remove(entry.getKey()));
  }

  /** Forgets an address that was proven for a form. */
  void forget(Application form) {
    store.remove(CODE + form.id());
    String key = PROVEN + named(form.proofs().mail());
    if (store.get(key, String.class).filter(form.id()::equals).isPresent()) {
      store.remove(key);
    }
  }

  /** Notes whose address it is; true if it is somebody else's who is still here. */
  private boolean claim(String address, String id) {
    String key = PROVEN + named(address);
    Optional<String> before = store.get(key, String.class).filter(other -> !other.equals(id));
    if (before.flatMap(applications::find).isPresent()) {
      return true;
    }
    store.put(key, id);
    return false;
  }

  private Sent counted(String key, Instant at) {
    return store
        .get(key, Sent.class)
        .filter(sent -> at.isBefore(sent.since().plus(DAY)))
        .orElseGet(() -> new Sent(at, 0));
  }

  private String code(Application form, long event) {
    return codes.of("mail " + form.id() + " " + event + " " + form.proofs().mail(), DIGITS);
  }

  /** An address under a name of its own, so that none stands among the notes about nobody. */
  private static String named(String address) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(address.toLowerCase(Locale.ROOT).getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digits of what somebody typed; full-width ones too. */
  static String digits(String written) {
    var digits = new StringBuilder();
    written
        .codePoints()
        .filter(Character::isDigit)
        .map(Character::getNumericValue)
        .forEach(digits::append);
    return digits.toString();
  }

  static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  /**
   * A code that was sent.
   *
   * @param address where to
   * @param event the event that it answered, which makes it another than those before
   * @param sent when
   * @param wrong how often somebody was wrong
   */
  record Code(String address, long event, Instant sent, int wrong) {
    Code wrongOnceMore() {
      return new Code(address, event, sent, wrong + 1);
    }
  }

  /**
   * How many codes were sent.
   *
   * @param since since when
   * @param count how many
   */
  record Sent(Instant since, int count) {
    Sent oneMore() {
      return new Sent(since, count + 1);
    }
  }

  /**
   * A code that is sent, or is not.
   *
   * @param reaction what is to be done
   * @param said what to say
   */
  record Sending(Reaction reaction, Said said) {}

  /**
   * A code that was entered.
   *
   * @param form the form from now on
   * @param said what to say
   */
  record Entered(Application form, Said said) {}
}
