package org.roomkeeper.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.time.Bell;
import org.roomkeeper.runtime.time.Clockwork;

/** Good settings, changed settings, and the last good ones. */
class SettingsTest {
  private static final CommunityId DOCTORS = new CommunityId("doctors");

  @TempDir private Path home;
  private Folder folder;

  /** A plugin's settings. */
  record Greeting(Map<String, String> text, Duration delay, Optional<List<RoomId>> rooms) {}

  /** A file of words. */
  record Words(List<String> words) {}

  /** A section of another part of the bot. */
  record Corp(String id, Secret secret, Optional<Secret> second, Map<Integer, Secret> keys) {}

  @BeforeEach
  void begin() {
    folder = new Folder(home);
    folder.write("plugins/greeting.yaml", "text: {zh: 您好, en: Hello}\ndelay: 3s\n");
  }

  @Test
  void theCoreTakesItsOwnValuesWhereTheFileSaysNothing() {
    CoreSettings core = folder.settings().core();
    assertThat(core.keep().text()).isEqualTo(Duration.ofDays(30));
    assertThat(core.http().publicListener().getHostString()).isEqualTo("127.0.0.1");
    assertThat(core.http().publicUrl()).isEqualTo(URI.create("https://rooms.example.org"));
    assertThat(core.storage())
        .isEqualTo(new StoragePlace.InFile(home.resolve("data/roomkeeper.db").toAbsolutePath()));
    assertThat(core.languageTag()).isEqualTo("zh");
  }

  @Test
  void communitiesAreReadWithTheirPeopleRoomsAndRoles() {
    Communities communities = folder.settings().communities();
    Community doctors = communities.find(DOCTORS).orElseThrow();
    assertThat(doctors.founders()).containsExactly(new MemberId("staff:ada"));
    assertThat(doctors.languages()).containsExactly("zh", "en");
    assertThat(doctors.joinLink()).isEqualTo(URI.create("https://rooms.example.org/join/doctors"));
    assertThat(communities.roles(DOCTORS, new MemberId("staff:lin")))
        .containsExactlyInAnyOrder("moderator", "expert");
    assertThat(communities.roles(DOCTORS, new MemberId("guest:x"))).isEmpty();
    assertThat(communities.rooms())
        .extracting(Communities.ListedRoom::id)
        .containsExactly(
            Optional.of(new RoomId("customer:wr1")),
            Optional.of(new RoomId("app:chat1")),
            Optional.empty());
    assertThat(communities.rooms().getFirst().kind()).isEqualTo(RoomKind.CUSTOMER_GROUP);
  }

  @Test
  void aPluginNamesRoomsByNameOrIdAndTheLedgerMayKnowMore() {
    folder.write(
        "plugins/greeting.yaml",
        """
        text: {zh: 您好, en: Hello}
        delay: 1h30m
        rooms: [Ward round, chat1, "customer:wr1", Old room]
        """);
    Settings settings = folder.settings();
    settings.knowRooms(
        name ->
            name.equals("Old room") ? Optional.of(new RoomId("customer:old")) : Optional.empty());
    Greeting greeting = settings.plugin("greeting", Greeting.class).get();
    assertThat(greeting.delay()).isEqualTo(Duration.ofMinutes(90));
    assertThat(greeting.rooms().orElseThrow())
        .extracting(RoomId::value)
        .containsExactly("customer:wr1", "app:chat1", "customer:wr1", "customer:old");
  }

  @Test
  void sectionsAreReadForThoseWhoClaimThem() throws Exception {
    var section = new SettingsSection<>("corp", Corp.class);
    Files.writeString(home.resolve("key.pem"), "PRIVATE\n");
    folder.environment.put("SECRET", "hunter2");
    folder.environment.put("ID", "ww1");
    folder.write(
        "roomkeeper.yaml",
        Folder.CORE
            + """
            corp:
              id: ${ID}
              secret: ${SECRET}
              second: ${OTHER:-}
              keys: {1: "${file:key.pem}"}
            """);
    Corp corp = folder.settings(section).of(section).get();
    assertThat(corp.id()).isEqualTo("ww1");
    assertThat(corp.secret().reveal()).isEqualTo("hunter2");
    assertThat(corp.second()).isEmpty();
    assertThat(corp.keys().get(1).reveal()).isEqualTo("PRIVATE");
    assertThat(corp.toString()).doesNotContain("hunter2").doesNotContain("PRIVATE");
  }

