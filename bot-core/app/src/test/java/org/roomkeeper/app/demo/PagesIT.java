package org.roomkeeper.app.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roomkeeper.app.founding.Card;
import org.roomkeeper.app.founding.People;

/** The pages as people use them, in a browser: the sandbox's, the join page, the desk. */
class PagesIT {
  private static final Pattern ANY_ID = Pattern.compile("#\\d+");

  private static Browsing browsing;
  private static QuietStage quiet;
  private static Stage stage;
  private static String sandbox;
  private static String desk;

  @BeforeAll
  static void open() throws Exception {
    browsing = Browsing.open();
    quiet = QuietStage.set(Duration.ofMinutes(20), _ -> {});
    stage = quiet.stage();
    sandbox = stage.address().sandbox().toString();
    desk = quiet.desk();
    quiet.play();
  }

  @AfterAll
  static void close() {
    QuietStage.close(quiet, browsing);
  }

  @Test
  void aPersonChatsInARoomOfTheSandboxAndScansACode() throws Exception {
    Page page = browsing.desktop();
    page.navigate(sandbox + "/?lang=en");
    Locator choosing = page.getByRole(AriaRole.DIALOG);
    choosing.getByText("黄芳 Huang Fang").click();
    page.getByText("专家与管理员 Experts").click();
    page.getByLabel("Write a message…").fill("Good morning from the sandbox");
    page.keyboard().press("Enter");
    assertThat(page.locator(".row.mine .bubble").last()).hasText("Good morning from the sandbox");
    browsing.isFitForPeople(page, "en");
    browsing.isUsedByKeys(page);

    page.getByText("Scan a code").click();
    page.getByText("Scan as a new WeChat user").first().click();
    choosing.getByLabel("Name").fill("Dr Rivera");
    page.keyboard().press("Enter");
    assertThat(page.locator(".who")).containsText("Dr Rivera");
    stage.people().letPass(Duration.ofMinutes(1));
    assertThat(page.locator(".stream .bubble").first()).isVisible();
    page.setViewportSize(375, 812);
    browsing.isFitForPeople(page, "en");
  }

  @Test
  void theJoinPageFitsAPhoneInBothLanguages() {
    Page page = browsing.phone();
    for (String language : List.of("zh", "en")) {
      page.navigate(stage.address().joinLink() + "?lang=" + language);
      assertThat(page.locator("figure.code svg, figure.code img").first()).isVisible();
      browsing.isFitForPeople(page, language);
    }
  }

  @Test
  void aCaseIsReadClaimedAndAnsweredAtTheDeskAndOnItsCard() throws Exception {
    says(0, "xi jin ping 下台");
    Page mine = browsing.phone();
    Page others = browsing.desktop();
    sitDown(mine, "staff:moderator1");
    sitDown(others, "staff:moderator2");
    mine.navigate(desk + "/cases?lang=en");
    assertThat(mine.locator(".case mark").first()).isVisible();
    browsing.isFitForPeople(mine, "en");
    browsing.isUsedByKeys(mine);
    mine.getByText("I take it").first().click();
    assertThat(mine.locator(".held")).containsText("Zhao Ming");

    others.navigate(desk + "/cases?lang=zh");
    assertThat(others.locator(".held")).containsText("正在处理");
    assertThat(others.getByText("由我接手")).isVisible();
    browsing.isFitForPeople(others, "zh");
    mine.navigate(desk + "/cases?lang=en");
    mine.locator(".case .buttons button").first().click();
    assertThat(mine.locator(".notice")).containsText(ANY_ID);
    stage.people().letPass(Duration.ofMinutes(1));
    mine.navigate(desk + "/?lang=en");
    browsing.isFitForPeople(mine, "en");

    says(1, "xi jin ping 下台吧");
    Page card = browsing.desktop();
    card.navigate(sandbox + "/?me=moderator1&at=app&lang=en");
    card.locator(".card-buttons button").last().click();
    assertThat(card.locator(".card-done").last()).isVisible();
    stage.people().letPass(Duration.ofMinutes(1));
    others.navigate(desk + "/cases?lang=en");
    assertThat(others.getByText("No case is open.")).isVisible();
  }

  @Test
  void whoWasToldOffObjectsOnAPageThatFitsAPhone() throws Exception {
    says(2, "xi jin ping 下台！！");
    press("told");
    JsonNode told = null;
    for (JsonNode item : stage.people().look("phone/moderator1").path("items")) {
      told = item.path("kind").asText().equals("app") ? item : told;
    }
    String note = told == null ? "" : told.path("content").path("text").path("content").asText();
    String link = note.substring(note.lastIndexOf('\n') + 1);
    Page page = browsing.phone();
    for (String language : List.of("zh", "en")) {
      page.navigate(link + "&lang=" + language);
      assertThat(page.locator("mark").first()).isVisible();
      browsing.isFitForPeople(page, language);
    }
    browsing.isUsedByKeys(page);
    page.locator("form button").click();
    assertThat(page.locator(".notice")).isVisible();
    stage.people().letPass(Duration.ofMinutes(1));
    page.navigate(link + "&lang=en");
    assertThat(page.locator("main")).containsText("A moderator will look at it");
    browsing.isFitForPeople(page, "en");
    press("overturn");
    page.navigate(link + "&lang=zh");
    assertThat(page.locator("main")).containsText("这条发言没有问题");
  }

  /** A moderator presses this button on each card that has it. */
  private static void press(String button) throws Exception {
    for (Card card : Card.waitingFor(stage.people(), "moderator1")) {
      if (card.offers(button)) {
        card.press(stage.people(), button);
      }
    }
    stage.people().letPass(Duration.ofMinutes(1));
  }

  /** A guest says something in a room in which the bot may not speak: its moderators are asked. */
  private static void says(int guest, String text) throws Exception {
    People people = stage.people();
    for (JsonNode room : people.look("world").path("rooms")) {
      String id = room.path("id").asText();
      List<String> guests =
          people
              .look("rooms/" + id)
              .path("people")
              .valueStream()
              .filter(one -> !one.path("member").asBoolean())
              .map(one -> one.path("id").asText())
              .toList();
      if (guests.size() > guest && room.path("type").asText().equals("customer")) {
        people.act("member/say", "room", id, "person", guests.get(guest), "text", text);
        people.letPass(Duration.ofMinutes(2));
        return;
      }
    }
    throw new IllegalStateException("nobody is in the rooms");
  }

  private static void sitDown(Page page, String person) {
    page.navigate(desk + "/?lang=en");
    page.getByLabel("I am").selectOption(person);
    page.getByText("That is me").click();
    assertThat(page.locator("main")).containsText("(" + person.substring(6) + ")");
  }
}
