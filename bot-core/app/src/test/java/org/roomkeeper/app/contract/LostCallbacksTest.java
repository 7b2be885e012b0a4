package org.roomkeeper.app.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.javalin.Javalin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.RoomClosed;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.LedgerModule;
import org.roomkeeper.runtime.line.Alarm;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.settings.SettingsModule;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.HostClock;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.sandbox.Sandbox;
import org.roomkeeper.wecom.WeComModule;

/**
 * WeCom says itself that callbacks may be lost, doubled and out of order: people come, go and come
 * back behind such callbacks, and the ledger has each coming and going once.
 */
class LostCallbacksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CommunityId DOCTORS = new CommunityId("doctors");
  private static final int CUSTOMERS = 36;
  private static final int COLLEAGUES = 24;

  @TempDir private Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Sandbox sandbox;
  private Injector injector;
  private Javalin web;
  private Roster roster;
  private Intake intake;
  private Ledger ledger;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(0);
    control("clock/walk", Map.of());
    var environment = new HashMap<String, String>();
    sandbox
        .ready()
        .properties()
        .forEach(field -> environment.put(field.getKey(), field.getValue().asText()));
    environment.put("baseUrl", sandbox.baseUrl());
    environment.put("storage", folder.resolve("ledger.db").toString());
    layConfig();
    injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new StrictModule(),
            new SettingsModule(
                new SettingsSource(folder, name -> Optional.ofNullable(environment.get(name)))),
            new LedgerModule(),
            new WeComModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Alarm.class).toInstance(what -> {});
                bind(Clockwork.class).toInstance(new HostClock());
                bind(MeterRegistry.class).toInstance(new SimpleMeterRegistry());
                bind(WordingSource.class)
                    .toInstance(
                        (plugin, community) -> {
                          throw new IllegalStateException("nobody is told anything here");
                        });
              }
            });
    roster = injector.getInstance(Roster.class);
    intake = injector.getInstance(Intake.class);
    ledger = injector.getInstance(Ledger.class);
    web =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              injector
                  .getInstance(Key.get(new TypeLiteral<Set<WebRoutes>>() {}))
                  .forEach(routes -> routes.add(config.routes));
            });
    web.start("127.0.0.1", 0);
    services().forEach(LineService::start);
    control("callback", Map.of("url", "http://127.0.0.1:" + web.port() + "/wecom/callback"));
  }

  @AfterEach
  void stop() {
    web.stop();
    services().forEach(LineService::stop);
    ledger.close();
    sandbox.close();
  }

  private List<LineService> services() {
    return injector.getInstance(Key.get(new TypeLiteral<Set<LineService>>() {})).stream()
        .filter(service -> service.name().equals("watch"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void eachComingAndGoingIsInTheLedgerOnce(long seed) throws Exception {
    var group = openGroup("医生一群");
    var lost = openGroup("医生二群");
    await().atMost(30, SECONDS).until(() -> roster.room(group).isPresent());
    await().atMost(30, SECONDS).until(() -> roster.room(lost).isPresent());
    var before = roster.peopleIn(group).size();
    control(
        "fault/callbacks",
        Map.of("dropRate", 0.4, "duplicateRate", 0.4, "reorderRate", 0.3, "seed", seed));

    var customers = new ArrayList<MemberId>();
    for (int i = 0; i < CUSTOMERS; i++) {
      var id = control("customer/appear", Map.of("name", "客户" + i)).path("customer").asText();
      customers.add(new MemberId("guest:" + id));
      enter(group, customers.getLast());
    }
    var colleagues = new ArrayList<MemberId>();
    for (int i = 0; i < COLLEAGUES; i++) {
      colleagues.add(new MemberId("staff:colleague" + i));
      enrol(colleagues.getLast());
    }
    settled(() -> roster.peopleIn(group).size() == before + CUSTOMERS);
    settled(() -> events(MemberEnrolled.class).size() == COLLEAGUES);

    for (int i = 0; i < CUSTOMERS; i += 2) {
      leave(group, customers.get(i), i % 4 == 0);
    }
    control("directory/dismiss", Map.of("userid", wire(colleagues.getFirst())));
    control("owner/dismiss", Map.of("chatId", wire(lost)));
    settled(() -> roster.peopleIn(group).size() == before + CUSTOMERS / 2);
    settled(() -> !roster.room(lost).orElseThrow().open());
    settled(() -> !roster.directory().contains(colleagues.getFirst()));
    twoMoreLooks();

    for (int i = 0; i < CUSTOMERS; i += 4) {
      enter(group, customers.get(i));
    }
    enrol(colleagues.getFirst());
    settled(() -> roster.peopleIn(group).size() == before + CUSTOMERS * 3 / 4);
    settled(() -> events(MemberEnrolled.class).size() == COLLEAGUES + 1);
    control("fault/clear", Map.of());
    twoMoreLooks();

    for (int i = 0; i < CUSTOMERS; i++) {
      var story =
          i % 4 == 0
              ? List.of("joined", "left", "joined")
              : i % 2 == 0 ? List.of("joined", "left") : List.of("joined");
      assertThat(story(group, customers.get(i))).as("customer %s", i).isEqualTo(story);
    }
    assertThat(events(MemberEnrolled.class))
        .extracting(MemberEnrolled::member)
        .containsOnlyOnceElementsOf(colleagues.subList(1, COLLEAGUES))
        .filteredOn(colleagues.getFirst()::equals)
        .hasSize(2);
    assertThat(events(RoomOpened.class)).extracting(RoomOpened::room).containsOnlyOnce(group, lost);
    assertThat(events(RoomClosed.class)).extracting(RoomClosed::room).containsExactly(lost);
  }

  /** What happened to somebody in a room, in the ledger's order. */
  private List<String> story(RoomId room, MemberId member) {
    return ledger
        .read(
            new Lane("test", DOCTORS),
            EventId.UNRECORDED,
            Set.of(MemberJoined.class, MemberLeft.class),
            10_000)
        .events()
        .stream()
        .flatMap(
            event ->
                switch (event) {
                  case MemberJoined joined
                      when joined.room().equals(room) && joined.member().equals(member) ->
                      List.of("joined").stream();
                  case MemberLeft left
                      when left.room().equals(room) && left.member().equals(member) ->
                      List.of("left").stream();
                  default -> List.<String>of().stream();
                })
        .toList();
  }

  private <E extends BotEvent> List<E> events(Class<E> kind) {
    return ledger
        .read(new Lane("test", DOCTORS), EventId.UNRECORDED, Set.of(kind), 10_000)
        .events()
        .stream()
        .map(kind::cast)
        .toList();
  }

  private void settled(Callable<Boolean> so) {
    await().atMost(60, SECONDS).until(so);
    await().atMost(60, SECONDS).until(() -> intake.notices(0, 1).isEmpty());
  }

  /** Lets the watch look at everything at least once from its beginning to its end. */
  private void twoMoreLooks() {
    double before = readings();
    int aLook = roster.openRooms().size() + 1;
    await().atMost(60, SECONDS).until(() -> readings() >= before + 3 * aLook);
  }

  private double readings() {
    return injector.getInstance(MeterRegistry.class).counter("roomkeeper.watch.readings").count();
  }

  private RoomId openGroup(String name) throws Exception {
    var opened =
        control(
            "owner/open-group",
            Map.of("owner", "owner", "name", name, "people", List.of("moderator1", "moderator2")));
    return new RoomId("customer:" + opened.path("chatId").asText());
  }

  private void enter(RoomId room, MemberId who) throws Exception {
    control("owner/invite", Map.of("chatId", wire(room), "person", wire(who)));
  }

  private void leave(RoomId room, MemberId who, boolean byThemselves) throws Exception {
    if (byThemselves) {
      control("member/leave", Map.of("room", wire(room), "person", wire(who)));
    } else {
      control("owner/kick", Map.of("chatId", wire(room), "person", wire(who)));
    }
  }

  private void enrol(MemberId who) throws Exception {
    control("directory/enroll", Map.of("userid", wire(who), "name", "同事"));
  }

  private static String wire(MemberId id) {
    return id.value().substring(id.value().indexOf(':') + 1);
  }

  private static String wire(RoomId id) {
    return id.value().substring(id.value().indexOf(':') + 1);
  }

  private JsonNode control(String path, Map<String, ?> body) throws Exception {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/_sandbox/" + path))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), UTF_8))
                .build(),
            HttpResponse.BodyHandlers.ofString(UTF_8));
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private void layConfig() throws Exception {
    Files.writeString(
        folder.resolve("roomkeeper.yaml"),
        """
        storage: ${storage}
        http: {public-url: "https://rooms.example.org"}
        wecom:
          base-url: ${baseUrl}
          corp-id: ${corpId}
          agent-id: ${agentId}
          app-secret: ${appSecret}
          contact-secret: ${contactSecret}
          callback: {token: "${callbackToken}", aes-key: "${callbackAesKey}"}
          watch: {settle: 100ms, look: 300ms, full-look: 300ms}
        """);
    Files.writeString(
        folder.resolve("rooms.yaml"),
        """
        communities:
          doctors:
            name: {zh: 医生, en: Doctors}
            languages: [zh, en]
            zones: [Asia/Shanghai]
            founders: [owner]
            moderators: [moderator1]
            hosts: [host1]
            openers: [owner]
            corporate-room: {name: 大群, invitation: "https://work.weixin.qq.com/join/x", capacity: 10000}
            rooms: []
        """);
  }
}