  @Test
  void aSectionThatNobodyClaimsIsRefused() {
    folder.write("roomkeeper.yaml", Folder.CORE + "wecon: {}\n");
    assertThat(folder.settings(new SettingsSection<>("wecom", Corp.class)).check())
        .extracting(problem -> problem.in("en"))
        .contains(
            "roomkeeper.yaml:2:1: unknown key \"wecon\"; did you mean \"wecom\"?",
            "roomkeeper.yaml:1:1: \"wecom\" is missing");
  }

  @Test
  void aPluginThatIsNotInstalledCannotBeSwitched() {
    folder.write("roomkeeper.yaml", Folder.CORE + "plugins: {welcom: {enabled: false}}\n");
    Settings settings = folder.settings();
    settings.installed(Set.of("welcome", "overflow"));
    assertThat(settings.check())
        .extracting(problem -> problem.in("en"))
        .containsExactly(
            "roomkeeper.yaml:2:11: no plugin \"welcom\" is installed; did you mean \"welcome\"?");
  }

  @Test
  void theFirstStartWithBadFilesIsRefusedWithEveryProblem() {
    folder.write("plugins/greeting.yaml", "text: {zh: 您好}\n");
    folder.write("rooms.yaml", "communities: 3\n");
    Settings settings = folder.settings();
    settings.plugin("greeting", Greeting.class);
    assertThatThrownBy(settings::ready)
        .isInstanceOf(SettingsRefused.class)
        .hasMessage(
            """
            plugins/greeting.yaml:1:1: "delay" is missing
            plugins/greeting.yaml:1:7: the text lacks "en"; every text stands at least in zh and en
            rooms.yaml:1:14: keys with values are needed here (key: value)""");
  }

