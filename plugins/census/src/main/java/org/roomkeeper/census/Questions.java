package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Tell;
import org.roomkeeper.census.SmallGroups.Shown;

/** Answers the word {@code census} in a message to the app, in the language of who asks. */
final class Questions implements Handler<CommandGiven> {
  private static final Set<String> WORDS = Set.of("census", "统计", "人数统计", "成员统计");
  private static final int LONGEST = 2000;
  private static final int A_WEEK = 7;
  private static final int MOST_NAMED = 5;

  private final Config<CensusConfig> config;
  private final Rooms rooms;
  private final Figures figures;

  @Inject
  Questions(Config<CensusConfig> config, Rooms rooms, Figures figures) {
    this.config = config;
    this.rooms = rooms;
    this.figures = figures;
  }

  @Override
  public Reaction on(CommandGiven event) {
    var asker = event.envelope().member();
    boolean asked = WORDS.contains(event.words().strip().toLowerCase(Locale.ROOT));
    if (!asked || asker.isEmpty() || !isAnswered(asker.get())) {
      return Reaction.none();
    }
    String language =
        asker.get().language().orElseGet(() -> rooms.community().languages().getFirst());
    String answer = answer(language);
    String told = answer.length() <= LONGEST ? answer : answer.substring(0, LONGEST - 1) + "…";
    return Reaction.of(Tell.to(asker.get().id(), told)).because("asked");
  }

  private boolean isAnswered(MemberView asker) {
    return switch (config.get().askedBy()) {
      case MODERATORS -> asker.roles().contains("moderator") || asker.roles().contains("founder");
      case MEMBERS -> true;
      case NOBODY -> false;
    };
  }

  private String answer(String language) {
    CensusTexts texts = CensusTexts.in(language);
    List<String> lines = new ArrayList<>();
    lines.add(texts.say("title", figures.community(language)));
    lines.add(texts.say("in-all", figures.people(), figures.rooms()));
    List<Figures.ShownDay> days = figures.lastDays();
    long joined =
        days.subList(Math.max(0, days.size() - A_WEEK), days.size()).stream()
            .mapToLong(day -> day.happened().joined())
            .sum();
    lines.add(texts.say("this-week", joined));
    for (Dimension dimension : Dimension.values()) {
      Shown shown = figures.groups(dimension, texts);
      if (figures.isKnown(dimension) && !shown.groups().isEmpty()) {
        lines.add(
            texts.say(
                "line",
                texts.say("by." + dimension.key()),
                Charts.summary(shown, MOST_NAMED, texts)));
      }
    }
    lines.add(texts.say("small-groups", config.get().smallestGroup()));
    return String.join("\n", lines);
  }
}
