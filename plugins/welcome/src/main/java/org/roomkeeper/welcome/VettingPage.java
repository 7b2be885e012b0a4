package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/** For moderators: everybody who is not let in, what they say of themselves, and what to do. */
final class VettingPage implements Page {
  static final String PAGE = "vetting";
  static final String WHO = "who";
  static final String DECISION = "decision";
  static final String REASON = "reason";

  private static final int MOST = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Applications applications;
  private final WelcomeTexts texts;
  private final Rooms rooms;

  @Inject
  VettingPage(Applications applications, WelcomeTexts texts, Rooms rooms) {
    this.applications = applications;
    this.texts = texts;
    this.rooms = rooms;
  }

  @Override
  public View show(Request request) {
    String language = request.language();
    var words = new PageWords(language);
    List<Applications.Waiting> all = applications.notLetIn();
    if (all.isEmpty()) {
      return View.of(words.say("desk.title"), new View.Paragraph(words.say("desk.nobody")));
    }
    List<Applications.Waiting> shown = all.subList(0, Math.min(MOST, all.size()));
    var rows = new ArrayList<List<String>>();
    var who = new ArrayList<View.Option>();
    for (var one : shown) {
      Application form = one.form();
      String name = form.answers().name().isEmpty() ? one.member().value() : form.answers().name();
      String since =
          TIME.format(form.standing().since().atZone(rooms.community().zones().getFirst()));
      rows.add(
          List.of(
              name,
              words.say("stage." + form.stage().name().toLowerCase(Locale.ROOT)),
              since,
              texts.answers(form, language) + proofs(words, form)));
      who.add(new View.Option(form.id(), name + " · " + since));
    }
    var decisions =
        List.of("let-in", "ask-more", "not-proven", "not-ours").stream()
            .map(key -> new View.Option(key, words.say("vet.choice." + key)))
            .toList();
    return View.of(
        words.say("desk.title"),
        new View.Paragraph(words.say("desk.how-many", all.size(), shown.size())),
        new View.Table(
            List.of(
                words.say("field.name"),
                words.say("desk.stage"),
                words.say("desk.since"),
                words.say("desk.says")),
            rows),
        new View.Form(
            List.of(
                new View.Field(WHO, words.say("desk.who"), who, 40, true),
                new View.Field(DECISION, words.say("desk.decision"), decisions, 40, true),
                new View.Field(REASON, words.say("desk.reason"), List.of(), 300, false)),
            words.say("desk.decide")));
  }

  private static String proofs(PageWords words, Application form) {
    var proofs = form.proofs();
    var all = new StringBuilder();
    if (proofs.mailProven()) {
      all.append('\n').append(words.say(proofs.mailTaken() ? "vet.mail-taken" : "vet.mail-proven"));
    }
    if (proofs.vouched()) {
      all.append('\n').append(words.say("vet.vouched"));
    } else if (proofs.voucherIsAsked()) {
      all.append('\n').append(words.say("vet.voucher-asked"));
    }
    return all.toString();
  }
}
