package org.roomkeeper.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.PluginFile;
import org.roomkeeper.sandbox.simulation.Browser;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.simulation.Town;

/** From the form to a room, on the real line beside a world of its own. */
class VettingTest {
  private static final String PROOF = "vetting: {mode: proof, mail-domains: [hospital.example]}\n";
  private static final String MODERATORS = "vetting: {mode: moderators}\n";
  private static final String[] FACTS = {
    "country", "profession", "department", "welcome/languages", "vetted", "language"
  };

  private Simulation bot;

  private Simulation under(String settings) {
    bot =
        Simulation.of(
            new WelcomePlugin(), PluginFile.read("welcome", WelcomeConfig.class, settings));
    return bot;
  }

  @AfterEach
  void end() {
    bot.close();
  }

  private static Map<String, String> answers(String name, String... more) {
    var answers = new HashMap<String, String>();
    answers.put("lang", "en");
    answers.put("name", name);
    answers.put("country", "CN");
    answers.put("profession", "physician");
    answers.put("department", "icu");
    answers.put("languages", "Chinese, English");
    for (int i = 0; i < more.length; i += 2) {
      answers.put(more[i], more[i + 1]);
    }
    return answers;
  }

  private Optional<String> fillIn(Browser browser, String name, String... more) {
    return browser.send("welcome", "form", "name", answers(name, more));
  }

  private final Map<String, URI> pictures = new HashMap<>();

  /** Somebody scans the code that the page in this browser shows, or has shown. */
  private void comes(String browser, String name) {
    bot.browser(browser).open("welcome", "form", Map.of("later", "1")).blocks().stream()
        .filter(View.Code.class::isInstance)
        .map(View.Code.class::cast)
        .findFirst()
        .ifPresent(code -> pictures.put(browser, code.content()));
    bot.town().scanHostCode(pictures.get(browser), name);
  }

  private String me(String name) {
    return browserOf(name).read("welcome", "me");
  }

  private Browser browserOf(String name) {
    return bot.browser("of " + name).knownAs(bot.town().guest(name));
  }

  private Town.HeldCard card() {
    return bot.cards("moderator").getLast();
  }

  @Test
  void whoFillsInTheFormIsTiedToItByTheCodeThatTheyScanAndLetInByAModerator() {
    under(MODERATORS);
    fillIn(bot.browser("phone"), "Ada", "licence", "110 2233");

    comes("phone", "Ada");

    assertThat(bot.welcomedWith("Ada")).singleElement().asString().contains("with our moderators");
    assertThat(bot.facts("Ada", FACTS))
        .containsEntry("country", "CN")
        .containsEntry("department", "icu")
        .containsEntry("welcome/languages", "Chinese, English")
        .doesNotContainKey("vetted");
    assertThat(me("Ada")).contains("with our moderators").doesNotContain("overflow/room");
    assertThat(card().title()).contains("Ada");
    assertThat(card().quote()).contains("110 2233");

    card().press("let-in");

    assertThat(bot.facts("Ada", "vetted")).containsEntry("vetted", "moderator staff:moderator");
    assertThat(me("Ada")).contains("You are in.", "../overflow/room?lang=en");
  }

  @Test
  void whoIsRefusedReadsWhyAndMayNotSimplyTryAgain() {
    under(MODERATORS);
    fillIn(bot.browser("phone"), "Ada", "licence", "0");
    comes("phone", "Ada");

    card().press("not-proven");

    assertThat(me("Ada")).contains("could not let you in", "work in health care");
    assertThat(bot.facts("Ada", "vetted")).isEmpty();
  }

  @Test
  void aModeratorDecidesFromTheListInTheirOwnWordsAndMayThinkBetterOfIt() {
    under(MODERATORS);
    fillIn(bot.browser("phone"), "Ada", "licence", "0");
    comes("phone", "Ada");
    var desk = bot.browser("desk").knownAs(bot.town().staff("moderator"));
    String id = idOf("phone");

    desk.send(
        "welcome",
        "vetting",
        "who",
        Map.of("who", id, "decision", "not-ours", "reason", "Your clinic is closed."));
    assertThat(me("Ada")).contains("Your clinic is closed.");
    assertThat(desk.read("welcome", "vetting")).contains("Ada | refused");

    desk.send("welcome", "vetting", "who", Map.of("who", id, "decision", "let-in"));
    assertThat(me("Ada")).contains("You are in.");
    assertThat(desk.read("welcome", "vetting")).contains("Nobody is waiting.");
  }

