package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.MemberLinks;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Store;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.welcome.Application.Proofs;
import org.roomkeeper.welcome.Application.Stage;
import org.roomkeeper.welcome.Application.Standing;
import org.roomkeeper.welcome.Applications.Said;

/**
 * Decides who is let in. A form becomes a person's when they come with its code, once and for good;
 * then the rules are asked, and where they do not decide, the moderators. Who is let in gets the
 * fact {@code vetted}, which says by whom; everybody else waits, and nobody is forgotten.
 */
final class Vetting {
  /** How long a personal link is good. */
  static final Duration LINK_GOOD_FOR = Duration.ofDays(30);

  private final Config<WelcomeConfig> config;
  private final Applications applications;
  private final MailCodes mailCodes;
  private final Vouchers vouchers;
  private final VettingCards cards;
  private final FormDoors doors;
  private final WelcomeTexts texts;
  private final Capabilities capabilities;
  private final MemberLinks links;
  private final Store store;

  @Inject
  Vetting(
      Config<WelcomeConfig> config,
      Applications applications,
      MailCodes mailCodes,
      Vouchers vouchers,
      VettingCards cards,
      FormDoors doors,
      WelcomeTexts texts,
      Capabilities capabilities,
      MemberLinks links,
      Store store) {
    this.config = config;
    this.applications = applications;
    this.mailCodes = mailCodes;
    this.vouchers = vouchers;
    this.cards = cards;
    this.doors = doors;
    this.texts = texts;
    this.capabilities = capabilities;
    this.links = links;
    this.store = store;
  }

  /** What became of somebody who came to a host. */
  enum Way {
    /** Nobody vets: they go on as they came. */
    UNASKED,
    /** They have to fill in the form. */
    FILL_IN,
    /** They wait. */
    WAITS,
    /** They may go in. */
    LET_IN
  }

  /**
   * Somebody who came.
   *
   * @param way what became of them
   * @param reaction what follows from it
   */
  record Arrival(Way way, Reaction reaction) {}

  /** Somebody came to a host: by the code of a form, or by another. */
  Arrival arrived(ContactAdded event) {
    String state = event.state().orElse("");
    Optional<MemberId> tied = applications.memberOf(state);
    Optional<Application> own = applications.of(event.member());
    if (tied.isPresent() && !tied.get().equals(event.member())) {
      Reaction card = cards.stranger(event);
      return own.map(form -> new Arrival(way(form), card))
          .orElseGet(() -> new Arrival(Way.FILL_IN, card));
    }
    Optional<Application> fresh = tied.isPresent() ? Optional.empty() : applications.find(state);
    if (fresh.isPresent() && own.filter(form -> form.stage() == Stage.LET_IN).isEmpty()) {
      Reaction reaction =
          tie(fresh.get(), event.member(), event.at()).and(doors.used(fresh.get().id()));
      return new Arrival(applications.of(event.member()).map(Vetting::way).orElseThrow(), reaction);
    }
    return own.map(form -> new Arrival(way(form), Reaction.none()))
        .orElseGet(
            () ->
                new Arrival(
                    config.get().vetting().mode() == VettingConfig.Mode.OFF
                        ? Way.UNASKED
                        : Way.FILL_IN,
                    Reaction.none()));
  }

  private static Way way(Application form) {
    return switch (form.stage()) {
      case LET_IN -> Way.LET_IN;
      case DRAFT, OPEN -> Way.FILL_IN;
      case WAITING, RETURNED, REFUSED -> Way.WAITS;
    };
  }

  /** A form is this person's from now on: its answers become facts, and they are vetted. */
  Reaction tie(Application form, MemberId member, Instant at) {
    Application mine = form.with(new Standing(Stage.WAITING, "", "", form.standing().carded(), at));
    applications.keep(mine, member);
    Reaction asked =
        mine.proofs()
            .voucher()
            .filter(_ -> mine.proofs().voucherIsAsked())
            .map(voucher -> vouchers.ask(mine, voucher))
            .orElse(Reaction.none());
    return facts(mine, member).and(asked).and(assess(member, at)).because("form-filled-in");
  }

