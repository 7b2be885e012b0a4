package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.View;

/**
 * A person's own page: where they stand, the way into a room once they are let in, what is known of
 * them, to be corrected and erased, and the members they vouch for.
 */
final class MePage implements Page {
  static final String PAGE = "me";
  static final String ERASE = "erase";
  static final String TAKE = "take";
  static final String VOUCH = "vouch-";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Config<WelcomeConfig> config;
  private final Applications applications;
  private final FormFields fields;
  private final MailCodes mailCodes;
  private final Vouchers vouchers;
  private final WelcomeTexts texts;
  private final Rooms rooms;
  private final Members members;

  @Inject
  MePage(
      Config<WelcomeConfig> config,
      Applications applications,
      FormFields fields,
      MailCodes mailCodes,
      Vouchers vouchers,
      WelcomeTexts texts,
      Rooms rooms,
      Members members) {
    this.config = config;
    this.applications = applications;
    this.fields = fields;
    this.mailCodes = mailCodes;
    this.vouchers = vouchers;
    this.texts = texts;
    this.rooms = rooms;
    this.members = members;
  }

  @Override
  public View show(Request request) {
    MemberId member = request.member().orElseThrow();
    String language = request.language();
    var words = new PageWords(language);
    var blocks = new ArrayList<View.Block>();
    applications
        .said(member)
        .ifPresent(said -> blocks.add(new View.Marked(FormPage.said(words, said), List.of())));
    Optional<Application> form = applications.of(member);
    standing(blocks, words, language, form, isVetted(member));
    askedToVouch(blocks, words, member);
    known(blocks, words, language, member, form);
    vouching(blocks, words, member);
    return new View(words.say("me.title", rooms.community().name(language)), blocks);
  }

  private boolean isVetted(MemberId member) {
    return members.find(member).flatMap(view -> view.fact(Facts.VETTED)).isPresent();
  }

  private void standing(
      List<View.Block> blocks,
      PageWords words,
      String language,
      Optional<Application> form,
      boolean vetted) {
    boolean off = config.get().vetting().mode() == VettingConfig.Mode.OFF;
    if (vetted || (off && form.isEmpty())) {
      blocks.add(new View.Paragraph(words.say("me.let-in")));
      blocks.add(new View.Link(words.say("me.to-the-room"), room(language), true));
      return;
    }
    if (form.isEmpty() || form.get().stage() == Application.Stage.DRAFT) {
      blocks.add(
          new View.Paragraph(
              texts.in(language, config.get().vetting().words().intro(), Map.of(), 2000)));
      blocks.add(fields.form(language, form, true));
      return;
    }
    Application mine = form.get();
    String since =
        TIME.format(mine.standing().since().atZone(rooms.community().zones().getFirst()));
    switch (mine.stage()) {
      case RETURNED -> {
        blocks.add(new View.Paragraph(words.say("me.returned")));
        reason(blocks, words, mine);
        blocks.add(fields.form(language, form, true));
      }
      case REFUSED -> {
        blocks.add(new View.Paragraph(words.say("me.refused")));
        reason(blocks, words, mine);
      }
      default -> blocks.add(new View.Paragraph(words.say("me.waiting", since)));
    }
    if (mine.stage() == Application.Stage.WAITING && mailCodes.isWanting(mine)) {
      blocks.add(new View.Heading(words.say("form.step-code")));
      if (mailCodes.isAwaited(mine)) {
        blocks.add(new View.Paragraph(words.say("form.enter-code", mine.proofs().mail())));
        blocks.add(fields.code(language));
      }
      blocks.add(fields.again(language, mine));
    }
  }

  /** What a moderator wrote, or the text of the button that they pressed. */
  private static void reason(List<View.Block> blocks, PageWords words, Application form) {
    String reason = form.standing().reason();
    boolean pressed = List.of("ask-more", "not-proven", "not-ours").contains(reason);
    blocks.add(new View.Paragraph(pressed ? words.say("reason." + reason) : reason));
  }

  private void askedToVouch(List<View.Block> blocks, PageWords words, MemberId member) {
    Map<String, String> asked = vouchers.askedFor(member);
    if (asked.isEmpty()) {
      return;
    }
    blocks.add(new View.Heading(words.say("me.asked-to-vouch")));
    asked.forEach(
        (form, name) -> {
          List<View.Option> options =
              List.of(
                  new View.Option("yes", words.say("me.vouch-yes")),
                  new View.Option("no", words.say("me.vouch-no")));
          blocks.add(
              new View.Form(
                  List.of(
                      new View.Field(
                          VOUCH + form, words.say("me.vouch-for", name), options, 3, true)),
                  words.say("me.answer")));
        });
  }

