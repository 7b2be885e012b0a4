package org.roomkeeper.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;

/** What a person reads who made a mistake in a settings file. */
class BrokenSettingsTest {
  @TempDir private Path home;

  /** Settings with every kind of value, none of them needed. */
  record Sample(
      Optional<String> text,
      Optional<Integer> count,
      Optional<Double> ratio,
      Optional<Boolean> loud,
      Optional<RoomKind> kind,
      Optional<Duration> delay,
      Optional<Instant> moment,
      Optional<ZoneId> zone,
      Optional<LocalTime> time,
      Optional<LocalDate> date,
      Optional<URI> link,
      Optional<List<String>> words,
      Optional<Map<String, Integer>> limits,
      Optional<Map<String, String>> greeting,
      Optional<Secret> secret,
      Optional<RoomId> room,
      Optional<CommunityId> community,
      Optional<MemberId> member,
      Optional<Range> range) {}

  /** A record that checks itself. */
  record Range(int least, int most) {
    Range {
      if (least > most) {
        throw new IllegalArgumentException("least is more than most");
      }
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("cuont: 3", "1:1: unknown key \"cuont\"; did you mean \"count\"?"),
        arguments("zzzzzz: 3", "1:1: unknown key \"zzzzzz\""),
        arguments("count: 1\ncount: 2", "2:1: \"count\" stands here twice; the first is in line 1"),
        arguments("count: many", "1:8: \"many\" is not a whole number"),
        arguments("count: 1.5", "1:8: \"1.5\" is not a whole number"),
        arguments(
            "count: 99999999999", "1:8: 99999999999 is out of range: -2147483648 to 2147483647"),
        arguments(
            "count: \"5\"", "1:8: \"5\" is text because of its quotes; write it without them"),
        arguments("count: [5]", "1:8: a single value is needed here, not a list or keys"),
        arguments("ratio: half", "1:8: \"half\" is not a number"),
        arguments("loud: yes", "1:7: \"yes\" is neither true nor false"),
        arguments("loud: ture", "1:7: \"ture\" is neither true nor false; did you mean \"true\"?"),
        arguments(
            "kind: custmer-group",
            "1:7: \"custmer-group\" is not one of customer-group, app-group, all-staff, "
                + "other-internal; did you mean \"customer-group\"?"),
        arguments(
            "delay: 3 s", "1:8: \"3 s\" is not a length of time such as 30d, 2h, 5m, 3s or 500ms"),
        arguments("moment: now", "1:9: \"now\" is not a moment such as 2026-11-22T08:00:00Z"),
        arguments(
            "zone: Asia/Shangai",
            "1:7: \"Asia/Shangai\" is not a time zone such as Asia/Shanghai; did you mean "
                + "\"Asia/Shanghai\"?"),
        arguments("time: 25:00", "1:7: \"25:00\" is not a time of day such as 19:30"),
        arguments("date: 2026-02-30", "1:7: \"2026-02-30\" is not a date such as 2026-11-22"),
        arguments(
            "link: example.org",
            "1:7: \"example.org\" is not an address such as https://example.org/page"),
        arguments("words: one", "1:8: a list is needed here (lines that begin with \"- \")"),
        arguments(
            "words:\n- one\n- [two]", "3:3: a single value is needed here, not a list or keys"),
        arguments("limits: 3", "1:9: keys with values are needed here (key: value)"),
        arguments("limits: {a: b}", "1:13: \"b\" is not a whole number"),
        arguments(
            "greeting: {zh: 您好}",
            "1:11: the text lacks \"en\"; every text stands at least in zh and en"),
        arguments("greeting: {zh: 您好, en: \" \"}", "1:24: the text in \"en\" is empty"),
        arguments(
            "greeting: {chinese-simplified: 您好, en: Hello}",
            "1:12: \"chinese-simplified\" is not a language tag such as zh, en or pt-BR"),
        arguments(
            "secret: hunter2",
            "1:9: a secret must not stand here in clear text; write ${NAME} (an environment "
                + "variable) or ${file:path}"),
        arguments("secret: ${UNSET}", "1:9: the environment variable UNSET is not set"),
        arguments("secret: ${file:none}", "1:9: the file none cannot be read"),
        arguments(
            "secret: ${1!}",
            "1:9: not understood; write ${NAME}, ${NAME:-otherwise} or ${file:path}"),
        arguments(
            "room: Ward rond",
            "1:7: no room \"Ward rond\" is known; neither rooms.yaml nor the bot itself knows it; "
                + "did you mean \"Ward round\"?"),
        arguments(
            "room: Night shift",
            "1:7: the room \"Night shift\" stands in rooms.yaml without an id and has not been "
                + "seen yet"),
        arguments(
            "community: doctor",
            "1:12: no community \"doctor\" stands in rooms.yaml; did you mean \"doctors\"?"),
        arguments("range: {least: 3}", "1:8: \"most\" is missing"),
        arguments("range: {least: 3, most: 2}", "1:8: least is more than most"),
        arguments("- a\n- b", "1:1: keys with values are needed here (key: value)"),
        arguments(
            "text: !!java.net.URL [http://example.org]",
            "1:7: tags such as tag:yaml.org,2002:java.net.URL are not allowed; say it without"),
        arguments("? [a, b]\n: c", "1:3: a key must be plain text"),
        arguments("text: a\n---\ntext: b", "2:1: not valid YAML: but found another document"),
        arguments("text: [a", "1:9: not valid YAML: expected ',' or ']', but got <stream end>"),
        arguments("# nothing at all", "1:1: the file is empty"),
        arguments("text: \"a\nb", "2:2: not valid YAML: found unexpected end of stream"),
        arguments("[".repeat(60) + "]".repeat(60), "1:41: nested deeper than 40 levels"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlaceAndTheNearestValidName(String yaml, String told) {
    assertThat(problems(yaml, "en")).containsExactly("plugins/sample.yaml:" + told);
  }

  @Test
  void allMistakesAreToldTogetherAndInOrder() {
    String yaml =
        """
        count: many
        dealy: 3s
        greeting: {en: Hello}
        range:
          least: low
        """;
    assertThat(problems(yaml, "en"))
        .containsExactly(
            "plugins/sample.yaml:1:8: \"many\" is not a whole number",
            "plugins/sample.yaml:2:1: unknown key \"dealy\"; did you mean \"delay\"?",
            "plugins/sample.yaml:3:11: the text lacks \"zh\"; every text stands at least in zh and en",
            "plugins/sample.yaml:5:3: \"most\" is missing",
            "plugins/sample.yaml:5:10: \"low\" is not a whole number");
  }

  @Test
  void mistakesAreToldInChineseToo() {
    assertThat(problems("cuont: 3\ndelay: long", "zh"))
        .containsExactly(
            "plugins/sample.yaml:1:1: 没有名为“cuont”的设置项；是不是想写“count”？",
            "plugins/sample.yaml:2:8: “long”不是时长，应写成 30d、2h、5m、3s 或 500ms 这样");
  }

  @Test
  void aFileThatIsNotUtf8IsToldWithTheLine() throws Exception {
    Folder folder = new Folder(home);
    Path file = folder.config.resolve("plugins/sample.yaml");
    Files.createDirectories(file.getParent());
    Files.write(file, "text: a\nwords: [中文]\n".getBytes(Charset.forName("GBK")));
    assertThat(check(folder, "en")).containsExactly("plugins/sample.yaml:2:1: not UTF-8 text");
  }

  @Test
  void aFileOfMoreThanAMegabyteIsRefusedUnread() {
    Folder folder = new Folder(home);
    folder.write("plugins/sample.yaml", "text: " + "x".repeat(1 << 20));
    assertThat(check(folder, "en"))
        .containsExactly(
            "plugins/sample.yaml:1:1: the file has 1048577 bytes; at most 1048576 are read");
  }

  @Test
  void aBombOfAliasesIsRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
    }
    assertThat(problems(bomb.toString(), "en"))
        .containsExactly("plugins/sample.yaml:7:35: more than 50 aliases (*name); write it out");
  }