  /** What somebody answered, as facts and tags. */
  Reaction facts(Application form, MemberId member) {
    Reaction reaction =
        Reaction.of(NoteFact.of(member, Facts.LANGUAGE, form.language())).because("form-filled-in");
    for (var question : VettingConfig.Question.values()) {
      reaction = reaction.and(NoteFact.of(member, fact(question), form.answers().to(question)));
    }
    for (var tag : config.get().vetting().tags()) {
      String shown = texts.answer(form, tag.fact());
      reaction =
          reaction.and(
              TagMember.on(
                  member, tag.group(), shown.isBlank() ? List.of() : List.of(cut(shown, 30))));
    }
    return reaction;
  }

  static String fact(VettingConfig.Question question) {
    return String.valueOf(VettingConfig.FACTS.get(question));
  }

  /** Asks the rules about somebody who waits, and then the moderators. */
  Reaction assess(MemberId member, Instant at) {
    Optional<Application> found =
        applications.of(member).filter(form -> form.stage() == Stage.WAITING);
    if (found.isEmpty()) {
      return Reaction.none();
    }
    Application form = found.get();
    Optional<String> rule = byRule(form.proofs());
    if (rule.isPresent()) {
      return letIn(member, form, rule.get(), at);
    }
    if (form.standing().carded()) {
      return Reaction.none();
    }
    Standing standing = form.standing();
    applications.keep(
        form.with(
            new Standing(
                standing.stage(), standing.by(), standing.reason(), true, standing.since())),
        member);
    return cards.ask(form, member);
  }

  private Optional<String> byRule(Proofs proofs) {
    var settings = config.get().vetting();
    return switch (settings.mode()) {
      case OFF -> Optional.of("form");
      case MODERATORS -> Optional.empty();
      case PROOF ->
          (proofs.mailProven() && !proofs.mailTaken()
                  ? mailCodes.trustedDomain(proofs.mail()).map(domain -> "mail " + domain)
                  : Optional.<String>empty())
              .or(
                  () ->
                      proofs
                          .voucher()
                          .filter(_ -> proofs.vouched() && settings.vouching().enough())
                          .map(voucher -> "voucher " + voucher));
    };
  }

  /** A moderator pressed a button, or chose on the page. */
  Reaction decided(String id, String choice, String reason, MemberId by, Instant at) {
    Optional<MemberId> member = applications.memberOf(id);
    Optional<Application> form = member.flatMap(applications::of);
    if (form.isEmpty() || form.get().stage() == Stage.LET_IN) {
      return Reaction.none().finding("decided-already", id);
    }
    return switch (choice) {
      case "let-in" -> letIn(member.get(), form.get(), "moderator " + by, at);
      case "ask-more" -> notYet(member.get(), form.get(), Stage.RETURNED, choice, reason, by, at);
      default -> notYet(member.get(), form.get(), Stage.REFUSED, choice, reason, by, at);
    };
  }

  /** A moderator has looked at a second person with one code. */
  Reaction aboutStranger(String ref, String choice, MemberId by, Instant at) {
    Optional<MemberId> member = store.get(ref, MemberId.class);
    store.remove(ref);
    if (member.isEmpty() || choice.equals("noted") || applications.of(member.get()).isPresent()) {
      return Reaction.none();
    }
    String id = ref.substring(VettingCards.STRANGER.length());
    applications.keep(
        new Application(
            "s" + id,
            "",
            texts.leading(),
            new Application.Answers("", "", "", "", ""),
            new Proofs("", false, false, "", "", Optional.empty(), false),
            new Standing(Stage.REFUSED, "moderator " + by, "not-ours", false, at)),
        member.get());
    return Reaction.none().finding("refused", member.get().value());
  }

