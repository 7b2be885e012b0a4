package org.roomkeeper.welcome;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.api.Translated;

/**
 * The settings in {@code config/plugins/welcome.yaml}.
 *
 * @param contact the private greeting of who adds a host as a contact
 * @param appGroups the common greeting of who enters an app group
 * @param customerGroups the welcome text of customer groups by language: {@code {community}},
 *     {@code {rule}}, and WeCom's own {@code %NICKNAME%}
 * @param corporate the private greeting of who joins the corp, by language: {@code {community}},
 *     {@code {rule}}, {@code {room}}
 * @param peopleBeforeTheBot whether those are greeted too whom the bot finds in a room when it
 *     first sees it
 * @param vetting what newcomers are asked before they are let in, and who lets them in
 * @param noteLater a second note, to whom the bot can write; absent: none
 * @param questionLater a question how they are, with two buttons; absent: none
 */
record WelcomeConfig(
    Contact contact,
    AppGroups appGroups,
    Map<String, String> customerGroups,
    Map<String, String> corporate,
    boolean peopleBeforeTheBot,
    VettingConfig vetting,
    Optional<Later> noteLater,
    Optional<Later> questionLater) {
  WelcomeConfig {
    customerGroups = Translated.check("customer-groups", customerGroups, 500, "community", "rule");
    corporate = Translated.check("corporate", corporate, 1000, "community", "rule", "room");
  }

  /**
   * Something said privately some time after the greeting, to members of the corp: nobody else can
   * be written to.
   *
   * @param after how long after the greeting, 1 hour to 28 days
   * @param text what, by language: {@code {community}}, {@code {rule}}
   */
  record Later(Duration after, Map<String, String> text) {
    Later {
      if (after.compareTo(Duration.ofHours(1)) < 0 || after.compareTo(Duration.ofDays(28)) > 0) {
        throw new IllegalArgumentException(
            "a later note comes between 1h and 28d after the greeting, not " + after);
      }
      text = Translated.check("note-later, question-later", text, 500, "community", "rule");
    }
  }

  /**
   * The private greeting of a new contact, with a link to the page that shows the code of a room.
   *
   * @param text what to say, by language: {@code {community}}, {@code {rule}}
   * @param linkTitle the title of the link's card, by language: {@code {community}}
   * @param linkDescription what stands under it, by language: {@code {community}}
   * @param page the page that the link opens, as {@code plugin/page}
   * @param door the door whose code is the picture on the card
   */
  record Contact(
      Map<String, String> text,
      Map<String, String> linkTitle,
      Map<String, String> linkDescription,
      String page,
      String door) {
    Contact {
      text = Translated.check("contact.text", text, 900, "community", "rule");
      linkTitle = Translated.check("contact.link-title", linkTitle, 40, "community");
      linkDescription =
          Translated.check("contact.link-description", linkDescription, 160, "community");
    }
  }

  /**
   * The common greeting in app groups.
   *
   * @param text what to say, by language: {@code {community}}, {@code {rule}}, {@code {count}}
   * @param gather how long newcomers are gathered; greeted at the next full minute after it
   * @param atOnce how many newcomers are greeted without waiting longer, 1 to 100
   * @param personTimesADay how many person-times (people in the room, for each message) greetings
   *     may cost the community a day, from 0
   */
  record AppGroups(Map<String, String> text, Duration gather, int atOnce, int personTimesADay) {
    AppGroups {
      text = Translated.check("app-groups.text", text, 500, "community", "rule", "count");
      if (gather.isNegative() || gather.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("app-groups.gather is between 0m and 1d, not " + gather);
      }
      if (atOnce < 1 || atOnce > 100) {
        throw new IllegalArgumentException("app-groups.at-once is 1 to 100, not " + atOnce);
      }
      if (personTimesADay < 0) {
        throw new IllegalArgumentException("app-groups.person-times-a-day is never negative");
      }
    }
  }
}