  private void known(
      List<View.Block> blocks,
      PageWords words,
      String language,
      MemberId member,
      Optional<Application> form) {
    var rows = new ArrayList<List<String>>();
    form.filter(one -> !one.answers().name().isEmpty())
        .ifPresent(one -> rows.add(List.of(words.say("field.name"), one.answers().name())));
    Map<String, String> facts = members.find(member).map(MemberView::facts).orElse(Map.of());
    for (var question : VettingConfig.Question.values()) {
      String value = facts.getOrDefault(Vetting.fact(question), "");
      if (!value.isEmpty()) {
        rows.add(
            List.of(
                words.say("field." + question.name().toLowerCase(Locale.ROOT)),
                shown(language, question, value)));
      }
    }
    form.ifPresent(
        one -> {
          add(rows, words.say("field.mail"), one.proofs().mail());
          add(rows, words.say("field.licence"), one.proofs().licence());
        });
    Optional.ofNullable(facts.get(Facts.VETTED))
        .ifPresent(by -> rows.add(List.of(words.say("me.let-in-by"), by(words, by))));
    if (rows.isEmpty()) {
      return;
    }
    blocks.add(new View.Heading(words.say("me.known")));
    blocks.add(new View.Table(List.of(words.say("me.what"), words.say("me.value")), rows));
    form.filter(
            one ->
                one.stage() == Application.Stage.LET_IN || one.stage() == Application.Stage.WAITING)
        .ifPresent(
            one -> {
              blocks.add(new View.Heading(words.say("me.correct")));
              blocks.add(fields.form(language, form, one.stage() != Application.Stage.LET_IN));
            });
    blocks.add(new View.Heading(words.say("me.erase")));
    blocks.add(new View.Paragraph(words.say("me.erase-what")));
    blocks.add(
        new View.Form(
            List.of(
                new View.Field(
                    ERASE,
                    words.say("me.erase-sure"),
                    List.of(new View.Option("yes", words.say("me.erase-yes"))),
                    3,
                    true)),
            words.say("me.erase-send")));
  }

  private String shown(String language, VettingConfig.Question question, String value) {
    var answers =
        switch (question) {
          case COUNTRY -> new Application.Answers("", value, "", "", "");
          case PROFESSION -> new Application.Answers("", "", value, "", "");
          case DEPARTMENT -> new Application.Answers("", "", "", value, "");
          case LANGUAGES -> new Application.Answers("", "", "", "", value);
        };
    return texts.answer(language, answers, question);
  }

  /** Who let them in, without naming another member. */
  private static String by(PageWords words, String by) {
    int space = by.indexOf(' ');
    String how = space < 0 ? by : by.substring(0, space);
    return switch (how) {
      case "mail" -> words.say("me.by-mail", by.substring(space + 1));
      case "voucher" -> words.say("me.by-voucher");
      case "form" -> words.say("me.by-form");
      default -> words.say("me.by-moderator");
    };
  }

  private static void add(List<List<String>> rows, String label, String value) {
    if (!value.isEmpty()) {
      rows.add(List.of(label, value));
    }
  }

  private void vouching(List<View.Block> blocks, PageWords words, MemberId member) {
    if (!vouchers.mayVouch(member)) {
      return;
    }
    blocks.add(new View.Heading(words.say("me.vouch")));
    blocks.add(new View.Paragraph(words.say("me.vouch-how")));
    vouchers
        .given(member)
        .ifPresent(
            given ->
                blocks.add(
                    new View.Table(
                        List.of(words.say("me.vouch-code"), words.say("me.vouch-until")),
                        List.of(
                            List.of(
                                given.shown(),
                                TIME.format(
                                    given
                                        .until()
                                        .atZone(rooms.community().zones().getFirst())))))));
    blocks.add(
        new View.Form(
            List.of(
                new View.Field(
                    TAKE,
                    words.say("me.vouch-sure"),
                    List.of(new View.Option("yes", words.say("me.vouch-for-one"))),
                    3,
                    true)),
            words.say("me.vouch-take")));
  }

  /** The way into a room, beside this page: {@code …/<community>/welcome/me}. */
  private URI room(String language) {
    return URI.create(
        "../"
            + config.get().contact().page()
            + "?lang="
            + URLEncoder.encode(language, StandardCharsets.UTF_8));
  }
}
