package org.roomkeeper.app.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.roomkeeper.app.founding.Card;
import org.roomkeeper.app.founding.Cast;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.app.founding.Phone;

/**
 * What a newcomer and their moderators see, in a browser, on a phone and on a desk, in both
 * languages: the form, its code, the personal page, the list of those who wait, and the census once
 * many have come. Pictures of all of it are taken on the way.
 */
class NewcomersPagesIT {
  private static final Duration A_MOMENT = Duration.ofSeconds(10);
  private static final Pattern OVER_FORTY = Pattern.compile("\\b4[0-9]\\b");
  private static final int A_BATCH = 24;
  private static final int BATCHES = 2;
  private static final List<String> COUNTRIES =
      List.of("CN", "CN", "CN", "DE", "CN", "IT", "NG", "DE", "CN", "BR", "IT", "NG");
  private static final List<String> PROFESSIONS =
      List.of("physician", "physician", "nurse", "physician", "pharmacist", "researcher");
  private static final List<String> DEPARTMENTS =
      List.of("icu", "respiratory", "emergency", "icu", "infectious-diseases", "icu", "surgery");

  private static Browsing browsing;
  private static QuietStage quiet;
  private static Stage stage;
  private static People people;
  private static String desk;

  @BeforeAll
  static void open() throws Exception {
    browsing = Browsing.open();
    quiet = QuietStage.set(Duration.ofDays(20), NewcomersPagesIT::lay);
    stage = quiet.stage();
    people = quiet.people();
    desk = quiet.desk();
    quiet.openTheDoor();
  }

  private static void lay(Path config) throws IOException {
    Files.writeString(config.resolve("plugins/overflow.yaml"), "form: {page: welcome/form}\n");
    Files.writeString(config.resolve("plugins/welcome.yaml"), "vetting: {mode: moderators}\n");
    Files.writeString(config.resolve("plugins/census.yaml"), "public-page: true\n");
    Path core = config.resolve("roomkeeper.yaml");
    Files.writeString(
        core,
        Files.readString(core)
            .replace(
                "plugins: {}",
                "plugins: {census: {facts: [country, department, language, profession,"
                    + " welcome/languages]}}"));
  }

  @AfterAll
  static void close() {
    QuietStage.close(quiet, browsing);
  }

  @Test
  void whoComesFillsInTheFormWaitsAndIsLetIn() throws Exception {
    Page phone = browsing.phone();
    Page desktop = browsing.desktop();
    for (String language : List.of("zh", "en")) {
      for (Page page : List.of(phone, desktop)) {
        page.navigate(stage.address().joinLink().toString());
        page.locator("a.onward[href*='lang=" + language + "']").click();
        assertThat(page.locator("select[name=country] option")).not().hasCount(0);
        browsing.isFitForPeople(page, language);
        browsing.shoot(page, "form", language);
      }
    }
    fillIn(phone, "en", "Amara Okafor", "NG");
    fillIn(desktop, "zh", "林悦 Lin Yue", "CN");
    Page list = browsing.desktop();
    quiet.sitDown(list);
    for (String language : List.of("zh", "en")) {
      list.navigate(desk + "/doctors/welcome/vetting?lang=" + language);
      assertThat(list.locator("tbody tr")).hasCount(2);
      browsing.isFitForPeople(list, language);
      browsing.shoot(list, "vetting", language);
      list.setViewportSize(375, 812);
      browsing.isFitForPeople(list, language);
      browsing.shoot(list, "vetting", language);
      list.setViewportSize(1280, 800);
    }
    letEverybodyIn();
    for (Page page : List.of(phone, desktop)) {
      page.reload();
      assertThat(page.locator("a.onward")).isVisible();
      browsing.shoot(page, "let-in", page.locator("html").getAttribute("lang"));
      page.locator("a.onward").click();
      assertThat(page.locator("figure.code img")).isVisible();
    }
  }

