package org.roomkeeper.lectures;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.MemberId;

/**
 * What a moderator writes of a lecture behind its time, with bars between: title, speakers, where
 * to watch it, and if they like the hosts and the languages.
 *
 * @param title the title
 * @param speakers who speaks
 * @param place the only place to watch it, if it is one without a title
 * @param streams the places side by side, if they are several
 * @param hosts who leads through it
 * @param languages the languages in which it is held, BCP 47 tags; at least one
 */
record Written(
    String title,
    List<Lecture.Speaker> speakers,
    Optional<Place> place,
    List<Lecture.Stream> streams,
    List<Lecture.Speaker> hosts,
    List<String> languages) {
  private static final int FEWEST = 3;
  private static final int MOST = 5;
  private static final int LONGEST_TITLE = 160;
  private static final int SHOWN = 40;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_AFFILIATION = 100;
  private static final Pattern BETWEEN = Pattern.compile("\\s*[;；]\\s*");
  private static final Pattern LIVE =
      Pattern.compile("(?is)(?:(.*?)\\s+|)(?:直播|live)[\\s:：]+([0-9A-Za-z_@.-]{1,64})");
  private static final Pattern LINK = Pattern.compile("(?is)(?:(.*?)\\s+|)(\\S+)");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

  /** What people call the languages that most lectures are held in. */
  private static final Map<String, String> LANGUAGES =
      Map.of("中文", "zh", "汉语", "zh", "chinese", "zh", "英文", "en", "英语", "en", "english", "en");

  /**
   * Where to watch.
   *
   * @param title what it is called; empty if that is not said
   * @param link its address
   * @param live who goes on the air, if it is a live stream of WeCom's
   */
  record Place(String title, Optional<URI> link, Optional<MemberId> live) {}

  /**
   * Reads it.
   *
   * @param words what stands behind the time
   * @param language the language that it is written in, and held in if that is not said
   */
  static Written of(String words, String language) throws Refused {
    String[] parts = words.split("[|｜]", -1);
    if (parts.length < FEWEST || parts.length > MOST || parts[0].isBlank()) {
      throw new Refused("how-to-add");
    }
    List<Place> places = places(parts[2].strip());
    boolean side = places.size() > 1;
    if (side && places.stream().anyMatch(place -> place.title().isEmpty())) {
      throw new Refused("stream-title");
    }
    return new Written(
        upTo(LONGEST_TITLE, parts[0].strip()),
        people(parts[1], language),
        side ? Optional.empty() : Optional.of(places.getFirst()),
        side ? places.stream().map(place -> stream(place, language)).toList() : List.of(),
        parts.length < 4 || parts[3].isBlank() ? List.of() : people(parts[3], language),
        parts.length < 5 || parts[4].isBlank() ? List.of(language) : languages(parts[4]));
  }

  private static Lecture.Stream stream(Place place, String language) {
    return new Lecture.Stream(Map.of(language, place.title()), place.link(), place.live());
  }

  private static List<Lecture.Speaker> people(String words, String language) throws Refused {
    var people = new ArrayList<Lecture.Speaker>();
    for (String one : words.split("[;；]")) {
      String[] parts = one.split("[,，]", 2);
      if (parts[0].isBlank() || parts.length < 2 || parts[1].isBlank()) {
        throw new Refused("no-name");
      }
      people.add(
          new Lecture.Speaker(
              Map.of(language, upTo(LONGEST_NAME, parts[0].strip())),
              Map.of(language, upTo(LONGEST_AFFILIATION, parts[1].strip()))));
    }
    return people;
  }

  private static List<Place> places(String words) throws Refused {
    String[] several = BETWEEN.split(words);
    if (several.length > 1 && !isEachAPlace(several)) {
      return List.of(place(words)); // one address that holds a semicolon
    }
    var places = new ArrayList<Place>();
    for (String one : several) {
      places.add(place(one));
    }
    return places;
  }

  private static boolean isEachAPlace(String[] several) {
    for (String one : several) {
      try {
        place(one);
      } catch (Refused no) {
        return false;
      }
    }
    return true;
  }

  private static Place place(String words) throws Refused {
    Matcher live = LIVE.matcher(words);
    if (live.matches()) {
      return new Place(
          title(live), Optional.empty(), Optional.of(new MemberId("staff:" + live.group(2))));
    }
    Matcher link = LINK.matcher(words);
    if (!link.matches()) {
      throw new Refused("no-link", shortened(words, LONGEST_TITLE));
    }
    return new Place(title(link), Optional.of(link(link.group(2))), Optional.empty());
  }

  private static String title(Matcher found) throws Refused {
    return upTo(LONGEST_NAME, Optional.ofNullable(found.group(1)).orElse("").strip());
  }

  /** An address, or it is refused. */
  static URI link(String words) throws Refused {
    try {
      URI address = URI.create(words.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw new Refused("no-link", shortened(words, LONGEST_TITLE));
    }
    throw new Refused("no-link", shortened(words, LONGEST_TITLE));
  }

  private static String shortened(String words, int most) {
    return words.length() <= most
        ? words
        : words.substring(0, words.offsetByCodePoints(0, most / 2)) + "…";
  }

  private static List<String> languages(String words) throws Refused {
    var languages = new ArrayList<String>();
    for (String one : words.strip().split("[,，、;；\\s]+")) {
      String tag = LANGUAGES.getOrDefault(one.toLowerCase(Locale.ROOT), one);
      if (!LANGUAGE.matcher(tag).matches()) {
        throw new Refused("no-language", one);
      }
      languages.add(tag);
    }
    return languages;
  }

  private static String upTo(int most, String words) throws Refused {
    if (words.length() > most) {
      throw new Refused("too-long", shortened(words, SHOWN), words.length(), most);
    }
    if (words.indexOf('{') >= 0) {
      throw new Refused("no-brace", words);
    }
    return words;
  }
}
