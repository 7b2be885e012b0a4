package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Codes;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.Tell;

/**
 * Members who vouch. A member takes a code from the personal page and hands it to one person;
 * whoever enters it names that member, who then is asked whether it is so. Nobody can name a member
 * without such a code, and no list of members is shown to anybody.
 */
final class Vouchers {
  static final String REF = "vouch-";

  /** How long a code that a member took is good. */
  static final Duration GOOD_FOR = Duration.ofDays(7);

  private static final String CODE = "voucher/";
  private static final String GIVEN = "vouching";
  private static final String ASKED = "vouch-for/";
  private static final int DIGITS = 12;
  private static final Duration MONTH = Duration.ofDays(30);

  private final Config<WelcomeConfig> config;
  private final WelcomeTexts texts;
  private final Capabilities capabilities;
  private final Codes codes;
  private final Rooms rooms;
  private final Members members;
  private final Store store;

  @Inject
  Vouchers(
      Config<WelcomeConfig> config,
      WelcomeTexts texts,
      Capabilities capabilities,
      Codes codes,
      Rooms rooms,
      Members members,
      Store store) {
    this.config = config;
    this.texts = texts;
    this.capabilities = capabilities;
    this.codes = codes;
    this.rooms = rooms;
    this.members = members;
    this.store = store;
  }

  /** Whether somebody may vouch: they were let in, or are in a room. */
  boolean mayVouch(MemberId member) {
    return config.get().vetting().proofs().contains(VettingConfig.Proof.VOUCHER)
        && (members.find(member).flatMap(view -> view.fact(Facts.VETTED)).isPresent()
            || rooms.all().stream().anyMatch(room -> members.isIn(room.id(), member)));
  }

  /** The code that a member has to hand on. */
  Optional<Given> given(MemberId member) {
    return store
        .about(member)
        .get(GIVEN, Given.class)
        .filter(given -> store.get(CODE + given.code(), Code.class).isPresent());
  }

  /** A member takes a new code; false if they have vouched often enough for a month. */
  boolean take(MemberId member, EventId event, Instant at) {
    Optional<Given> before = store.about(member).get(GIVEN, Given.class);
    List<Instant> taken =
        before.map(Given::taken).orElse(List.of()).stream()
            .filter(one -> one.plus(MONTH).isAfter(at))
            .toList();
    if (taken.size() >= config.get().vetting().vouching().aMonth()) {
      return false;
    }
    before.ifPresent(old -> store.remove(CODE + old.code()));
    var all = new ArrayList<>(taken);
    all.add(at);
    String code = codes.of("voucher " + member + " " + event.value(), DIGITS);
    store.about(member).put(GIVEN, new Given(code, at.plus(GOOD_FOR), all));
    store.put(CODE + code, new Code(member, at.plus(GOOD_FOR), Optional.empty()));
    return true;
  }

  /** Who gave out a code that this form may use. */
  Optional<MemberId> holder(String code, String form, Instant at) {
    return store
        .get(CODE + code, Code.class)
        .filter(one -> at.isBefore(one.until()))
        .filter(one -> one.usedBy().filter(other -> !other.equals(form)).isEmpty())
        .map(Code::member)
        .filter(this::mayVouch);
  }

  /** From now on a code is this form's. */
  void use(String code, String form) {
    store
        .get(CODE + code, Code.class)
        .ifPresent(
            one -> store.put(CODE + code, new Code(one.member(), one.until(), Optional.of(form))));
  }

  /**
   * Asks a member whether they vouch: by a message where there is a way, on their page in any case.
   */
  Reaction ask(Application form, MemberId voucher) {
    store.about(voucher).put(ASKED + form.id(), form.answers().name());
    boolean canTell =
        members
            .find(voucher)
            .map(MemberView::kind)
            .filter(kind -> capabilities.towards(kind, Tell.class) == Capabilities.Way.BY_API)
            .filter(MemberKind.STAFF::equals)
            .isPresent();
    if (!canTell) {
      return Reaction.none();
    }
    String language =
        members
            .find(voucher)
            .flatMap(MemberView::language)
            .orElse(rooms.community().languages().getFirst());
    String asked =
        new PageWords(language)
            .say(
                "vouch.ask",
                form.answers().name(),
                rooms.community().name(language),
                texts.answers(form, language));
    return Reaction.of(
            Tell.to(voucher, asked)
                .offering(
                    new Choice("yes", Phrase.of("vouch.yes")),
                    new Choice("no", Phrase.of("vouch.no"))))
        .ref(REF + form.id())
        .because("vouch-asked");
  }

  /** For whom a member is asked to vouch: the names by the number of the form. */
  Map<String, String> askedFor(MemberId voucher) {
    var names = new LinkedHashMap<String, String>();
    store
        .about(voucher)
        .under(ASKED, String.class)
        .forEach((key, name) -> names.put(key.substring(ASKED.length()), name));
    return names;
  }

  /** A member has answered; false if they were not asked, or have answered before. */
  boolean answered(MemberId voucher, String form) {
    return store.about(voucher).remove(ASKED + form);
  }

  /** Nobody need answer any more. */
  void forget(Application form) {
    form.proofs().voucher().ifPresent(voucher -> store.about(voucher).remove(ASKED + form.id()));
  }

  /** Forgets codes that are over. */
  void tidy(Instant now) {
    store.under(CODE, Code.class).entrySet().stream()
        .filter(entry -> !now.isBefore(entry.getValue().until()))
        .forEach(entry -> store.remove(entry.getKey()));
  }

  /**
   * A code that a member took.
   *
   * @param code its digits
   * @param until how long it is good
   * @param taken when codes were taken in the last 30 days
   */
  record Given(String code, Instant until, List<Instant> taken) {
    /** The digits in groups, as people read them. */
    String shown() {
      return code.replaceAll("(\\d{4})(?=\\d)", "$1 ");
    }
  }

  /**
   * Whose code it is.
   *
   * @param member who took it
   * @param until how long it is good
   * @param usedBy the form that it was entered in
   */
  record Code(MemberId member, Instant until, Optional<String> usedBy) {}
}