  /** From the form on the page to the personal page of somebody who waits. */
  private static void fillIn(Page page, String language, String name, String country)
      throws Exception {
    page.navigate(stage.address().joinLink().toString());
    page.locator("a.onward[href*='lang=" + language + "']").click();
    page.locator("[name=name]").fill(name);
    page.locator("[name=country]").selectOption(country);
    page.locator("[name=profession]").selectOption("physician");
    page.locator("[name=department]").selectOption("icu");
    page.locator("[name=languages]").fill("English");
    page.locator("form button").click();
    // At least one proof is needed, and what was written stays in the form.
    assertThat(page.locator("main .quote")).isVisible();
    assertThat(page.locator("[name=name]")).hasValue(name);
    browsing.isFitForPeople(page, language);
    page.locator("[name=licence]").fill("110-2233");
    page.locator("form button").click();
    people.letPass(A_MOMENT);
    page.navigate(page.url().replace("&sent=1", ""));
    Locator code = page.locator("figure.code img");
    assertThat(code).isVisible();
    browsing.isFitForPeople(page, language);
    browsing.shoot(page, "host-code", language);
    String person = addHost(URI.create(code.getAttribute("src")), name);
    people.letPass(A_MOMENT);
    page.navigate(Greeting.link(people, person).orElseThrow() + "&lang=" + language);
    assertThat(page.locator("table")).containsText("110-2233");
    browsing.isFitForPeople(page, language);
    browsing.isUsedByKeys(page);
    browsing.shoot(page, "waiting", language);
  }

  @Test
  @Tag("slow") // two simulated days, of which the census needs the ends
  void theCensusShowsWhoHasCome() throws Exception {
    var cast = new Cast(5);
    for (int batch = 0; batch < BATCHES; batch++) {
      arrive(cast, batch);
      people.letPass(Duration.ofDays(1));
    }
    Page atTheDesk = browsing.desktop();
    quiet.sitDown(atTheDesk);
    Page phone = browsing.phone();
    String open = stage.address().joinLink().resolve("/doctors/census/people").toString();
    for (String language : List.of("zh", "en")) {
      atTheDesk.navigate(desk + "/doctors/census/census?lang=" + language);
      assertThat(atTheDesk.locator("main")).containsText(OVER_FORTY);
      assertThat(atTheDesk.locator("figure.chart svg").first()).isVisible();
      browsing.isFitForPeople(atTheDesk, language);
      browsing.shoot(atTheDesk, "census", language);
      phone.navigate(open + "?lang=" + language);
      assertThat(phone.locator("figure.chart svg").first()).isVisible();
      browsing.isFitForPeople(phone, language);
      browsing.shoot(phone, "census", language);
    }
  }

  private static void arrive(Cast cast, int batch) throws Exception {
    var phones = new ArrayList<Phone>();
    var names = new ArrayList<String>();
    for (int i = 0; i < A_BATCH; i++) {
      Cast.Doctor doctor = cast.next();
      var phone = new Phone(doctor.language());
      phone.open(stage.address().joinLink());
      phone.follow("a[href*='lang=" + doctor.language() + "']");
      phone.send(
          "name",
          Map.of(
              "name", doctor.name(),
              "country", COUNTRIES.get(i % COUNTRIES.size()),
              "profession", PROFESSIONS.get((i + batch) % PROFESSIONS.size()),
              "department", DEPARTMENTS.get((i * 3 + batch) % DEPARTMENTS.size()),
              "languages", doctor.language().equals("zh") ? "中文, English" : "English",
              "licence", "7"));
      phones.add(phone);
      names.add(doctor.name());
    }
    people.letPass(A_MOMENT);
    var guests = new ArrayList<String>();
    for (int i = 0; i < A_BATCH; i++) {
      phones.get(i).lookAgain();
      guests.add(addHost(phones.get(i).code().orElseThrow(), names.get(i)));
    }
    people.letPass(A_MOMENT);
    letEverybodyIn();
    for (int i = 0; i < A_BATCH; i++) {
      phones.get(i).open(Greeting.link(people, guests.get(i)).orElseThrow());
      phones.get(i).follow("a.onward");
      String code = phones.get(i).code().orElseThrow().toString();
      people.act("customer/scan-joinway", "code", code, "customer", guests.get(i));
    }
  }

  private static String addHost(URI code, String name) throws Exception {
    return people
        .act("customer/add-contact", "code", code.toString(), "name", name)
        .path("customer")
        .asText();
  }

  /** A moderator presses the first button of each card about somebody who waits. */
  private static void letEverybodyIn() throws Exception {
    for (int minute = 0; minute < 3; minute++) {
      people.letPass(Duration.ofMinutes(1));
      for (Card card : Card.waitingFor(people, stage.address().moderators().getFirst())) {
        if (card.offers("let-in")) {
          card.press(people, "let-in");
        }
      }
    }
    people.letPass(A_MOMENT);
  }
}