  @Test
  void aBombOfFewAliasesEndsAtTheLimitOfWhatIsRead() {
    StringBuilder bomb = new StringBuilder("words:\n- &a0 [x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i <= 8; i++) {
      bomb.append("- &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(6)).append("]\n");
    }
    record Nested(Optional<List<List<List<List<List<List<List<List<String>>>>>>>>> words) {}
    Folder folder = new Folder(home).write("plugins/sample.yaml", bomb.toString());
    Settings settings = folder.settings();
    settings.plugin("sample", Nested.class);
    assertThat(settings.check()).isNotEmpty();
  }

  @Test
  void aReferenceToItselfIsRefused() {
    assertThat(problems("words: &a [*a]", "en")).isNotEmpty();
  }

  @Test
  void noMessageShowsASecret() {
    Folder folder = new Folder(home);
    folder.environment.put("TOKEN", "hunter2hunter2");
    folder.write("plugins/sample.yaml", "secret: ${TOKEN}\ncount: ${TOKEN}\ndelay: ${TOKEN}\n");
    folder.write(
        "roomkeeper.yaml",
        """
        storage: data/x.db
        http: {public: "${TOKEN}", public-url: "${TOKEN}"}
        language: ${TOKEN}
        """);
    Settings settings = folder.settings();
    var config = settings.plugin("sample", Sample.class);
    List<Problem> problems = settings.check();
    assertThat(problems).hasSizeGreaterThan(3);
    assertThat(Problem.all(problems, "en")).doesNotContain("hunter2");
    assertThat(Problem.all(problems, "zh")).doesNotContain("hunter2");
    folder.write("roomkeeper.yaml", Folder.CORE);
    folder.write("plugins/sample.yaml", "secret: ${TOKEN}");
    Settings good = folder.settings();
    config = good.plugin("sample", Sample.class);
    assertThat(config.get().secret().orElseThrow().reveal()).isEqualTo("hunter2hunter2");
    assertThat(config.get().toString()).contains("****").doesNotContain("hunter2");
  }

