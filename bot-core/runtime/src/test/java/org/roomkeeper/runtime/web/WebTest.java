package org.roomkeeper.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.ledger.LedgerModule;
import org.roomkeeper.runtime.line.Line;
import org.roomkeeper.runtime.line.LineModule;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.plugins.PluginSources;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsModule;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.texts.TextsModule;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.HandClock;

/** The whole bot but WeCom, over real HTTP: pages, forms, the desk. */
class WebTest {
  private static final CommunityId DOCTORS = new CommunityId("doctors");

  @TempDir private Path home;
  private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private Injector bot;
  private String pages;
  private String desk;

  @BeforeEach
  void start() throws Exception {
    Path config = home.resolve("config");
    Files.createDirectories(config);
    Files.writeString(
        config.resolve("roomkeeper.yaml"),
        """
        http: {public: "127.0.0.1:0", desk: "127.0.0.1:0", public-url: "http://rooms.example.org"}
        """);
    Files.writeString(
        config.resolve("rooms.yaml"),
        """
        communities:
          doctors:
            name: {zh: 医生, en: Doctors}
            languages: [zh, en]
            zones: [Asia/Shanghai]
            founders: [ada]
            moderators: [lin]
            rooms: []
        """);
    bot =
        Guice.createInjector(
            Stage.PRODUCTION,
            new StrictModule(),
            new SettingsModule(new SettingsSource(config, name -> Optional.empty())),
            new LedgerModule(),
            new PluginsModule(
                new PluginSources(
                    home.resolve("plugins"), List.of(new DoorPlugin()), home, Set.of())),
            new LineModule(),
            new TextsModule(),
            new WebModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Clockwork.class).toInstance(clock);
                bind(Platform.class).toInstance(new Cards());
              }
            });
    bot.getInstance(Settings.class).ready();
    bot.getInstance(Line.class).start();
    WebServer server = bot.getInstance(WebServer.class);
    pages = "http://127.0.0.1:" + server.port(WebRoutes.Listener.PUBLIC);
    desk = "http://127.0.0.1:" + server.port(WebRoutes.Listener.DESK);
  }

  @AfterEach
  void stop() {
    bot.getInstance(Line.class).close();
  }

  @Test
  void aPageIsShownInTheLanguageAskedForElseInTheBrowsersElseInTheLeadingOne() throws Exception {
    String door = pages + "/doctors/overflow/door";
    assertThat(title(get(door + "?lang=en"))).isEqualTo("Door en");
    assertThat(title(get(door, "Accept-Language", "fr-FR,en;q=0.8"))).isEqualTo("Door en");
    assertThat(title(get(door, "Accept-Language", "zh-CN"))).isEqualTo("Door zh");
    assertThat(title(get(door))).isEqualTo("Door zh");
    assertThat(title(get(door + "?lang=xx"))).isEqualTo("Door zh");
  }

  @Test
  void theJoinLinkIsThePageOfTheDoor() throws Exception {
    assertThat(title(get(pages + "/join/doctors?lang=en"))).isEqualTo("Door en");
    assertThat(get(pages + "/join/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsNotFoundAndABrokenPageSaysSorryAndNothingElse() throws Exception {
    assertThat(get(pages + "/doctors/overflow/none").statusCode()).isEqualTo(404);
    assertThat(get(pages + "/doctors/none/door").statusCode()).isEqualTo(404);
    assertThat(get(pages + "/NOBODY/overflow/door").statusCode()).isEqualTo(404);
    assertThat(get(pages + "/..%2f..%2fetc/overflow/door").statusCode()).isIn(400, 404);
    for (String nowhere : List.of("/jion/doctors", "/a/b/c/d", "/")) {
      HttpResponse<String> sorry = get(pages + nowhere + "?lang=zh");
      assertThat(sorry.statusCode()).isEqualTo(404);
      assertThat(title(sorry)).isEqualTo(title(get(pages + "/join/nobody?lang=zh")));
    }
    HttpResponse<String> broken = get(pages + "/doctors/overflow/broken?lang=en");
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.body()).doesNotContain("hidden inside");
  }

  @Test
  void everyAnswerTellsTheBrowserHowLittleItMayDo() throws Exception {
    for (String address : List.of(pages + "/join/doctors", pages + "/nothing", desk + "/")) {
      var headers = get(address).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
          .startsWith("default-src 'none'")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
      assertThat(headers.firstValue("Server")).isEmpty();
    }
    assertThat(get(pages + "/join/doctors").headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void theVisitorsNameIsKeptFromScripts() throws Exception {
    assertThat(get(pages + "/join/doctors").headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("rk-visitor=")
        .contains("HttpOnly", "SameSite=Lax");
  }

  @Test
  void aFormIsWrittenDownOnceHoweverOftenItIsSent() throws Exception {
    Map<String, String> form = form(pages + "/join/doctors?lang=en");
    form.put("name", "Ada");
    HttpResponse<String> sent = post(pages + "/join/doctors?lang=en", form);
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(sent.body()).contains("Your answers have arrived.");
    post(pages + "/join/doctors?lang=en", form);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(pages + "/join/doctors").body()).contains("sent Ada"));
    Map<String, String> another = form(pages + "/join/doctors?lang=en");
    another.put("name", "Ada");
    post(pages + "/join/doctors?lang=en", another);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(get(pages + "/join/doctors").body()).contains("sent Ada+Ada<"));
  }

  @Test
  void aFormOutOfItsBoundsIsRefusedWithAWord() throws Exception {
    Map<String, String> form = form(pages + "/join/doctors?lang=en");
    form.put("name", "much longer than ten");
    HttpResponse<String> sent = post(pages + "/join/doctors?lang=en", form);
    assertThat(sent.statusCode()).isEqualTo(400);
    assertThat(sent.body()).contains("it has 20 characters, and at most 10 are");
    form.put("name", "长".repeat(10_000));
    HttpResponse<String> endless = post(pages + "/join/doctors?lang=zh", form);
    assertThat(endless.body())
        .contains("共 10000 个字符，最多 10 个")
        .as("what was written is not lost")
        .contains("长".repeat(10_000));
    form.put("name", "");
    assertThat(post(pages + "/join/doctors?lang=en", form).body())
        .contains("Something is missing or too long");
    form.put("name", "Ada");
    form.put("rk-form", "code");
    HttpResponse<String> gone = post(pages + "/join/doctors?lang=en", form);
    assertThat(gone.statusCode()).isEqualTo(409);
    assertThat(gone.body()).contains("This page has changed in the meantime");
  }

  @Test
  void aFormOfAnotherVisitorOrAnotherSiteIsRefused() throws Exception {
    Map<String, String> form = form(pages + "/join/doctors?lang=en");
    form.put("name", "Ada");
    HttpClient stranger = HttpClient.newHttpClient();
    assertThat(post(stranger, pages + "/join/doctors", form).statusCode()).isEqualTo(403);
    assertThat(
            post(browser, pages + "/join/doctors", form, "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            post(browser, pages + "/join/doctors", form, "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    form.put("rk-token", "x");
    assertThat(post(pages + "/join/doctors", form).statusCode()).isEqualTo(403);
  }

  @Test
  void aFormThatIsTooLargeOrNoFormIsRefused() throws Exception {
    Map<String, String> form = form(pages + "/join/doctors?lang=en");
    form.put("name", "x".repeat(270_000));
    assertThat(post(pages + "/join/doctors", form).statusCode()).isEqualTo(413);
    HttpResponse<String> json =
        browser.send(
            HttpRequest.newBuilder(URI.create(pages + "/join/doctors"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(json.statusCode()).isEqualTo(415);
  }

  @Test
  void queriesReachThePageWithinBounds() throws Exception {
    assertThat(get(pages + "/join/doctors?q=%3Cb%3E").body()).contains("query &lt;b&gt;");
    assertThat(get(pages + "/join/doctors?q=" + "x".repeat(201)).body()).contains("query <");
  }

  @Test
  void aFileIsADownload() throws Exception {
    HttpResponse<String> file = get(pages + "/doctors/overflow/door?file=0");
    assertThat(file.body()).isEqualTo("BEGIN:VCALENDAR");
    assertThat(file.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"dates__.ics\"; filename*=UTF-8''dates%20%E6%97%A5.ics");
    assertThat(get(pages + "/doctors/overflow/door?file=9").statusCode()).isEqualTo(404);
    assertThat(get(desk + "/doctors/overflow/door?file=0").body()).isEqualTo("BEGIN:VCALENDAR");
    assertThat(get(desk + "/doctors/overflow/door.ics").body()).isEqualTo("END:VCALENDAR");
    Document page = Jsoup.parse(get(pages + "/doctors/overflow/door?lang=en").body());
    assertThat(page.select("a.file").first().attr("href"))
        .isEqualTo("/doctors/overflow/door?lang=en&file=0");
  }

  @Test
  void whatStandsBehindAPagesNameIsWhatItIsAboutAlsoForWhatIsSentFromIt() throws Exception {
    String door = pages + "/doctors/overflow/door";
    assertThat(get(door).body()).contains("about nothing").contains("at " + clock.instant());
    assertThat(get(door + "/icu-7").body()).contains("about icu-7");
    assertThat(get(door + "/i%20cu").statusCode()).isEqualTo(404);
    assertThat(get(door + "/" + "x".repeat(65)).statusCode()).isEqualTo(404);
    Map<String, String> form = form(door + "/icu-7?lang=en");
    form.put("name", "Ada");
    assertThat(post(door + "/icu-8?lang=en", form).statusCode()).isEqualTo(403);
    assertThat(post(door + "/icu-7?lang=en", form).body()).contains("about icu-7");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(door).body()).contains("sent icu-7<"));
  }

  @Test
  void aFileHasAnAddressOfItsOwnForProgramsThatComeAgain() throws Exception {
    HttpResponse<String> feed = get(pages + "/doctors/overflow/door.ics");
    assertThat(feed.body()).isEqualTo("END:VCALENDAR");
    assertThat(feed.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
    assertThat(feed.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline; filename=\"door.ics\"");
    assertThat(get(pages + "/doctors/overflow/door/icu-7.ics").body()).isEqualTo("END:VCALENDAR");
    assertThat(get(pages + "/doctors/overflow/door.pdf").statusCode()).isEqualTo(404);
    assertThat(get(pages + "/doctors/overflow/none.ics").statusCode()).isEqualTo(404);
  }

  @Test
  void aMembersPageOpensByTheirLinkAndByNothingElse() throws Exception {
    var links = bot.getInstance(PersonalLinks.class);
    var member = new MemberId("guest:wm1");
    String mine = pages + "/doctors/overflow/mine";
    assertThat(get(mine).statusCode()).isEqualTo(403);
    assertThat(get(mine + "?me=x.y.z").statusCode()).isEqualTo(403);
    String query = links.to(DOCTORS, member, "overflow", "mine", clock.instant()).getRawQuery();
    String other = links.to(new CommunityId("other"), member, "o", "m", clock.instant()).getQuery();
    assertThat(get(mine + "?" + other).statusCode()).isEqualTo(403);
    assertThat(get(mine + "?" + query).body()).contains("guest:wm1");
    assertThat(get(mine).body()).contains("guest:wm1");
    clock.moveBy(Duration.ofDays(8));
    assertThat(get(mine + "?" + query).statusCode()).isEqualTo(403);
  }

  @Test
  void aPageForBearersOpensByItsLinkForItsSubjectUntilItEnds() throws Exception {
    var links = bot.getInstance(BearerLinks.class);
    Instant until = clock.instant().plus(Duration.ofDays(7));
    String link = address(links.to(DOCTORS, "overflow", "pass", "4711", until));
    assertThat(title(get(link))).isEqualTo("About 4711");
    String page = pages + "/doctors/overflow/pass";
    assertThat(get(page).statusCode()).as("nothing stays in the browser").isEqualTo(403);
    assertThat(get(link.replace("=4711.", "=4712.")).statusCode()).isEqualTo(403);
    assertThat(get(link.substring(0, link.length() - 1)).statusCode()).isEqualTo(403);
    assertThat(get(page + "?pass=4711..").statusCode()).isEqualTo(403);
    String ofAnother = address(links.to(DOCTORS, "overflow", "door", "4711", until));
    assertThat(get(ofAnother.replace("/door", "/pass")).statusCode()).isEqualTo(403);
    String mine = address(links.to(DOCTORS, "overflow", "mine", "4711", until));
    assertThat(get(mine).statusCode()).as("it makes nobody known").isEqualTo(403);
    clock.moveBy(Duration.ofDays(8));
    assertThat(get(link).statusCode()).isEqualTo(403);
  }

  @Test
  void whatABearerSendsIsAboutTheSubjectOfTheLink() throws Exception {
    var links = bot.getInstance(BearerLinks.class);
    Instant until = clock.instant().plus(Duration.ofDays(7));
    String link = address(links.to(DOCTORS, "overflow", "pass", "case-1", until));
    String other = address(links.to(DOCTORS, "overflow", "pass", "case-2", until));
    Map<String, String> form = form(link);
    assertThat(post(other, form).statusCode()).isEqualTo(403);
    assertThat(post(link, form).body()).contains("About case-1");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(link).body()).contains("sent case-1<"));
  }

  @Test
  void pagesForModeratorsAreAtTheDeskOnly() throws Exception {
    assertThat(get(pages + "/doctors/overflow/desk").statusCode()).isEqualTo(404);
    assertThat(get(desk + "/doctors/overflow/desk").statusCode()).isEqualTo(403);
    sitDown();
    assertThat(title(get(desk + "/doctors/overflow/desk"))).isEqualTo("Moderators only");
  }

  @Test
  void aFormAtTheDeskIsTakenFromItsOwnPageAloneAndNamesWhoSentIt() throws Exception {
    sitDown();
    String page = desk + "/doctors/overflow/desk?lang=en";
    Map<String, String> form = form(page);
    form.put("name", "longer than ten");
    assertThat(post(page, form).statusCode()).isEqualTo(400);
    form.put("name", "Bo");
    assertThat(post(browser, page, form, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(post(HttpClient.newHttpClient(), page, form).statusCode()).isEqualTo(403);
    assertThat(post(page, form).body()).contains("Your answers have arrived.");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(get(pages + "/join/doctors").body()).contains("sent Bo<"));
  }

  @Test
  void aCaseIsAnsweredAtTheDeskAsOnItsCard() throws Exception {
    Map<String, String> form = form(pages + "/join/doctors?lang=en");
    form.put("name", "Ada");
    post(pages + "/join/doctors?lang=en", form);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(get(desk + "/cases?lang=en").body()).contains("A form was sent"));
    Document cases = Jsoup.parse(get(desk + "/cases?lang=en").body());
    assertThat(cases.select(".quote").text()).isEqualTo("<b>Ada</b>");
    assertThat(cases.select("mark").text()).isEqualTo("Ad");
    assertThat(cases.select("button").eachText())
        .containsExactly("It is fine", "It is not", "I take it");
    String action = cases.select(".case form").attr("action");
    Map<String, String> press = fields(cases, ".case form");
    press.put("choice", "fine");
    assertThat(post(desk + action, press).statusCode()).isEqualTo(403);
    sitDown();
    Map<String, String> claim = new TreeMap<>(press);
    claim.remove("choice");
    claim.put("claim", "take");
    assertThat(post(desk + action, claim).statusCode()).isEqualTo(200);
    Document held = Jsoup.parse(get(desk + "/cases?lang=en").body());
    assertThat(held.select(".held").text()).startsWith("In the hands of lin since 2");
    assertThat(held.select("button.quiet").text()).isEqualTo("I give it back");
    String others = getAs(HttpClient.newHttpClient(), desk + "/cases?lang=en");
    assertThat(Jsoup.parse(others).select(".held").text()).contains("lin");
    assertThat(Jsoup.parse(others).select("button.quiet").text()).isEqualTo("I take it over");
    claim.put("claim", "release");
    assertThat(Jsoup.parse(post(desk + action, claim).body()).select(".held")).isEmpty();
    press.put("choice", "delete-all");
    assertThat(post(desk + action, press).statusCode()).isEqualTo(400);
    press.put("choice", "fine");
    assertThat(post(desk + action, press).statusCode()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(get(pages + "/join/doctors").body())
                    .contains("answered fine by staff:lin"));
    assertThat(get(desk + "/cases?lang=en").body()).contains("No case is open.");
    assertThat(post(desk + action, press).statusCode()).isEqualTo(409);
    String why = get(desk + action.replace("cases", "why") + "?lang=en").body();
    assertThat(why)
        .contains("Asked for by overflow@doctors", "lin pressed", "It is fine", "a form was sent")
        .doesNotContain("FormSent");
    assertThat(get(desk + "/why/999").statusCode()).isEqualTo(404);
  }

  @Test
  void theOverviewTellsHowThingsStand() throws Exception {
    Document page = Jsoup.parse(get(desk + "/?lang=en").body());
    assertThat(page.text()).contains("The settings files are in force.", "overflow", "runs");
    assertThat(page.select("nav a").eachText()).containsExactly("Overview", "Cases");
    assertThat(Jsoup.parse(get(desk + "/?lang=zh").body()).text()).contains("设置文件已生效");
  }

  @Test
  void whoeverSitsAtTheDeskFindsThePluginsPagesInTheMenu() throws Exception {
    sitDown();
    Document page = Jsoup.parse(get(desk + "/?lang=en").body(), desk + "/");
    assertThat(page.select("nav a").eachText()).containsExactly("Overview", "Cases", "desk");
    Document opened = Jsoup.parse(get(page.select("nav a").last().absUrl("href")).body());
    assertThat(opened.title()).isEqualTo("Moderators only");
    assertThat(opened.select("nav a[aria-current=page]").text()).isEqualTo("desk");
  }

  @Test
  void whatBecameOfAFormIsSeenOnThePageThatAnswersIt() throws Exception {
    String page = pages + "/join/doctors?lang=en";
    Map<String, String> form = form(page);
    form.put("name", "Ada");
    assertThat(post(page, form).body()).contains("sent Ada<");
  }

  @Test
  void theDeskIsNotReachedByAForeignName() throws Exception {
    URI address = URI.create(desk);
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 421");
    }
  }

  @Test
  void healthSaysWhetherThereIsAnythingToDo() throws Exception {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(get(desk + "/health").body())
                    .contains(
                        "\"ledger\":\"reachable\"",
                        "\"idle\":true",
                        "\"now\":" + clock.instant().toEpochMilli())
                    .contains("\"settings\":\"good\"", "\"web\":true", "\"name\":\"overflow\""));
    assertThat(get(desk + "/metrics").body()).contains("roomkeeper_plugin_paused");
    assertThat(get(pages + "/health").statusCode()).isEqualTo(404);
    assertThat(get(pages + "/metrics").statusCode()).isEqualTo(404);
  }

  private String address(URI link) {
    return pages + link.getPath() + "?" + link.getRawQuery();
  }

  private void sitDown() throws Exception {
    Document page = Jsoup.parse(get(desk + "/?lang=en").body());
    Map<String, String> form = fields(page, "form");
    form.put("who", "staff:lin");
    assertThat(post(desk + "/", form).body()).contains("lin");
  }

  private HttpResponse<String> get(String address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(address));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String getAs(HttpClient other, String address) throws Exception {
    return other
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> post(String address, Map<String, String> form) throws Exception {
    return post(browser, address, form);
  }

  private static HttpResponse<String> post(
      HttpClient client, String address, Map<String, String> form, String... headers)
      throws Exception {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private Map<String, String> form(String address) throws Exception {
    return fields(Jsoup.parse(get(address).body()), "form");
  }

  private static Map<String, String> fields(Document page, String form) {
    return page.select(form).first().select("input[type=hidden]").stream()
        .collect(
            Collectors.toMap(
                field -> field.attr("name"),
                field -> field.attr("value"),
                (first, second) -> first,
                TreeMap::new));
  }

  private static String title(HttpResponse<String> page) {
    return Jsoup.parse(page.body()).title();
  }

  /** A platform that shows cards and can do nothing else. */
  private static final class Cards implements Platform, Capabilities {
    @Override
    public Capabilities capabilities() {
      return this;
    }

    @Override
    public AfterCrash afterCrash(Action action) {
      return AfterCrash.REPEAT;
    }

    @Override
    public Outcome perform(Delivery delivery) {
      return new Outcome.AskedPerson("moderators", Map.of());
    }

    @Override
    public Optional<Outcome> findOut(Delivery delivery) {
      return Optional.empty();
    }

    @Override
    public Way in(RoomKind room, Class<? extends Action> action) {
      return Way.BY_API;
    }

    @Override
    public Way towards(MemberKind member, Class<? extends Action> action) {
      return Way.BY_API;
    }
  }
}