  /** Somebody vouches, or does not. */
  Reaction vouched(String id, MemberId voucher, boolean yes, Instant at) {
    Optional<MemberId> member = applications.memberOf(id);
    Optional<Application> form =
        member
            .flatMap(applications::of)
            .filter(one -> one.proofs().voucher().filter(voucher::equals).isPresent());
    if (!vouchers.answered(voucher, id) || form.isEmpty()) {
      return Reaction.none().finding("not-asked-to-vouch", voucher.value());
    }
    Application answered = form.get().with(form.get().proofs().vouched(yes));
    applications.keep(answered, member.get());
    if (!yes) {
      applications.say(member.get(), Said.of("voucher-declined"));
    }
    return Reaction.none()
        .finding(yes ? "vouched" : "not-vouched", voucher.value())
        .and(assess(member.get(), at));
  }

  private Reaction letIn(MemberId member, Application form, String by, Instant at) {
    boolean waited = form.standing().since().isBefore(at);
    applications.keep(
        form.with(new Standing(Stage.LET_IN, by, "", form.standing().carded(), at)), member);
    vouchers.forget(form);
    Reaction reaction =
        Reaction.of(NoteFact.of(member, Facts.VETTED, by))
            .because("let-in")
            .withdraw(VettingCards.CARD + form.id());
    return waited ? reaction.and(tell(member, form, at)) : reaction;
  }

  /** Whoever was let in later is told, as far as there is a way. */
  private Reaction tell(MemberId member, Application form, Instant at) {
    var words = config.get().vetting().words();
    var places = Map.of("link", link(member, at).toString());
    String text = texts.in(form.language(), words.letInText(), places, 2000);
    MemberKind kind = member.value().startsWith("staff:") ? MemberKind.STAFF : MemberKind.GUEST;
    if (capabilities.towards(kind, Tell.class) == Capabilities.Way.BY_API) {
      return Reaction.of(Tell.to(member, text)).because("let-in");
    }
    if (form.proofs().mailProven() && mailCodes.canSend()) {
      String subject =
          MailCodes.oneLine(texts.in(form.language(), words.letInSubject(), places, 150));
      return Reaction.of(Mail.to(form.proofs().mail(), subject, text).about(member))
          .ref("told-" + form.id())
          .because("let-in");
    }
    return Reaction.none();
  }

  private Reaction notYet(
      MemberId member,
      Application form,
      Stage stage,
      String choice,
      String reason,
      MemberId by,
      Instant at) {
    applications.keep(
        form.with(
            new Standing(
                stage, "moderator " + by, reason.isBlank() ? choice : reason.strip(), false, at)),
        member);
    vouchers.forget(form);
    return Reaction.none()
        .withdraw(VettingCards.CARD + form.id())
        .finding(stage == Stage.REFUSED ? "refused" : "asked-for-more", member.value());
  }

  /** Where a person sees where they stand. */
  URI link(MemberId member, Instant at) {
    return links.to(MePage.PAGE, member, at.plus(LINK_GOOD_FOR));
  }

  /** Forgets everything that a person said in the form, and that they were let in. */
  Reaction forget(MemberId member) {
    Optional<Application> form = applications.of(member);
    applications.forget(member);
    Reaction reaction = Reaction.none();
    var keys = new ArrayList<>(VettingConfig.FACTS.values());
    keys.add(Facts.VETTED);
    for (String key : keys) {
      reaction = reaction.and(NoteFact.of(member, key, ""));
    }
    if (form.isPresent()) {
      mailCodes.forget(form.get());
      vouchers.forget(form.get());
      reaction =
          reaction
              .withdraw(VettingCards.CARD + form.get().id())
              .withdraw("told-" + form.get().id())
              .withdraw(Vouchers.REF + form.get().id());
      for (var tag : config.get().vetting().tags()) {
        reaction = reaction.and(TagMember.on(member, tag.group(), List.of()));
      }
    }
    return reaction.because("erased-by-themselves");
  }

  static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
