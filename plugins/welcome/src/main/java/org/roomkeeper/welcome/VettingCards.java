package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.Evidence;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Store;
import org.roomkeeper.welcome.Application.Proofs;

/** The cards by which moderators are asked whom to let in. */
final class VettingCards {
  static final String CARD = "vet-";
  static final String STRANGER = "stranger-";

  private static final int NAME_ON_A_CARD = 16;

  private final Config<WelcomeConfig> config;
  private final Applications applications;
  private final MailCodes mailCodes;
  private final WelcomeTexts texts;
  private final Store store;

  @Inject
  VettingCards(
      Config<WelcomeConfig> config,
      Applications applications,
      MailCodes mailCodes,
      WelcomeTexts texts,
      Store store) {
    this.config = config;
    this.applications = applications;
    this.mailCodes = mailCodes;
    this.texts = texts;
    this.store = store;
  }

  /** Asks about somebody whom no rule lets in; later, while a rule may still do so. */
  Reaction ask(Application form, MemberId member) {
    var settings = config.get().vetting();
    boolean canWait =
        settings.mode() == VettingConfig.Mode.PROOF
            && ((form.proofs().voucherIsAsked() && settings.vouching().enough())
                || mailCodes.isAwaited(form));
    Duration patience =
        !canWait
            ? Duration.ZERO
            : form.proofs().voucherIsAsked()
                ? settings.vouching().patience()
                : settings.code().goodFor();
    return Reaction.of(
            AskModerators.about(
                Phrase.of("vet.title", Vetting.cut(form.answers().name(), NAME_ON_A_CARD)),
                new Evidence(
                    Optional.empty(),
                    Optional.of(member),
                    Optional.empty(),
                    texts.answers(form, texts.leading()),
                    List.of()),
                "vetting",
                Phrase.of(proposal(form.proofs())),
                List.of(
                    choice("let-in"),
                    choice("ask-more"),
                    choice("not-proven"),
                    choice("not-ours"))))
        .ref(CARD + form.id())
        .after(patience)
        .because("vet-asked");
  }

  private static String proposal(Proofs proofs) {
    if (proofs.mailTaken()) {
      return "vet.mail-taken";
    } else if (proofs.mailProven()) {
      return "vet.mail-proven";
    } else if (proofs.vouched()) {
      return "vet.vouched";
    } else if (!proofs.licence().isEmpty()) {
      return "vet.licence";
    }
    return "vet.unproven";
  }

  /** A second person has come with the code of somebody else's form. */
  Reaction stranger(ContactAdded event) {
    String ref = STRANGER + event.id();
    store.put(ref, event.member());
    String name =
        applications.find(event.state().orElse("")).map(form -> form.answers().name()).orElse("");
    return Reaction.of(
            AskModerators.about(
                Phrase.of("stranger.title"),
                new Evidence(
                    Optional.empty(),
                    Optional.of(event.member()),
                    Optional.empty(),
                    name,
                    List.of()),
                "vetting",
                Phrase.of("stranger.proposal"),
                List.of(choice("noted"), choice("not-ours"))))
        .ref(ref)
        .because("stranger")
        .finding("second-person-with-one-code", event.member().value());
  }

  private static Choice choice(String key) {
    return new Choice(key, Phrase.of("vet.choice." + key));
  }
}
