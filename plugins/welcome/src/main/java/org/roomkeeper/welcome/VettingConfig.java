package org.roomkeeper.welcome;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Translated;

/**
 * What newcomers are asked before they are let into a room, and who lets them in.
 *
 * @param mode who is let in
 * @param asks what the form asks beside the name
 * @param professions what can be chosen as a profession: the value of the fact, and its name by
 *     language
 * @param departments the same for the department
 * @param proofs how somebody can show that they belong here
 * @param proofNeeded whether the form is taken only with one of them
 * @param mailDomains whose addresses vet by themselves once a code has come back from there, such
 *     as {@code hospital.example}, with all below them
 * @param code the code that is sent to a mail address
 * @param vouching how members vouch
 * @param formsADay how many forms are taken a day, from 1: each makes a code of the host's own, and
 *     a corp has 500,000 of those
 * @param tags the groups of tags in WeCom that answers are shown in
 * @param words what is said
 */
record VettingConfig(
    Mode mode,
    Set<Question> asks,
    Map<String, Map<String, String>> professions,
    Map<String, Map<String, String>> departments,
    Set<Proof> proofs,
    boolean proofNeeded,
    List<String> mailDomains,
    MailCode code,
    Vouching vouching,
    int formsADay,
    List<TagGroup> tags,
    Words words) {
  VettingConfig {
    named("professions", professions);
    named("departments", departments);
    mailDomains = mailDomains.stream().map(domain -> domain.toLowerCase(Locale.ROOT)).toList();
    for (String domain : mailDomains) {
      if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
        throw new IllegalArgumentException(
            "mail-domains are written like hospital.example, not " + domain);
      }
    }
    if (formsADay < 1) {
      throw new IllegalArgumentException("forms-a-day is at least 1, not " + formsADay);
    }
    tags = List.copyOf(tags);
  }

  private static void named(String what, Map<String, Map<String, String>> choices) {
    choices.forEach(
        (key, names) -> {
          if (!key.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                what + ": the key of a choice has 1 to 40 of a-z 0-9 -, not " + key);
          }
          var _ = Translated.check(what + "." + key, names, 30);
        });
  }

  /** Who is let in. */
  enum Mode {
    /** Whoever comes; a form, where there is one, only asks. */
    OFF,
    /** Whoever has proven that they belong here, by the rules; the others by moderators. */
    PROOF,
    /** Whom a moderator lets in. */
    MODERATORS
  }

  /** What the form can ask beside the name. */
  enum Question {
    /** The country or region, of those that ISO 3166 lists. */
    COUNTRY,
    /** The profession. */
    PROFESSION,
    /** The department. */
    DEPARTMENT,
    /** The languages spoken, in their own words. */
    LANGUAGES
  }

  /** How somebody can show that they belong here. */
  enum Proof {
    /** A work e-mail, by a code; only where mail is set up. */
    MAIL,
    /** A licence number, which a moderator looks up. */
    LICENCE,
    /** A member who vouches for them. */
    VOUCHER
  }

  /**
   * The code that is sent to a mail address.
   *
   * @param goodFor how long it is good, 1 minute to 1 day
   * @param tries how often somebody may be wrong before they need a new one, 1 to 10
   * @param aDay how many are sent a day to one address, and for one form; 1 to 20
   */
  record MailCode(Duration goodFor, int tries, int aDay) {
    MailCode {
      if (goodFor.compareTo(Duration.ofMinutes(1)) < 0
          || goodFor.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("code.good-for is between 1m and 1d, not " + goodFor);
      }
      if (tries < 1 || tries > 10) {
        throw new IllegalArgumentException("code.tries is 1 to 10, not " + tries);
      }
      if (aDay < 1 || aDay > 20) {
        throw new IllegalArgumentException("code.a-day is 1 to 20, not " + aDay);
      }
    }
  }

  /**
   * How members vouch.
   *
   * @param enough whether the word of one member vets, where {@link Mode#PROOF} is chosen
   * @param aMonth for how many people one member may vouch in 30 days, from 1
   * @param patience how long moderators are not asked while a member is
   */
  record Vouching(boolean enough, int aMonth, Duration patience) {
    Vouching {
      if (aMonth < 1) {
        throw new IllegalArgumentException("vouching.a-month is at least 1, not " + aMonth);
      }
      if (patience.isNegative() || patience.compareTo(Duration.ofDays(30)) > 0) {
        throw new IllegalArgumentException(
            "vouching.patience is between 0m and 30d, not " + patience);
      }
    }
  }

  /**
   * A group of tags in WeCom that an answer is shown in.
   *
   * @param fact which answer
   * @param group the group's name, 1 to 30 characters
   */
  record TagGroup(Question fact, String group) {
    TagGroup {
      if (group.isBlank() || group.length() > 30) {
        throw new IllegalArgumentException("tags.group has 1 to 30 characters");
      }
    }
  }

  /**
   * What is said, by language; all may name the {@code {community}}.
   *
   * @param intro above the form
   * @param waiting the greeting of who has to wait
   * @param fillIn the greeting of who has not filled in the form
   * @param linkTitle the title of the link to the personal page
   * @param linkDescription what stands under it
   * @param codeSubject the subject of the mail with the code
   * @param codeText that mail: {@code {code}}, {@code {minutes}}
   * @param letInSubject the subject of the mail to who was let in later
   * @param letInText that mail, and the private message: {@code {link}}
   */
  record Words(
      Map<String, String> intro,
      Map<String, String> waiting,
      Map<String, String> fillIn,
      Map<String, String> linkTitle,
      Map<String, String> linkDescription,
      Map<String, String> codeSubject,
      Map<String, String> codeText,
      Map<String, String> letInSubject,
      Map<String, String> letInText) {
    Words {
      intro = check("intro", intro, 1000);
      waiting = check("waiting", waiting, 900);
      fillIn = check("fill-in", fillIn, 900);
      linkTitle = check("link-title", linkTitle, 40);
      linkDescription = check("link-description", linkDescription, 160);
      codeSubject = check("code-subject", codeSubject, 100);
      codeText =
          Translated.check(
              "vetting.words.code-text", codeText, 2000, "community", "code", "minutes");
      letInSubject = check("let-in-subject", letInSubject, 100);
      letInText =
          Translated.check("vetting.words.let-in-text", letInText, 1500, "community", "link");
    }

    private static Map<String, String> check(String what, Map<String, String> texts, int longest) {
      return Translated.check("vetting.words." + what, texts, longest, "community", "rule");
    }
  }

  /** The facts that the form's answers become, by the question. */
  static final Map<Question, String> FACTS =
      Map.of(
          Question.COUNTRY,
          Facts.COUNTRY,
          Question.PROFESSION,
          Facts.PROFESSION,
          Question.DEPARTMENT,
          Facts.DEPARTMENT,
          Question.LANGUAGES,
          WelcomePlugin.LANGUAGES);
}