  @Test
  void everyKindOfProblemHasItsWordsInBothLanguages() {
    for (String yaml : mistakes().map(mistake -> (String) mistake.get()[0]).toList()) {
      for (String language : List.of("en", "zh")) {
        assertThat(problems(yaml, language)).noneMatch(told -> told.contains("settings."));
      }
    }
  }

  @Test
  void aMissingFileAndAMissingFolderAreTold() throws Exception {
    Folder folder = new Folder(home);
    Files.delete(folder.config.resolve("rooms.yaml"));
    Settings settings = folder.settings();
    settings.lists("words", Range.class);
    settings.plugin("sample", Sample.class);
    assertThat(settings.check())
        .extracting(problem -> problem.in("en"))
        .containsExactly(
            "plugins/sample.yaml:1:1: the file is missing",
            "rooms.yaml:1:1: the file is missing",
            "words:1:1: the folder is missing");
  }

  @Test
  void bytesOfUtf8MarksAreNoMistake() throws Exception {
    Folder folder = new Folder(home);
    Path file = folder.config.resolve("plugins/sample.yaml");
    Files.createDirectories(file.getParent());
    Files.write(file, "\uFEFFtext: NO\n".getBytes(StandardCharsets.UTF_8));
    Settings settings = folder.settings();
    assertThat(settings.plugin("sample", Sample.class).get().text()).contains("NO");
  }

  private List<String> problems(String yaml, String language) {
    return check(new Folder(home).write("plugins/sample.yaml", yaml), language);
  }

  private static List<String> check(Folder folder, String language) {
    Settings settings = folder.settings();
    settings.plugin("sample", Sample.class);
    return settings.check().stream().map(problem -> problem.in(language)).toList();
  }
}