  @Test
  void aCodeFromAHospitalsAddressLetsInByItselfAndTheGreetingLeadsOn() {
    under(PROOF);
    bot.openPost();
    var phone = bot.browser("phone");
    assertThat(fillIn(phone, "Ada", "mail", "ada@icu.hospital.example").orElseThrow())
        .contains("A code is on its way to ada@icu.hospital.example.");

    assertThat(
            phone.send(
                "welcome", "form", "code", Map.of("code", mailed("ada@icu.hospital.example"))))
        .get()
        .asString()
        .contains("your e-mail is confirmed", "Scan this code");
    comes("phone", "Ada");

    assertThat(bot.facts("Ada", "vetted")).containsEntry("vetted", "mail hospital.example");
    assertThat(bot.welcomedWith("Ada")).singleElement().asString().contains("scan the code");
    assertThat(bot.cards("moderator")).isEmpty();
  }

  @Test
  void aWrongCodeCanBeTriedAFewTimesAnOldOneNotAtAllAndAUsedOneIsSaidToBeUsed() {
    under(PROOF);
    bot.openPost();
    var phone = bot.browser("phone");
    fillIn(phone, "Ada", "mail", "ada@hospital.example");
    String right = mailed("ada@hospital.example");
    String wrong = right.startsWith("1") ? "200000" : "100000";

    assertThat(enter(phone, wrong)).contains("Tries left: 4.");
    for (int i = 0; i < 3; i++) {
      enter(phone, wrong);
    }
    assertThat(enter(phone, wrong)).contains("cannot be tried again");

    phone.send("welcome", "form", "mail", Map.of("mail", "ada@hospital.example"));
    bot.advance(Duration.ofMinutes(16));
    assertThat(enter(phone, mailed("ada@hospital.example"))).contains("no longer good");

    phone.send("welcome", "form", "mail", Map.of("mail", "ada@hospital.example"));
    enter(phone, mailed("ada@hospital.example"));
    comes("phone", "Ada");
    assertThat(bot.facts("Ada", "vetted")).containsEntry("vetted", "mail hospital.example");
  }

  @Test
  void onlySoManyCodesGoToOneAddressInADayWhoeverAsks() {
    under("vetting: {mode: proof, code: {good-for: 15m, tries: 5, a-day: 2}}\n");
    bot.openPost();
    for (int i = 0; i < 4; i++) {
      fillIn(bot.browser("phone " + i), "Ada", "mail", "ada@hospital.example");
    }

    assertThat(bot.mailsTo("ada@hospital.example")).hasSize(2);
    assertThat(bot.browser("phone 3").read("welcome", "form")).contains("Enough codes were sent");

    bot.advance(Duration.ofHours(25));
    fillIn(bot.browser("phone 4"), "Ada", "mail", "ada@hospital.example");
    assertThat(bot.mailsTo("ada@hospital.example")).hasSize(3);
  }

  @Test
  void anAddressThatSomebodyElseHasProvenGoesToTheModerators() {
    under(PROOF);
    bot.openPost();
    for (String name : new String[] {"Ada", "Bob"}) {
      var phone = bot.browser(name);
      fillIn(phone, name, "mail", "team@hospital.example");
      enter(phone, mailed("team@hospital.example"));
      comes(name, name);
    }

    assertThat(bot.facts("Ada", "vetted")).isNotEmpty();
    assertThat(bot.facts("Bob", "vetted")).isEmpty();
    assertThat(card().title()).contains("Bob");
  }

  @Test
  void whoIsLetInLaterIsToldByMailWhereAnAddressIsProven() {
    under(MODERATORS);
    bot.openPost();
    var phone = bot.browser("phone");
    fillIn(phone, "Ada", "mail", "ada@hospital.example");
    enter(phone, mailed("ada@hospital.example"));
    comes("phone", "Ada");
    bot.advance(Duration.ofMinutes(5));

    card().press("let-in");

    assertThat(bot.mailsTo("ada@hospital.example").getLast().text())
        .contains("You have been let into Doctors", "/doctors/welcome/me");
  }

