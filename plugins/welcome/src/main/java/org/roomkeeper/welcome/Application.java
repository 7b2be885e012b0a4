package org.roomkeeper.welcome;

import java.time.Instant;
import java.util.Optional;
import org.roomkeeper.api.MemberId;

/**
 * What somebody said of themselves in the form, and where they stand.
 *
 * @param id its number, which travels as {@code state} in the code that they scan: never more than
 *     20 characters
 * @param visitor the random name of the browser that it was filled in with
 * @param language the language that they read
 * @param answers what they answered
 * @param proofs how they show that they belong here
 * @param standing where they stand
 */
record Application(
    String id, String visitor, String language, Answers answers, Proofs proofs, Standing standing) {
  Application with(Answers changed) {
    return new Application(id, visitor, language, changed, proofs, standing);
  }

  Application with(Proofs changed) {
    return new Application(id, visitor, language, answers, changed, standing);
  }

  Application with(Standing changed) {
    return new Application(id, visitor, language, answers, proofs, changed);
  }

  Stage stage() {
    return standing.stage();
  }

  /**
   * What they answered; each empty if it was not asked.
   *
   * @param name their name, up to 60 characters
   * @param country ISO 3166-1 alpha-2
   * @param profession a key of the settings
   * @param department a key of the settings
   * @param languages in their own words, up to 100 characters
   */
  record Answers(
      String name, String country, String profession, String department, String languages) {
    String to(VettingConfig.Question question) {
      return switch (question) {
        case COUNTRY -> country;
        case PROFESSION -> profession;
        case DEPARTMENT -> department;
        case LANGUAGES -> languages;
      };
    }
  }

  /**
   * How they show that they belong here.
   *
   * @param mail a mail address; may be empty
   * @param mailProven whether the code that was sent there came back
   * @param mailTaken whether somebody else had proven the same address before
   * @param licence a licence number; may be empty
   * @param voucherCode the code that a member gave them; may be empty
   * @param voucher who gave out that code
   * @param vouched whether that member has confirmed it
   */
  record Proofs(
      String mail,
      boolean mailProven,
      boolean mailTaken,
      String licence,
      String voucherCode,
      Optional<MemberId> voucher,
      boolean vouched) {
    boolean none() {
      return mail.isEmpty() && licence.isEmpty() && voucherCode.isEmpty();
    }

    Proofs mailProven(boolean taken) {
      return new Proofs(mail, true, taken, licence, voucherCode, voucher, vouched);
    }

    Proofs vouched(boolean confirmed) {
      return confirmed
          ? new Proofs(mail, mailProven, mailTaken, licence, voucherCode, voucher, true)
          : new Proofs(mail, mailProven, mailTaken, licence, "", Optional.empty(), false);
    }

    /** Whether a member was named who has not answered yet. */
    boolean voucherIsAsked() {
      return voucher.isPresent() && !vouched;
    }
  }

  /**
   * Where they stand.
   *
   * @param stage how far they have come
   * @param by who or which rule decided; empty while nobody has
   * @param reason what a moderator wrote to them, or the key of a text; may be empty
   * @param carded whether moderators have a card about it
   * @param since since when
   */
  record Standing(Stage stage, String by, String reason, boolean carded, Instant since) {
    static Standing at(Stage stage, Instant since) {
      return new Standing(stage, "", "", false, since);
    }
  }

  /** How far somebody has come. */
  enum Stage {
    /** Something in the form is missing or wrong. */
    DRAFT,
    /** Filled in; nobody has come with its code yet. */
    OPEN,
    /** Tied to a person, who waits. */
    WAITING,
    /** A moderator asks for more. */
    RETURNED,
    /** Let in. */
    LET_IN,
    /** Refused, with a reason. */
    REFUSED
  }
}
