package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.welcome.Application.Answers;
import org.roomkeeper.welcome.Application.Proofs;
import org.roomkeeper.welcome.Application.Stage;
import org.roomkeeper.welcome.Application.Standing;
import org.roomkeeper.welcome.Applications.Said;
import org.roomkeeper.welcome.VettingConfig.Proof;

/**
 * Takes what is sent from the plugin's pages: the form itself, codes, what members do on their
 * personal page, what moderators decide on theirs. Whatever is wrong is said to whoever sent it,
 * and what they wrote stays in the form.
 */
final class FormHandler implements Handler<FormSent> {
  private static final String COUNT = "forms-today";

  private final Config<WelcomeConfig> config;
  private final Applications applications;
  private final FormFields fields;
  private final MailCodes mailCodes;
  private final Vouchers vouchers;
  private final Vetting vetting;
  private final FormDoors doors;
  private final Rooms rooms;
  private final Store store;

  @Inject
  FormHandler(
      Config<WelcomeConfig> config,
      Applications applications,
      FormFields fields,
      MailCodes mailCodes,
      Vouchers vouchers,
      Vetting vetting,
      FormDoors doors,
      Rooms rooms,
      Store store) {
    this.config = config;
    this.applications = applications;
    this.fields = fields;
    this.mailCodes = mailCodes;
    this.vouchers = vouchers;
    this.vetting = vetting;
    this.doors = doors;
    this.rooms = rooms;
    this.store = store;
  }

  @Override
  public Reaction on(FormSent event) {
    return switch (event.page()) {
      case FormPage.PAGE -> fromVisitor(event);
      case MePage.PAGE ->
          event.member().map(member -> fromMember(event, member)).orElse(Reaction.none());
      case VettingPage.PAGE ->
          event.member().map(moderator -> fromModerator(event, moderator)).orElse(Reaction.none());
      default -> Reaction.none();
    };
  }

  // ---- somebody who is not known yet ----

  private Reaction fromVisitor(FormSent event) {
    applications.hush(event.visitor(), Optional.empty());
    Optional<Application> before =
        applications.isTied(event.visitor())
            ? Optional.empty()
            : applications.byVisitor(event.visitor());
    if (event.fields().containsKey(FormFields.NAME)) {
      return filledIn(event, before, Optional.empty());
    }
    if (before.isEmpty()) {
      applications.say(event.visitor(), Said.of("nothing-to-enter"));
      return Reaction.none();
    }
    return aboutMail(event, before.get(), Optional.empty());
  }

  /** A code, or the wish for another. */
  private Reaction aboutMail(FormSent event, Application form, Optional<MemberId> member) {
    String code = event.fields().getOrDefault(FormFields.CODE, "");
    if (!code.isEmpty()) {
      var entered = mailCodes.enter(form, code, event.at());
      keep(entered.form(), member);
      say(event, member, entered.said());
      return member.map(person -> vetting.assess(person, event.at())).orElse(Reaction.none());
    }
    String address = event.fields().getOrDefault(FormFields.MAIL, "").strip();
    if (!fields.offers(Proof.MAIL) || !Mail.isAddress(address)) {
      say(event, member, Said.of(fields.offers(Proof.MAIL) ? "mail-wrong" : "mail-not-offered"));
      return Reaction.none();
    }
    if (form.proofs().mailProven()) {
      say(event, member, Said.of("code-used"));
      return Reaction.none();
    }
    Proofs was = form.proofs();
    Application changed =
        form.with(
            new Proofs(
                address,
                false,
                false,
                was.licence(),
                was.voucherCode(),
                was.voucher(),
                was.vouched()));
    keep(changed, member);
    return sendCode(event, changed, member);
  }

  private Reaction sendCode(FormSent event, Application form, Optional<MemberId> member) {
    var sending = mailCodes.send(form, event.id(), event.at());
    say(event, member, sending.said());
    return sending.reaction();
  }

  /** The form itself, the first time or corrected. */
  private Reaction filledIn(
      FormSent event, Optional<Application> before, Optional<MemberId> member) {
    if (before.isEmpty() && !isWithinTheDay(event.at())) {
      say(event, member, Said.of("too-many-forms"));
      return Reaction.none()
          .finding("too-many-forms", Integer.toString(config.get().vetting().formsADay()));
    }
    String id = before.map(Application::id).orElse("f" + event.id().value());
    Answers answers = fields.answers(event.fields());
    Proofs proofs = proofs(event, before.map(Application::proofs), id);
    Application form =
        new Application(
            id,
            event.visitor(),
            language(event, before),
            answers,
            proofs,
            new Standing(Stage.DRAFT, "", "", isCarded(before), event.at()));
    Optional<Said> wrong = wrong(answers, proofs, member);
    if (wrong.isPresent()) {
      // Whoever waits keeps their place, and what they said before.
      if (member.isEmpty() || before.map(Application::stage).orElse(Stage.DRAFT) == Stage.DRAFT) {
        keep(form, member);
      }
      say(event, member, wrong.get());
      return Reaction.none().finding("form-returned", wrong.get().key());
    }
    if (!proofs.voucherCode().isEmpty()) {
      vouchers.use(proofs.voucherCode(), id);
    }
    boolean toProve = !proofs.mail().isEmpty() && !proofs.mailProven();
    Application open = form.with(new Standing(Stage.OPEN, "", "", isCarded(before), event.at()));
    keep(open, member);
    Reaction code = toProve ? sendCode(event, open, member) : Reaction.none();
    Reaction next =
        member
            .map(person -> vetting.tie(open, person, event.at()))
            .orElseGet(() -> doors.open(open));
    return code.and(next);
  }

  private static boolean isCarded(Optional<Application> before) {
    return before.filter(form -> form.standing().carded()).isPresent();
  }

