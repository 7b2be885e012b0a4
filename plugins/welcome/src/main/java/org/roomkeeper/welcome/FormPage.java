package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Door;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/**
 * The form behind the community's permanent link, in three steps: fill it in, enter the code that
 * was mailed, add a host by a code that nobody else gets. What comes after that stands on the
 * personal page: this one knows a browser, and no person.
 */
final class FormPage implements Page {
  static final String PAGE = "form";

  private final Config<WelcomeConfig> config;
  private final Applications applications;
  private final FormFields fields;
  private final MailCodes mailCodes;
  private final WelcomeTexts texts;
  private final Rooms rooms;

  @Inject
  FormPage(
      Config<WelcomeConfig> config,
      Applications applications,
      FormFields fields,
      MailCodes mailCodes,
      WelcomeTexts texts,
      Rooms rooms) {
    this.config = config;
    this.applications = applications;
    this.fields = fields;
    this.mailCodes = mailCodes;
    this.texts = texts;
    this.rooms = rooms;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    var words = new PageWords(language);
    var blocks = new ArrayList<View.Block>();
    applications
        .said(request.visitor())
        .ifPresent(said -> blocks.add(new View.Marked(said(words, said), List.of())));
    Optional<Application> form = applications.byVisitor(request.visitor());
    if (applications.isTied(request.visitor()) && !request.query().containsKey("again")) {
      blocks.add(new View.Paragraph(words.say("form.tied")));
      form.flatMap(tied -> rooms.door(FormDoors.name(tied.id())))
          .ifPresent(
              door -> {
                blocks.add(new View.Paragraph(words.say("form.no-message")));
                blocks.add(new View.Code(words.say("form.host-code"), door.code(), true));
              });
      blocks.add(link(words.say("form.somebody-else"), language, "again", false));
    } else if (form.isEmpty()
        || applications.isTied(request.visitor())
        || form.get().stage() == Application.Stage.DRAFT
        || request.query().containsKey("edit")) {
      blocks.add(
          new View.Paragraph(
              texts.in(language, config.get().vetting().words().intro(), Map.of(), 2000)));
      if (!fields.proofs().isEmpty()) {
        blocks.add(new View.Paragraph(proofs(words)));
      }
      blocks.add(
          fields.form(language, form.filter(_ -> !applications.isTied(request.visitor())), true));
    } else if (mailCodes.isWanting(form.get()) && !request.query().containsKey("later")) {
      blocks.add(new View.Heading(words.say("form.step-code")));
      if (mailCodes.isAwaited(form.get())) {
        blocks.add(new View.Paragraph(words.say("form.enter-code", form.get().proofs().mail())));
        blocks.add(fields.code(language));
        blocks.add(new View.Heading(words.say("form.no-code")));
      }
      blocks.add(fields.again(language, form.get()));
      blocks.add(link(words.say("form.without-code"), language, "later", false));
    } else {
      host(blocks, words, language, form.get());
    }
    return new View(words.say("form.title", rooms.community().name(language)), blocks);
  }

  /** What was said about what somebody sent. */
  static String said(PageWords words, Applications.Said said) {
    return words.say("said." + said.key(), said.argument());
  }

  private String proofs(PageWords words) {
    return words.say(
        config.get().vetting().proofNeeded() ? "form.proof-needed" : "form.proof-helps",
        words.anyOf(
            fields.proofs().stream()
                .map(proof -> words.say("form.proof." + proof.name().toLowerCase(Locale.ROOT)))
                .toList()));
  }

  private void host(List<View.Block> blocks, PageWords words, String language, Application form) {
    Optional<Door> door = rooms.door(FormDoors.name(form.id()));
    blocks.add(new View.Heading(words.say("form.step-host")));
    if (door.isPresent()) {
      blocks.add(new View.Paragraph(words.say("form.scan-host")));
      blocks.add(new View.Code(words.say("form.host-code"), door.get().code(), true));
      blocks.add(new View.Paragraph(words.say("form.no-message")));
    } else if (rooms.community().hosts().isEmpty()) {
      blocks.add(new View.Paragraph(words.say("form.no-hosts")));
    } else {
      blocks.add(new View.Paragraph(words.say("form.code-is-made")));
      blocks.add(link(words.say("form.look-again"), language, "", true));
    }
    blocks.add(link(words.say("form.edit"), language, "edit", false));
  }

  private static View.Link link(String label, String language, String step, boolean onward) {
    String address =
        "?lang="
            + URLEncoder.encode(language, StandardCharsets.UTF_8)
            + (step.isEmpty() ? "" : "&" + step + "=1");
    return new View.Link(label, URI.create(address), onward);
  }
}
