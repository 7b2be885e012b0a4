package org.roomkeeper.overflow;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Verb;
import org.roomkeeper.overflow.GrowthPlan.Circumstances;
import org.roomkeeper.overflow.GrowthPlan.PlannedRoom;

/**
 * {@code ./roomkeeper plan-growth}: plays growth through under the settings in force, before a
 * founder opens the doors, and draws it.
 */
final class PlanVerb implements Verb {
  /** A plan needs a beginning, and says only how much later things happen. */
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration LONGEST = Duration.ofDays(365);

  /** As many people as a plan can follow, with time for each of them. */
  private static final int MOST_PEOPLE = 200_000;

  private final Config<OverflowConfig> config;
  private final Family family;
  private final OpeningTimes openings;
  private final Rooms rooms;

  @Inject
  PlanVerb(Config<OverflowConfig> config, Family family, OpeningTimes openings, Rooms rooms) {
    this.config = config;
    this.family = family;
    this.openings = openings;
    this.rooms = rooms;
  }

  @Override
  public String help(Locale language) {
    return OverflowPlugin.TEXTS.in(language).say("plan.help");
  }

  @Override
  public boolean run(Call call) throws Exception {
    var texts = OverflowPlugin.TEXTS.in(call.language());
    PlanRequest request = PlanRequest.of(call.arguments(), texts);
    Optional<CommunityId> whose = whose(call, request, texts);
    Known known = whose.isPresent() ? call.notes().in(whose.get(), this::known) : Known.nothing();
    var now =
        new Circumstances(
            request.empty() ? List.of() : known.rooms(),
            known.opened(),
            request.opening(),
            known.corporateSeats());
    List<Instant> arrivals;
    try {
      arrivals = arrivals(request, known, texts);
    } catch (NoSuchFileException missing) {
      call.err().println(texts.say("plan.no-file", String.valueOf(missing.getMessage())));
      return false;
    }
    boolean untilFull = request.arrivals().isEmpty() && request.length().isEmpty();
    GrowthPlan.Outcome outcome = GrowthPlan.play(config.get(), now, arrivals, untilFull);
    if (request.json()) {
      call.out().println(PlanFiles.json(outcome));
    } else {
      new PlanTelling(texts, config.get()).tell(outcome, call.out());
    }
    boolean written = true;
    if (request.svg().isPresent()) {
      written &= write(request.svg().get(), new PlanDrawing(texts).svg(outcome), call, texts);
    }
    if (request.csv().isPresent()) {
      written &= write(request.csv().get(), PlanFiles.csv(outcome), call, texts);
    }
    call.out().flush();
    return written;
  }

  private static Optional<CommunityId> whose(
      Call call, PlanRequest request, Bundle.InLanguage texts) throws WrongUse {
    List<CommunityId> all = call.notes().communities();
    if (request.community().isEmpty()) {
      if (all.size() > 1) {
        throw new WrongUse(texts.say("plan.which-community", all));
      }
      return all.stream().findFirst();
    }
    String wanted = request.community().get();
    Optional<CommunityId> found = all.stream().filter(id -> id.value().equals(wanted)).findFirst();
    if (found.isEmpty()) {
      throw new WrongUse(texts.say("plan.no-community", wanted, all));
    }
    return found;
  }

  /** Reads in the notes of a community. */
  private Known known() {
    Community community = rooms.community();
    return new Known(
        family.all().stream()
            .map(
                room ->
                    new PlannedRoom(
                        room.name(),
                        family.capacity(room),
                        room.headcount(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false))
            .toList(),
        openings.lately(),
        community.corporateRoom().map(Community.CorporateRoom::capacity).orElse(0),
        community.zones().getFirst());
  }

  private List<Instant> arrivals(PlanRequest request, Known known, Bundle.InLanguage texts)
      throws IOException, WrongUse {
    if (request.arrivals().isPresent()) {
      List<Instant> read = ArrivalsFile.read(request.arrivals().get(), known.zone(), texts);
      if (Duration.between(read.getFirst(), read.getLast()).compareTo(LONGEST) > 0) {
        throw new WrongUse(texts.say("plan.too-long", LONGEST.toDays()));
      }
      return read;
    }
    Instant end = START.plus(request.length().orElse(LONGEST));
    return ArrivalsFile.byChance(request.perHour(), START, end, MOST_PEOPLE, request.seed());
  }

  private static boolean write(Path file, String content, Call call, Bundle.InLanguage texts) {
    try {
      Files.writeString(file, content);
      if (!call.arguments().contains("--json")) {
        call.out().println(texts.say("plan.written", file));
      }
      return true;
    } catch (IOException refused) {
      call.err().println(texts.say("plan.not-written", file, refused.toString()));
      return false;
    }
  }

  /**
   * What the bot knows.
   *
   * @param rooms the rooms of the family
   * @param opened how long opening took
   * @param corporateSeats how many the corporate room takes, from 0
   * @param zone the leading time zone
   */
  private record Known(
      List<PlannedRoom> rooms, List<Duration> opened, int corporateSeats, ZoneId zone) {
    static Known nothing() {
      return new Known(List.of(), List.of(), 0, ZoneOffset.UTC);
    }
  }
}