  @Test
  void aMemberWhoConfirmsLetsInAndAForgedOrUsedCodeOfTheirsIsRefused() {
    under(PROOF);
    assertThat(fillIn(bot.browser("forger"), "Eve", "voucher", "1234 5678 9012").orElseThrow())
        .contains("No member has given out this code", "Eve");
    bot.customerGroup("one").join("Mia");

    String page =
        browserOf("Mia").send("welcome", "me", "take", Map.of("take", "yes")).orElseThrow();
    Matcher code = Pattern.compile("\\d{4} \\d{4} \\d{4}").matcher(page);
    assertThat(code.find()).isTrue();

    fillIn(bot.browser("phone"), "Ada", "voucher", code.group());
    comes("phone", "Ada");
    assertThat(bot.facts("Ada", "vetted")).isEmpty();
    assertThat(fillIn(bot.browser("forger"), "Eve", "voucher", code.group()).orElseThrow())
        .contains("No member has given out this code");

    String asked = "vouch-" + idOf("phone");
    assertThat(me("Mia")).contains("Do you know Ada");
    browserOf("Mia").send("welcome", "me", asked, Map.of(asked, "yes"));

    assertThat(bot.facts("Ada", "vetted").get("vetted")).startsWith("voucher guest:");
    assertThat(bot.cards("moderator")).isEmpty();
  }

  @Test
  void moderatorsAreAskedWhenTheVoucherDoesNotAnswer() {
    under(PROOF);
    bot.customerGroup("one").join("Mia");
    String page =
        browserOf("Mia").send("welcome", "me", "take", Map.of("take", "yes")).orElseThrow();
    Matcher code = Pattern.compile("\\d{4} \\d{4} \\d{4}").matcher(page);
    assertThat(code.find()).isTrue();
    fillIn(bot.browser("phone"), "Ada", "voucher", code.group());
    comes("phone", "Ada");
    assertThat(bot.cards("moderator")).isEmpty();

    bot.advance(Duration.ofHours(25));

    assertThat(card().title()).contains("Ada");
  }

  @Test
  void aSecondPersonWithTheSameCodeIsAStrangerAndFillsInAFormOfTheirOwn() {
    under(MODERATORS);
    fillIn(bot.browser("phone"), "Ada", "licence", "1");
    comes("phone", "Ada");

    comes("phone", "Eve");

    assertThat(card().title()).isEqualTo("Somebody else's code");
    assertThat(bot.facts("Eve", FACTS)).isEmpty();
    assertThat(bot.welcomedWith("Eve")).singleElement().asString().contains("fill in a short form");
    assertThat(bot.facts("Ada", FACTS)).containsEntry("country", "CN");
    assertThat(me("Eve")).contains("Name").doesNotContain("Ada");

    browserOf("Eve").send("welcome", "me", "name", answers("Eve", "licence", "2"));
    assertThat(me("Eve")).contains("with our moderators");
  }

  @Test
  void theCodeOfAFormIsTakenAwayADayAfterItsUseAndAWeekAfterNobodyCame() {
    under(MODERATORS);
    fillIn(bot.browser("used"), "Ada", "licence", "1");
    comes("used", "Ada");
    fillIn(bot.browser("unused"), "Bob", "licence", "2");
    URI unused = codeOn("unused");

    bot.advance(Duration.ofHours(23));
    assertThat(bot.town().leadsToAHost(pictures.get("used"))).isTrue();
    bot.advance(Duration.ofHours(2));
    assertThat(bot.town().leadsToAHost(pictures.get("used"))).isFalse();

    assertThat(bot.town().leadsToAHost(unused)).isTrue();
    bot.advance(Duration.ofDays(7));
    assertThat(bot.town().leadsToAHost(unused)).isFalse();
    assertThat(bot.browser("unused").read("welcome", "form")).doesNotContain("Bob");
  }