  private String language(FormSent event, Optional<Application> before) {
    String chosen = event.fields().getOrDefault(FormFields.LANGUAGE, "");
    return rooms.community().languages().contains(chosen)
        ? chosen
        : before.map(Application::language).orElse(rooms.community().languages().getFirst());
  }

  private boolean isWithinTheDay(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, rooms.community().zones().getFirst());
    int before =
        store
            .get(COUNT, Counted.class)
            .filter(counted -> counted.day().equals(today))
            .map(Counted::forms)
            .orElse(0);
    if (before >= config.get().vetting().formsADay()) {
      return false;
    }
    store.put(COUNT, new Counted(today, before + 1));
    return true;
  }

  /** What they offer as proof; what was proven before stays proven while it is the same. */
  private Proofs proofs(FormSent event, Optional<Proofs> before, String id) {
    String mail =
        fields.offers(Proof.MAIL) ? event.fields().getOrDefault(FormFields.MAIL, "").strip() : "";
    String licence = FormFields.oneLine(event.fields().getOrDefault(FormFields.LICENCE, ""));
    String written = event.fields().getOrDefault(FormFields.VOUCHER, "").strip();
    String code = MailCodes.digits(written);
    Optional<Proofs> sameMail = before.filter(was -> was.mailProven() && was.mail().equals(mail));
    Optional<Proofs> sameCode =
        before.filter(was -> was.vouched() && was.voucherCode().equals(code));
    return new Proofs(
        mail,
        sameMail.isPresent(),
        sameMail.filter(Proofs::mailTaken).isPresent(),
        licence,
        code.isEmpty() ? written : code,
        code.isEmpty() ? Optional.empty() : vouchers.holder(code, id, event.at()),
        sameCode.isPresent());
  }

  private Optional<Said> wrong(Answers answers, Proofs proofs, Optional<MemberId> member) {
    if (answers.name().isBlank()) {
      return Optional.of(Said.of("name-missing"));
    } else if (!proofs.mail().isEmpty() && !Mail.isAddress(proofs.mail())) {
      return Optional.of(Said.of("mail-wrong"));
    } else if (!proofs.voucherCode().isEmpty() && proofs.voucher().isEmpty()) {
      return Optional.of(Said.of("voucher-unknown"));
    } else if (member.isPresent() && proofs.voucher().equals(member)) {
      return Optional.of(Said.of("voucher-self"));
    } else if (config.get().vetting().proofNeeded()
        && !fields.proofs().isEmpty()
        && proofs.none()) {
      return Optional.of(Said.of("proof-missing"));
    }
    return Optional.empty();
  }

  private void keep(Application form, Optional<MemberId> member) {
    member.ifPresentOrElse(
        person -> applications.keep(form, person), () -> applications.keep(form));
  }

  private void say(FormSent event, Optional<MemberId> member, Said said) {
    member.ifPresentOrElse(
        person -> applications.say(person, said), () -> applications.say(event.visitor(), said));
  }

  // ---- a member, on the personal page ----

  private Reaction fromMember(FormSent event, MemberId member) {
    applications.hush(event.visitor(), Optional.of(member));
    Map<String, String> sent = event.fields();
    Optional<Application> form = applications.of(member);
    if (sent.containsKey(FormFields.NAME)) {
      return form.filter(one -> one.stage() == Stage.LET_IN)
          .map(one -> corrected(event, one, member))
          .orElseGet(() -> refilled(event, form, member));
    } else if (sent.containsKey(MePage.ERASE)) {
      Reaction erased = vetting.forget(member);
      applications.say(member, Said.of("erased"));
      return erased;
    }
    Optional<String> vouches =
        sent.keySet().stream().filter(key -> key.startsWith(MePage.VOUCH)).findFirst();
    if (vouches.isPresent()) {
      boolean yes = "yes".equals(sent.get(vouches.get()));
      return vetting.vouched(
          vouches.get().substring(MePage.VOUCH.length()), member, yes, event.at());
    } else if (sent.containsKey(MePage.TAKE)) {
      boolean taken = vouchers.mayVouch(member) && vouchers.take(member, event.id(), event.at());
      applications.say(member, Said.of(taken ? "voucher-taken" : "voucher-none-left"));
      return Reaction.none();
    }
    return form.map(one -> aboutMail(event, one, Optional.of(member))).orElse(Reaction.none());
  }

  /** A refusal stands: who was refused may not simply fill in the form once more. */
  private Reaction refilled(FormSent event, Optional<Application> form, MemberId member) {
    if (form.filter(one -> one.stage() == Stage.REFUSED).isPresent()) {
      applications.say(member, Said.of("refused-already"));
      return Reaction.none();
    }
    return filledIn(event, form, Optional.of(member));
  }

  private Reaction corrected(FormSent event, Application form, MemberId member) {
    Answers answers = fields.answers(event.fields());
    if (answers.name().isBlank()) {
      applications.say(member, Said.of("name-missing"));
      return Reaction.none();
    }
    Application changed = form.with(answers);
    applications.keep(changed, member);
    applications.say(member, Said.of("corrected"));
    return vetting.facts(changed, member).because("corrected-by-themselves");
  }

  // ---- a moderator, at the desk ----

  private Reaction fromModerator(FormSent event, MemberId moderator) {
    Map<String, String> sent = event.fields();
    return vetting.decided(
        sent.getOrDefault(VettingPage.WHO, ""),
        sent.getOrDefault(VettingPage.DECISION, ""),
        sent.getOrDefault(VettingPage.REASON, ""),
        moderator,
        event.at());
  }

  /**
   * How many forms were taken.
   *
   * @param day on which day, in the community's leading zone
   * @param forms how many
   */
  record Counted(LocalDate day, int forms) {}
}