  @Test
  void aLaterStartWithBadFilesRunsOnTheLastGoodOnes() {
    Settings first = folder.settings();
    first.plugin("greeting", Greeting.class);
    assertThat(first.ready()).isEmpty();

    folder.write("plugins/greeting.yaml", "delay: soon\n");
    folder.write("roomkeeper.yaml", "storage: data/roomkeeper.db\nhttp: none\n");
    Settings second = folder.settings();
    var greeting = second.plugin("greeting", Greeting.class);
    assertThat(second.ready()).hasSize(3);
    assertThat(second.state()).isEqualTo(Settings.State.ON_LAST_GOOD);
    assertThat(greeting.get().delay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(second.core().http().publicUrl().getHost()).isEqualTo("rooms.example.org");

    folder.write("plugins/greeting.yaml", "text: {zh: 早, en: Hi}\ndelay: 5s\n");
    folder.write("roomkeeper.yaml", Folder.CORE);
    second.look();
    second.look();
    assertThat(second.state()).isEqualTo(Settings.State.GOOD);
    assertThat(greeting.get().delay()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void whatIsKeptHoldsNoSecretAndNoFileThatNobodyReads() throws Exception {
    var section = new SettingsSection<>("corp", Corp.class);
    folder.environment.put("SECRET", "hunter2");
    folder.write(
        "roomkeeper.yaml", Folder.CORE + "corp: {id: a, secret: \"${SECRET}\", keys: {}}\n");
    folder.write("notes.yaml", "password: clear\n");
    folder.settings(section).ready();
    String kept = Files.readString(home.resolve("data/last-good-settings.json"));
    assertThat(kept).contains("${SECRET}").doesNotContain("hunter2").doesNotContain("clear");
  }

  @Test
  void changesAreTakenUpTogetherOrNotAtAll() {
    Settings settings = folder.settings();
    var greeting = settings.plugin("greeting", Greeting.class);
    settings.ready();
    settings.look();
    settings.look();

    folder.write("plugins/greeting.yaml", "text: {zh: 早, en: Hi}\ndelay: 9s\n");
    folder.write("rooms.yaml", Folder.ROOMS.replace("founders", "fonders"));
    settings.look();
    settings.look();
    assertThat(settings.state()).isEqualTo(Settings.State.KEPT);
    assertThat(greeting.get().delay()).isEqualTo(Duration.ofSeconds(3));

    folder.write("rooms.yaml", Folder.ROOMS.replace("[ada]", "[eve]"));
    settings.look();
    settings.look();
    assertThat(settings.state()).isEqualTo(Settings.State.GOOD);
    assertThat(greeting.get().delay()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.communities().find(DOCTORS).orElseThrow().founders())
        .containsExactly(new MemberId("staff:eve"));
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeftAlone() {
    Settings settings = folder.settings();
    var greeting = settings.plugin("greeting", Greeting.class);
    settings.ready();
    settings.look();
    settings.look();
    folder.write("plugins/greeting.yaml", "text: {zh: 早");
    assertThat(settings.look()).isFalse();
    folder.write("plugins/greeting.yaml", "text: {zh: 早, en: Hi}\ndelay: 9s\n");
    assertThat(settings.look()).isFalse();
    assertThat(settings.look()).isTrue();
    assertThat(greeting.get().delay()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void somethingDerivedIsComputedOnceForEachVersion() {
    Settings settings = folder.settings();
    var greeting = settings.plugin("greeting", Greeting.class);
    var computed = new AtomicInteger();
    var derived =
        greeting.map(
            value -> {
              computed.incrementAndGet();
              return value.delay().toSeconds();
            });
    settings.ready();
    assertThat(List.of(derived.get(), derived.get())).containsExactly(3L, 3L);
    settings.look();
    folder.write("rooms.yaml", Folder.ROOMS.replace("[ada]", "[eve]"));
    settings.look();
    settings.look();
    assertThat(derived.get()).isEqualTo(3L);
    assertThat(computed).hasValue(1);
    folder.write("plugins/greeting.yaml", "text: {zh: 早, en: Hi}\ndelay: 9s\n");
    settings.look();
    settings.look();
    assertThat(derived.get()).isEqualTo(9L);
    assertThat(computed).hasValue(2);
  }

  @Test
  void listsAreTheFilesOfAFolderAndOneBadFileKeepsThemAll() {
    folder.write("words/politics/zh.yaml", "words: [甲, NO, 1e3]\n");
    folder.write("words/religion/en.yaml", "words: [a]\n");
    Settings settings = folder.settings();
    Lists<Words> lists = settings.lists("words", Words.class);
    settings.ready();
    assertThat(lists.get())
        .containsExactly(
            new Lists.Entry<>("politics/zh.yaml", new Words(List.of("甲", "NO", "1e3"))),
            new Lists.Entry<>("religion/en.yaml", new Words(List.of("a"))));
    settings.look();
    folder.write("words/religion/en.yaml", "words: a\n");
    folder.write("words/race/en.yaml", "words: [b]\n");
    settings.look();
    settings.look();
    assertThat(lists.get()).hasSize(2);
    folder.write("words/religion/en.yaml", "words: [c]\n");
    settings.look();
    settings.look();
    assertThat(lists.get()).hasSize(3);
  }

  @Test
  void moderatorsAreToldOnceOfABadEditAndOnceThatItIsGoodAgain() {
    Settings settings = folder.settings();
    settings.ready();
    var told = new Told();
    var watch = new SettingsWatch(settings, told, told);
    watch.look();
    folder.write("rooms.yaml", "communities: {}\nextra: 1\n");
    for (int i = 0; i < 5; i++) {
      watch.look();
    }
    assertThat(told.words).containsExactly("refused 1");
    folder.write("rooms.yaml", Folder.ROOMS);
    for (int i = 0; i < 5; i++) {
      watch.look();
    }
    assertThat(told.words).containsExactly("refused 1", "recovered");
  }

  @Test
  void moderatorsAreToldEveryHourWhileTheBotRunsOnTheLastGoodOnes() {
    folder.settings().ready();
    folder.write("rooms.yaml", "communities: 3\n");
    Settings settings = folder.settings();
    settings.ready();
    var told = new Told();
    var watch = new SettingsWatch(settings, told, told);
    watch.look();
    watch.look();
    told.now = told.now.plus(Duration.ofMinutes(59));
    watch.look();
    assertThat(told.words).containsExactly("still 1");
    told.now = told.now.plus(Duration.ofMinutes(1));
    watch.look();
    assertThat(told.words).containsExactly("still 1", "still 1");
  }

  private static final class Told implements SettingsAlarms, Clockwork {
    private final List<String> words = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    @Override
    public void refused(List<Problem> problems) {
      words.add("refused " + problems.size());
    }

    @Override
    public void stillRefused(List<Problem> problems) {
      words.add("still " + problems.size());
    }

    @Override
    public void recovered() {
      words.add("recovered");
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public void await(Instant until, Bell bell) {
      throw new UnsupportedOperationException();
    }
  }
}
