package org.roomkeeper.lectures;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.ActionSettled;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.Reaction;

/**
 * Notes what came of what was asked for live streams. The host is told what is booked in their
 * name, the moderators what WeCom refused, and who watched.
 */
final class StreamOutcomes {
  private static final Duration TRY_AGAIN_AFTER = Duration.ofDays(1);

  /** What WeCom's refusals come to, by the end of their keys. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("40003", "why-nobody"),
          Map.entry("46004", "why-nobody"),
          Map.entry("60111", "why-nobody"),
          Map.entry("60021", "why-nobody"),
          Map.entry("live-host", "why-nobody"),
          Map.entry("guest", "why-nobody"),
          Map.entry("48002", "why-forbidden"),
          Map.entry("48004", "why-forbidden"),
          Map.entry("48005", "why-forbidden"),
          Map.entry("48006", "why-forbidden"),
          Map.entry("60011", "why-forbidden"),
          Map.entry("40058", "why-slot"));

  private final Airings airings;
  private final Attendance attendance;
  private final Schedule schedule;
  private final LectureTexts texts;
  private final TimeWords times;
  private final Replies replies;

  @Inject
  StreamOutcomes(
      Airings airings,
      Attendance attendance,
      Schedule schedule,
      LectureTexts texts,
      TimeWords times,
      Replies replies) {
    this.airings = airings;
    this.attendance = attendance;
    this.schedule = schedule;
    this.texts = texts;
    this.times = times;
    this.replies = replies;
  }

  Reaction on(ActionSettled event) {
    Optional<String> together = attendance.lectureOf(event.ref());
    return together.isPresent()
        ? attendance.on(event, together.get(), name(together.get(), replies.language()))
        : airings.byRef(event.ref()).map(which -> on(event, which)).orElseGet(Reaction::none);
  }

  /** A stream that was booked will not be: its host called it off at WeCom, or never began. */
  Reaction willNotBe(Airings.Of which, Instant now) {
    airings.put(which.lecture(), which.airing().off());
    return replies
        .toModerators("live-gone", name(which), host(which.airing()))
        .because("live-refused")
        .and(over(which, now));
  }

  private Reaction on(ActionSettled event, Airings.Of which) {
    Airing airing = which.airing();
    if (airing.state() != Airing.State.ASKED) {
      return LiveStand.of(event.outcome())
          .map(stand -> counted(which, stand, event.at()))
          .orElseGet(Reaction::none);
    }
    return switch (event.outcome()) {
      case Outcome.Done done -> done(which, done.details());
      case Outcome.Refused refused -> refused(event, which, reason(refused.why()), refused.why());
      case Outcome.Unknown unknown -> refused(event, which, "why-unknown", unknown.why());
      case Outcome.Late _, Outcome.Withdrawn _ -> {
        airings.put(which.lecture(), airing.refused("why-late", event.at().plus(TRY_AGAIN_AFTER)));
        yield Reaction.none();
      }
      case Outcome.AskedPerson _, Outcome.TryLater _ -> Reaction.none();
    };
  }

  private Reaction done(Airings.Of which, Map<String, String> details) {
    Airing airing = which.airing();
    if (airing.slot().isEmpty()) {
      airings.put(which.lecture(), airing.off());
      return Reaction.none();
    }
    Airing booked = airing.booked(details.getOrDefault(BookLive.LIVE, airing.live()));
    airings.put(which.lecture(), booked);
    String language = replies.languageOf(airing.host());
    return replies
        .to(
            airing.host(),
            airing.live().isEmpty() ? "live-booked" : "live-moved",
            name(which, language),
            times.lines(airing.start(), language),
            which.lecture().replace('/', ' '))
        .because("live-stands");
  }

  /** Nothing is lost by it: the lecture is announced all the same, and it is tried again. */
  private Reaction refused(ActionSettled event, Airings.Of which, String reason, Phrase said) {
    Airing airing = which.airing();
    boolean toBeCalledOff = airing.slot().isEmpty();
    Airing stands = airing.refused(reason, event.at().plus(TRY_AGAIN_AFTER));
    airings.put(which.lecture(), toBeCalledOff ? stands.off() : stands);
    String key =
        toBeCalledOff
            ? "live-not-off"
            : airing.live().isEmpty() ? "live-not-booked" : "live-not-moved";
    String language = replies.language();
    return replies
        .toModerators(
            key,
            name(which),
            host(airing),
            replies.in(language, reason, String.join(" ", said.arguments())))
        .because("live-refused");
  }

  private static String reason(Phrase why) {
    if (why.key().equals("outcome.said")) {
      return "why-said";
    }
    String last = why.key().substring(why.key().lastIndexOf('.') + 1);
    return REASONS.getOrDefault(last, "why-other");
  }

  private Reaction counted(Airings.Of which, LiveStand stand, Instant now) {
    return switch (stand.status()) {
      case LIVE -> Reaction.none();
      case ENDED -> {
        airings.put(which.lecture(), which.airing().over(Optional.of(stand)));
        yield over(which, now);
      }
      case BOOKED, EXPIRED, CANCELLED -> {
        airings.put(which.lecture(), which.airing().over(Optional.empty()));
        yield replies
            .toModerators("live-never", name(which), host(which.airing()))
            .because("live-over")
            .and(over(which, now));
      }
    };
  }

  /** A stream will not be looked at any more: what is known of its lecture's others is told. */
  Reaction over(Airings.Of which, Instant now) {
    return attendance.over(which.lecture(), name(which), now);
  }

  private static String host(Airing airing) {
    return host(airing.host());
  }

  /** A host as moderators write them. */
  static String host(MemberId host) {
    return host.value().replaceFirst("^staff:", "");
  }

  private String name(Airings.Of which) {
    return name(which, replies.language());
  }

  private String name(Airings.Of which, String language) {
    return name(which.lecture(), language);
  }

  private String name(String lecture, String language) {
    List<Entry> all = schedule.all();
    return all.stream()
        .filter(entry -> entry.key().equals(lecture))
        .findFirst()
        .map(
            entry ->
                texts.pick(language, entry.series().name())
                    + " · "
                    + texts.heading(entry.lecture(), language))
        .orElse(lecture);
  }

  /** How many watched several streams of a lecture, for moderators, once that is known. */
  Optional<String> together(Entry entry, String language) {
    return airings
        .together(entry.key())
        .flatMap(Airings.Together::stand)
        .map(
            all ->
                replies.in(
                    language,
                    "live-together",
                    all.watched(),
                    all.members(),
                    all.guests(),
                    all.half().toMinutes(),
                    all.commented(),
                    all.spoke()));
  }

  /** How a stream stands, for moderators. */
  String stand(Airing airing, String language) {
    String host = host(airing);
    return switch (airing.state()) {
      case ASKED -> replies.in(language, "live-asked", host);
      case BOOKED -> replies.in(language, "live-stand", host);
      case OFF -> replies.in(language, "live-is-off", host);
      case REFUSED ->
          replies.in(language, "live-refusal", host, replies.in(language, airing.why(), ""));
      case OVER ->
          airing
              .stand()
              .map(
                  stand ->
                      replies.in(
                          language,
                          "live-watched",
                          host,
                          stand.watched(),
                          stand.members(),
                          stand.guests(),
                          stand.half().toMinutes(),
                          stand.commented(),
                          stand.spoke()))
              .orElseGet(() -> replies.in(language, "live-uncounted", host));
    };
  }
}
