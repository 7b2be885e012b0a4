package org.roomkeeper.lectures;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;

/**
 * Understands messages to the app: what moderators enter into the timetable, and what members of
 * the corp ask a speaker. What begins otherwise is not for this plugin.
 */
final class Messages implements Handler<CommandGiven> {
  private static final Pattern ASK = Pattern.compile("(?is)(?:提问|ask)[\\s:：]*(.*)");
  private static final Pattern WHICH = Pattern.compile("(?s)([a-z0-9-]+)\\s+(\\d{1,5})\\s+(.*)");
  private static final Pattern TIMETABLE = Pattern.compile("(?is)(?:讲座|lectures?\\b)\\s*(.*)");
  private static final Pattern VERB =
      Pattern.compile(
          "(?is)(添加|新增|add\\b|改期|move\\b|取消|cancel\\b|链接|link\\b|回放|recording\\b)\\s*(.*)");

  private static final Set<String> LINK = Set.of("链接", "link");

  private final Rooms rooms;
  private final Config<LecturesConfig> config;
  private final Schedule schedule;
  private final Timekeeping timekeeping;
  private final Questions questions;
  private final LectureTexts texts;
  private final TimeWords times;
  private final Replies replies;

  @Inject
  Messages(
      Rooms rooms,
      Config<LecturesConfig> config,
      Schedule schedule,
      Timekeeping timekeeping,
      Questions questions,
      LectureTexts texts,
      TimeWords times,
      Replies replies) {
    this.rooms = rooms;
    this.config = config;
    this.schedule = schedule;
    this.timekeeping = timekeeping;
    this.questions = questions;
    this.texts = texts;
    this.times = times;
    this.replies = replies;
  }

  @Override
  public Reaction on(CommandGiven event) {
    if (event.member().isEmpty() || schedule.series().isEmpty()) {
      return Reaction.none();
    }
    MemberId member = event.member().get();
    String words = event.words().strip();
    Matcher ask = ASK.matcher(words);
    if (ask.matches()) {
      return asked(event, member, ask.group(1).strip()).because("asked-by-message");
    }
    Matcher timetable = TIMETABLE.matcher(words);
    if (!timetable.matches()) {
      return Reaction.none();
    }
    String rest = timetable.group(1).strip();
    Matcher verb = VERB.matcher(rest);
    if (!verb.matches()) {
      return list(event, member, !rest.isEmpty()).because("asked-by-message");
    }
    String what = verb.group(2).strip();
    if (LINK.contains(verb.group(1).toLowerCase(Locale.ROOT))) {
      return timekeeping.link(member, mayChange(member), what).because("timetable-by-message");
    }
    if (!mayChange(member)) {
      return replies.to(member, "not-yours").because("asked-by-message");
    }
    return (switch (verb.group(1).toLowerCase(Locale.ROOT)) {
          case "添加", "新增", "add" -> timekeeping.add(member, what, event.at());
          case "改期", "move" -> timekeeping.move(member, what, event.at());
          case "回放", "recording" -> timekeeping.recording(member, what);
          default -> timekeeping.cancel(member, what);
        })
        .because("timetable-by-message");
  }

  private boolean mayChange(MemberId member) {
    Community community = rooms.community();
    return community.moderators().contains(member) || community.founders().contains(member);
  }

  private Reaction list(CommandGiven event, MemberId member, boolean notUnderstood) {
    String language = replies.languageOf(member);
    String ahead =
        schedule.all().stream()
            .filter(entry -> entry.lecture().endsAt().isAfter(event.at()))
            .limit(15)
            .map(entry -> line(entry, language))
            .collect(Collectors.joining("\n"));
    String lectures = ahead.isEmpty() ? replies.in(language, "nothing-ahead") : ahead;
    String help = replies.in(language, mayChange(member) ? "help-moderators" : "help");
    return replies.to(member, notUnderstood ? "not-understood" : "list", lectures, help);
  }

  private String line(Entry entry, String language) {
    Lecture lecture = entry.lecture();
    return entry.series().key()
        + " "
        + lecture.number()
        + " · "
        + times.brief(lecture.startsAt(), language)
        + " · "
        + texts.pick(language, lecture.title())
        + (lecture.isCancelled() ? " · " + replies.in(language, "is-cancelled") : "");
  }

  private Reaction asked(CommandGiven event, MemberId member, String words) {
    List<Entry> ahead =
        schedule.all().stream()
            .filter(entry -> entry.lecture().endsAt().isAfter(event.at()))
            .filter(entry -> !entry.lecture().isCancelled())
            .toList();
    Matcher which = WHICH.matcher(words);
    Optional<Entry> named =
        which.matches() ? schedule.find(which.group(1) + "-" + which.group(2)) : Optional.empty();
    String question = named.isPresent() ? which.group(3) : words;
    Optional<Entry> entry =
        named.or(() -> ahead.size() == 1 ? Optional.of(ahead.getFirst()) : Optional.empty());
    if (entry.isEmpty()) {
      String language = replies.languageOf(member);
      return replies.to(
          member,
          ahead.isEmpty() ? "nothing-ahead" : "ask-which",
          ahead.stream()
              .limit(15)
              .map(each -> line(each, language))
              .collect(Collectors.joining("\n")));
    }
    Questions.Answer answer =
        questions.ask(
            entry.get(),
            new Questions.Asker(member.value(), Optional.of(member)),
            question,
            event.at());
    String language = replies.languageOf(member);
    return replies.to(
        member,
        "asked",
        texts.heading(entry.get().lecture(), language),
        texts.pick(language, config.get().questions().answers().of(answer)));
  }
}