  private URI codeOn(String browser) {
    return bot.browser(browser).open("welcome", "form").blocks().stream()
        .filter(View.Code.class::isInstance)
        .map(block -> ((View.Code) block).content())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aForeignStateLeadsToTheFormAndNotToARoom() {
    under(MODERATORS);

    bot.addContact("Eve", "f999999");
    bot.addContact("Bob", "lang=en");

    assertThat(bot.welcomedWith("Eve")).singleElement().asString().contains("fill in a short form");
    assertThat(bot.welcomedWith("Bob")).singleElement().asString().contains("fill in a short form");
  }

  @Test
  void withoutVettingEverybodyIsGreetedAsBeforeAndAFormOnlyAsks() {
    under("vetting: {mode: off}\n");
    bot.addContact("Bob", "lang=en");
    assertThat(bot.welcomedWith("Bob")).singleElement().asString().contains("scan the code");

    fillIn(bot.browser("phone"), "Ada", "licence", "1");
    comes("phone", "Ada");
    assertThat(bot.welcomedWith("Ada")).singleElement().asString().contains("scan the code");
    assertThat(bot.facts("Ada", "vetted")).containsEntry("vetted", "form");
  }

  @Test
  void aNameOfTenThousandLettersIsOutOfBoundsAndAScriptIsJustAName() {
    under(MODERATORS);
    assertThat(fillIn(bot.browser("phone"), "A".repeat(10_000), "licence", "1")).isEmpty();
    assertThat(bot.browser("phone").read("welcome", "form")).contains("Name");

    fillIn(bot.browser("phone"), "<script>alert(1)</script>", "licence", "1");
    comes("phone", "Eve");
    assertThat(card().quote()).contains("<script>alert(1)</script>");
    assertThat(me("Eve")).contains("<script>alert(1)</script>");
  }

  @Test
  void whatIsMissingIsSaidAndWhatWasWrittenStaysInTheForm() {
    under(MODERATORS);
    assertThat(fillIn(bot.browser("phone"), "Ada").orElseThrow())
        .contains("at least one proof", "Name: Ada", "Languages you speak: Chinese, English");
  }

  @Test
  void whomAModeratorErasesNothingIsLeftOfButPlacesAndTimes() {
    under(MODERATORS);
    fillIn(bot.browser("phone"), "Ada Lovelace", "licence", "110 2233");
    comes("phone", "Ada");
    assertThat(bot.kept("Ada").notes().toString()).contains("Ada Lovelace");
    assertThat(bot.kept("Ada").facts()).isNotEmpty();

    bot.erase("Ada");

    assertThat(bot.kept("Ada").facts()).isEmpty();
    assertThat(bot.kept("Ada").notes()).isEmpty();
    assertThat(bot.kept("Ada").events()).isPositive();
    assertThat(bot.why().latest(50).toString()).doesNotContain("Lovelace", "110 2233");
    assertThat(me("Ada")).doesNotContain("Lovelace");
  }

  @Test
  void aMemberCorrectsAndErasesWhatIsKnownOfThem() {
    under(PROOF);
    fillIn(bot.browser("phone"), "Ada", "licence", "1");
    comes("phone", "Ada");
    card().press("let-in");

    var corrected = answers("Ada Wong");
    corrected.put("department", "surgery");
    assertThat(browserOf("Ada").send("welcome", "me", "name", corrected).orElseThrow())
        .contains("Saved.", "Surgery", "Ada Wong");
    assertThat(bot.facts("Ada", FACTS)).containsEntry("department", "surgery");

    assertThat(
            browserOf("Ada").send("welcome", "me", "erase", Map.of("erase", "yes")).orElseThrow())
        .contains("is erased")
        .doesNotContain("Ada Wong", "Surgery");
    assertThat(bot.facts("Ada", "country", "profession", "department", "vetted")).isEmpty();
  }

  @Test
  void aMemberOfTheCorpAsksForTheirPageByMessage() {
    under(MODERATORS);
    bot.room("experts").join("zhang");

    bot.town().write("zhang", "me");

    assertThat(bot.told("zhang").getLast()).contains("/doctors/welcome/me");
  }

  private String enter(Browser browser, String code) {
    return browser.send("welcome", "form", "code", Map.of("code", code)).orElseThrow();
  }

  private String mailed(String address) {
    Mail mail = bot.mailsTo(address).getLast();
    Matcher code = Pattern.compile("\\b\\d{6}\\b").matcher(mail.text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  /** The number of the form that was filled in with a browser: what its code carries. */
  private String idOf(String browser) {
    return bot.town().stateOf(pictures.get(browser));
  }
}
