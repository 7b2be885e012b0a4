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
import com.google.inject.Provides;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import com.google.inject.util.Modules;
import io.javalin.Javalin;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Choice;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.ContactAdded;
import org.roomkeeper.api.EventId;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.LiveChanged;
import org.roomkeeper.api.LiveStand;
import org.roomkeeper.api.MemberEnrolled;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.ledger.LedgerModule;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.line.Alarm;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.SettingsModule;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.time.HostClock;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.sandbox.Sandbox;
import org.roomkeeper.wecom.WeComModule;
import org.roomkeeper.wecom.client.TaskId;

/**
 * The bot's WeCom adapter and the sandbox, each written from WeCom's documents and neither from the
 * other, over HTTP with real tokens and real encryption.
 */
class WeComContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong ACTIONS = new AtomicLong(1000);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final MemberId OWNER = new MemberId("staff:owner");
  private static final MemberId HOST = new MemberId("staff:host1");
  private static final MemberId EXPERT = new MemberId("staff:expert01");
  private static final MemberId OTHER = new MemberId("staff:expert02");

  @TempDir private static Path folder;
  private static Sandbox sandbox;
  private static Injector injector;
  private static Javalin web;
  private static Platform platform;
  private static Roster roster;
  private static ListeningIntake intake;
  private static Community doctors;
  private static RoomId group;

  @BeforeAll
  static void start() throws Exception {
    sandbox = Sandbox.start(0);
    var ready = sandbox.ready();
    var pairs = KeyPairGenerator.getInstance("RSA");
    pairs.initialize(2048);
    var pair = pairs.generateKeyPair();
    control("archive-key", Map.of("version", 1, "key", base64(pair.getPublic().getEncoded())));
    var environment = new HashMap<String, String>();
    ready.properties().forEach(field -> environment.put(field.getKey(), field.getValue().asText()));
    environment.put("baseUrl", sandbox.baseUrl());
    environment.put("archiveKey", base64(pair.getPrivate().getEncoded()));
    environment.put("storage", folder.resolve("ledger.db").toString());
    layConfig();
    injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new StrictModule(),
            new SettingsModule(
                new SettingsSource(folder, name -> Optional.ofNullable(environment.get(name)))),
            Modules.override(new LedgerModule())
                .with(
                    new AbstractModule() {
                      @Provides
                      @Singleton
                      Intake intake(OpenLedger open) {
                        return new ListeningIntake(open.intake());
                      }
                    }),
            new WeComModule(),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(Alarm.class).toInstance(what -> {});
                bind(Clockwork.class).toInstance(new HostClock());
                bind(MeterRegistry.class).toInstance(new SimpleMeterRegistry());
                bind(WordingSource.class).toInstance((plugin, community) -> new Keys());
              }
            });
    platform = injector.getInstance(Platform.class);
    roster = injector.getInstance(Roster.class);
    intake = (ListeningIntake) injector.getInstance(Intake.class);
    doctors = injector.getInstance(Communities.class).all().getFirst();
    group = new RoomId("customer:" + ready.path("customerGroupId").asText());
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
    await().atMost(30, SECONDS).until(() -> roster.room(group).isPresent());
  }

  @AfterAll
  static void stop() {
    if (web != null) {
      web.stop();
    }
    if (injector != null) {
      services().forEach(LineService::stop);
      injector.getInstance(Ledger.class).close();
    }
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static List<LineService> services() {
    return injector.getInstance(Key.get(new TypeLiteral<Set<LineService>>() {})).stream()
        .filter(service -> service.name().equals("watch") || service.name().equals("archive"))
        .toList();
  }

  @Test
  void readsTheOwnersGroupsAtTheStart() {
    var room = roster.room(group).orElseThrow();

    assertThat(room.name()).isEqualTo("医生一群 Doctors 1");
    assertThat(room.owner()).contains(OWNER);
    assertThat(roster.peopleIn(group)).contains(OWNER, new MemberId("staff:moderator1"));
    assertThat(roster.nameOf(OWNER)).contains("林悦 Lin Yue");
  }

  @Test
  void saysInACustomerGroupOnceItsOwnerConfirms() throws Exception {
    var say = Say.to(group, "讲座通知 " + Instant.now());
    var asked = (Outcome.AskedPerson) perform(say);
    var standing = delivery(say, 1, Optional.of(asked));

    assertThat(platform.findOut(standing)).contains(asked);
    control(
        "owner/confirm-groupmsg", Map.of("msgid", asked.details().get("msgid"), "member", "owner"));
    assertThat(platform.findOut(standing)).containsInstanceOf(Outcome.Done.class);
  }

  @Test
  void findsAGroupMessageWhoseAnswerWasLost() {
    var say = Say.to(group, "失而复得 " + Instant.now());
    var delivery = delivery(say, 1, Optional.empty());
    var asked = platform.perform(delivery);

    assertThat(platform.findOut(delivery)).contains(asked);
    assertThat(platform.findOut(delivery(Say.to(group, "从未说过"), 1, Optional.empty()))).isEmpty();
  }

  @Test
  void opensAnAppGroupSpeaksAdmitsAndRemoves() throws Exception {
    var open =
        delivery(OpenRoom.appGroup("专家", OWNER, List.of(OWNER, EXPERT), "e"), 1, Optional.empty());
    var opened = (Outcome.Done) platform.perform(open);
    var room = new RoomId(opened.details().get("room"));

    assertThat(platform.perform(open)).isEqualTo(opened);
    await().atMost(20, SECONDS).until(() -> roster.peopleIn(room).size() == 2);
    assertThat(perform(Say.to(room, "大家好").mentioning(List.of(EXPERT))))
        .isInstanceOf(Outcome.Done.class);
    assertThat(perform(Admit.into(room, OTHER))).isInstanceOf(Outcome.Done.class);
    await().atMost(20, SECONDS).until(() -> roster.peopleIn(room).contains(OTHER));
    assertThat(perform(Remove.from(room, OTHER))).isInstanceOf(Outcome.Done.class);
    assertThat(platform.findOut(delivery(Remove.from(room, OTHER), 1, Optional.empty())))
        .containsInstanceOf(Outcome.Done.class);
    await().atMost(20, SECONDS).until(() -> !roster.peopleIn(room).contains(OTHER));
    assertThat(perform(Say.to(new RoomId("app:nowhere"), "x"))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void hearsInAnAppGroupUnderTheGroupsOwnId() throws Exception {
    var opened =
        (Outcome.Done) perform(OpenRoom.appGroup("查房群", OWNER, List.of(OWNER, EXPERT, OTHER), "e"));
    var room = new RoomId(opened.details().get("room"));
    await().atMost(20, SECONDS).until(() -> roster.peopleIn(room).size() == 3);
    var chatId = room.value().substring("app:".length());
    control("rooms/archive", Map.of("chatId", chatId, "on", true));
    control("member/say", Map.of("chatId", chatId, "from", "expert01", "text", "早上查房"));

    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                intake.events(MessagePosted.class).stream()
                    .anyMatch(
                        posted ->
                            posted.room().equals(room)
                                && posted.member().equals(EXPERT)
                                && posted.text().equals("早上查房")));
  }

  @Test
  void booksALiveStreamHearsOfItAndCountsWhoWatched() throws Exception {
    var start = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 7200);
    var slot = new BookLive.Slot(HOST, "俯卧位通气", start, Duration.ofHours(1), "重症讲座");
    var delivery = delivery(BookLive.of(slot), 1, Optional.empty());
    var booked = (Outcome.Done) platform.perform(delivery);
    String live = booked.details().get(BookLive.LIVE);

    assertThat(platform.findOut(delivery)).contains(booked);
    var later = new BookLive.Slot(HOST, "俯卧位", start.plusSeconds(600), Duration.ofHours(1), "");
    assertThat(perform(BookLive.change(live, later))).isEqualTo(booked);
    assertThat(platform.findOut(delivery)).isEmpty();
    assertThat(LiveStand.of(perform(ReadLive.of(live))))
        .contains(LiveStand.unwatched(LiveChanged.Status.BOOKED));
    control("live/begin", Map.of("livingid", live));
    for (int i = 0; i < 150; i++) {
      String guest =
          control("customer/appear", Map.of("name", "Guest " + i)).path("customer").asText();
      control("live/watch", Map.of("livingid", live, "person", guest, "seconds", 600 + i));
    }
    control(
        "live/watch", Map.of("livingid", live, "person", "owner", "seconds", 60, "comments", true));
    control("live/end", Map.of("livingid", live));
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                intake.events(LiveChanged.class).stream()
                    .filter(changed -> changed.live().equals(live))
                    .map(LiveChanged::status)
                    .toList()
                    .equals(List.of(LiveChanged.Status.LIVE, LiveChanged.Status.ENDED)));

    assertThat(LiveStand.of(perform(ReadLive.of(live))))
        .contains(new LiveStand(LiveChanged.Status.ENDED, 1, 150, Duration.ofSeconds(674), 1, 0));
    assertThat(perform(BookLive.callOff(live))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void refusesToBookALiveStreamForNobodyAndCallsOffWhatHasNotBegun() {
    var start = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 7200);
    var nobody = new MemberId("staff:nobody");
    var refused =
        perform(BookLive.of(new BookLive.Slot(nobody, "题", start, Duration.ofHours(1), "")));
    assertThat(refused).isEqualTo(new Outcome.Refused(Phrase.of("wecom.error.60111")));
    var booked =
        (Outcome.Done)
            perform(BookLive.of(new BookLive.Slot(HOST, "题", start, Duration.ofHours(1), "")));
    var off = BookLive.callOff(booked.details().get(BookLive.LIVE));

    assertThat(perform(off)).isEqualTo(booked);
    assertThat(perform(off)).isEqualTo(booked);
  }

  @Test
  void tellsMembersAndNoOneElse() {
    assertThat(perform(Tell.to(EXPERT, "提醒 " + Instant.now()))).isInstanceOf(Outcome.Done.class);
    assertThat(perform(Tell.to(new MemberId("staff:nobody"), "x")))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(perform(Tell.to(new MemberId("guest:wm1"), "x")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void leadsAContactFromTheHostsCodeToTheRoom() throws Exception {
    var hosts = (Outcome.Done) perform(PointDoor.toHosts("host/zh", List.of(HOST), "lang=zh"));
    var rooms =
        (Outcome.Done)
            perform(
                PointDoor.toRooms(
                    "rooms", new PointDoor.ToRooms(List.of(group), true, "医生群", 2, "door")));
    var added =
        control("customer/add-contact", Map.of("name", "王医生", "code", hosts.details().get("code")));
    var guest = new MemberId("guest:" + added.path("customer").asText());
    await().atMost(20, SECONDS).until(() -> roster.hostsOf(guest).contains(HOST));
    var event =
        intake.events(ContactAdded.class).stream()
            .filter(one -> one.member().equals(guest))
            .findFirst()
            .orElseThrow();

    assertThat(event.state()).contains("lang=zh");
    var greet =
        Greet.with(guest, event.welcomeCode().orElseThrow(), "欢迎")
            .linking(
                new Greet.Link(
                    "进群", "", URI.create("https://rooms.example.org/r"), Optional.empty()));
    assertThat(perform(greet)).isInstanceOf(Outcome.Done.class);
    assertThat(perform(greet)).isInstanceOf(Outcome.Refused.class);
    assertThat(perform(TagMember.on(guest, "language", List.of("zh"))))
        .isInstanceOf(Outcome.Done.class);
    assertThat(perform(TagMember.on(guest, "language", List.of("en"))))
        .isInstanceOf(Outcome.Done.class);
    assertThat(perform(TagMember.on(EXPERT, "language", List.of("zh"))))
        .isInstanceOf(Outcome.Done.class);

    control(
        "customer/scan-joinway",
        Map.of("customer", added.path("customer").asText(), "code", rooms.details().get("code")));
    await().atMost(20, SECONDS).until(() -> roster.peopleIn(group).contains(guest));
    assertThat(roster.nameOf(guest)).contains("王医生");
    var person =
        intake.heard(Incoming.RoomRead.class).stream()
            .filter(read -> read.room().equals(group))
            .flatMap(read -> read.reading().orElseThrow().people().stream())
            .filter(one -> one.member().equals(guest))
            .findFirst()
            .orElseThrow();
    assertThat(person.state()).contains("door");

    control(
        "member/say",
        Map.of(
            "chatId",
            group.value().substring("customer:".length()),
            "from",
            added.path("customer").asText(),
            "text",
            "请问剂量",
            "quote",
            Map.of("name", "林悦", "text", "有问题吗")));
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                intake.events(MessagePosted.class).stream()
                    .anyMatch(
                        posted ->
                            posted.room().equals(group)
                                && posted.member().equals(guest)
                                && posted.text().equals("请问剂量")));
    assertThat(perform(Remove.from(group, guest))).isInstanceOf(Outcome.AskedPerson.class);
    control(
        "owner/kick",
        Map.of(
            "chatId",
            group.value().substring("customer:".length()),
            "person",
            added.path("customer").asText()));
    await().atMost(20, SECONDS).until(() -> !roster.peopleIn(group).contains(guest));
  }

  @Test
  void pointsTheSameCodeElsewhereAndMakesItAnewWhenItIsGone() throws Exception {
    var first = (Outcome.Done) perform(PointDoor.toHosts("host/en", List.of(HOST), "lang=en"));

    assertThat(first.details()).containsKeys("code", "configId");
    assertThat(first.details().get("code")).startsWith("http");
  }

  @Test
  void asksByACardHearsTheButtonAndClosesTheCard() throws Exception {
    var ask =
        AskOwner.to(
                OWNER,
                Phrase.of("open"),
                List.of(Phrase.of("step")),
                List.of(new Choice("done", Phrase.of("done"))))
            .about(group);
    var delivery = delivery(ask, 1, Optional.empty());
    var asked = platform.perform(delivery);
    assertThat(asked).isInstanceOf(Outcome.AskedPerson.class);

    control(
        "card/click",
        Map.of("member", "owner", "taskId", TaskId.of(delivery).wire(), "key", "done"));
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                intake.heard(Incoming.Pressed.class).stream()
                    .anyMatch(one -> one.action() == delivery.id()));
    var pressed =
        intake.heard(Incoming.Pressed.class).stream()
            .filter(one -> one.action() == delivery.id())
            .findFirst()
            .orElseThrow();
    assertThat(pressed.by()).isEqualTo(OWNER);
    assertThat(pressed.choice()).isEqualTo("done");
    var close =
        new CloseCard(
            pressed.responseCode().orElseThrow(),
            Long.toString(delivery.id()),
            Phrase.of("handled"));
    assertThat(perform(close)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void writesAPrivateMessageWithAButtonAndHearsIt() throws Exception {
    var note = Tell.to(OWNER, "几句话").offering(new Choice("clinical", Phrase.of("clinical")));
    var delivery = delivery(note, 1, Optional.empty());
    assertThat(platform.perform(delivery)).isInstanceOf(Outcome.Done.class);

    control(
        "card/click",
        Map.of("member", "owner", "taskId", TaskId.of(delivery).wire(), "key", "clinical"));
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                intake.heard(Incoming.Pressed.class).stream()
                    .anyMatch(
                        one ->
                            one.action() == delivery.id()
                                && one.by().equals(OWNER)
                                && one.choice().equals("clinical")));
  }

  @Test
  void keepsStaffFromSendingWordsAndWritesNoMoreThanItMust() throws Exception {
    var many = IntStream.range(0, 450).mapToObj(n -> "不许说的词" + n).toList();
    assertThat(written(many, OWNER)).isEqualTo(2);
    assertThat(written(many, OWNER)).isZero();
    assertThat(written(many.subList(1, 450), OWNER)).isEqualTo(1);
    assertThat(written(many, OWNER, HOST)).isEqualTo(2);
    assertThat(saysInGroup("请不要传不许说的词7")).isEqualTo(400);
    assertThat(saysInGroup("讲座八点开始")).isEqualTo(200);
    assertThat(written(List.of(), OWNER)).isEqualTo(2);
    assertThat(saysInGroup("请不要传不许说的词7")).isEqualTo(200);
  }

  private static int written(List<String> words, MemberId... staff) {
    var outcome = perform(BlockWords.of(words, List.of(staff)));
    return Integer.parseInt(((Outcome.Done) outcome).details().getOrDefault("written", "-1"));
  }

  @Test
  void putsAWelcomeTextIntoTheLibrary() {
    assertThat(perform(OfferWelcome.to(group, "欢迎 %NICKNAME%"))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void hearsWhoIsAddedToTheDirectory() throws Exception {
    control("directory/enroll", Map.of("userid", "newcomer", "name", "新同事"));

    var newcomer = new MemberId("staff:newcomer");
    await()
        .atMost(20, SECONDS)
        .until(
            () ->
                intake.events(MemberEnrolled.class).stream()
                    .anyMatch(enrolled -> enrolled.member().equals(newcomer)));
    await().atMost(20, SECONDS).until(() -> roster.nameOf(newcomer).isPresent());
  }

  @Test
  void speaksThroughTheRobotOfARoomThatAPersonAddedItTo() {
    assertThat(perform(Say.to(new RoomId("internal:duty"), "值班提醒")))
        .isInstanceOf(Outcome.Done.class);
  }

  private static Outcome perform(Action action) {
    return platform.perform(delivery(action, 1, Optional.empty()));
  }

  private static Delivery delivery(Action action, int attempt, Optional<Outcome> soFar) {
    return new Delivery(
        ACTIONS.incrementAndGet(),
        "contract",
        new EventId(1),
        Instant.now(),
        attempt,
        doctors,
        action,
        List.of(OWNER),
        new Keys(),
        soFar);
  }

  /** The status with which a control is answered: 400 if the owner's client does not send it. */
  private static int saysInGroup(String text) throws Exception {
    String chat = group.value().substring("customer:".length());
    return post("member/say", Map.of("chatId", chat, "from", "owner", "text", text)).statusCode();
  }

  private static JsonNode control(String path, Map<String, ?> body) throws Exception {
    var answer = post(path, body);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> post(String path, Map<String, ?> body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/_sandbox/" + path))
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body), UTF_8))
            .build(),
        HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static void layConfig() throws Exception {
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
          watch: {settle: 200ms, look: 1m, full-look: 30m}
        archive:
          kind: sandbox
          secret: ${archiveSecret}
          private-keys: {1: "${archiveKey}"}
          poll: 300ms
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
            rooms:
              - {name: "值班室 Duty room", kind: other-internal, family: duty, id: duty, webhook-key: "${webhookKey}"}
        """);
  }

  /** Words are their keys. */
  private record Keys() implements Wording {
    @Override
    public String to(MemberId reader, Phrase phrase) {
      return phrase.key();
    }

    @Override
    public String in(String language, Phrase phrase) {
      return phrase.key();
    }
  }
}
