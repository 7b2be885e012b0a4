package org.roomkeeper.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.app.founding.Phone;

/** Newcomers and their forms, over HTTP: what they may do wrong, what goes wrong, and erasure. */
class NewcomersIT {
  private static final Duration A_MOMENT = Duration.ofSeconds(10);

  private static QuietStage quiet;
  private static Stage stage;
  private static People people;

  @BeforeAll
  static void open() throws Exception {
    quiet = QuietStage.set(Duration.ofDays(2), NewcomersIT::lay);
    stage = quiet.stage();
    people = quiet.people();
    quiet.openTheDoor();
  }

  @AfterAll
  static void close() {
    QuietStage.close(quiet, null);
  }

  @Test
  void whatIsKeptOfSomebodyIsShownAndErasedByACommandWhileTheBotRuns() throws Exception {
    var phone = new Phone("en");
    fillIn(phone, "Amara Okafor");
    String person = addHost(phone, "Amara Okafor").path("customer").asText();
    phone.open(greeting(person).orElseThrow());
    Path config = readable(stage.botFolders());
    assertThat(member("show", person, config))
        .contains("Amara Okafor", "country", "NG", "110-2233", "infectious-diseases");
    assertThat(phone.words()).contains("You are in");

    assertThat(member("erase", person, config)).contains("guest:" + person);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              people.letPass(A_MOMENT);
              assertThat(member("show", person, config))
                  .doesNotContain("Okafor", "110-2233", "infectious-diseases");
            });
  }

  @Test
  void whoMissesTheGreetingScansTheirCodeOnceMore() throws Exception {
    var phone = new Phone("en");
    fillIn(phone, "Jonas Weber");
    people.act("fault/callbacks", "drop", 1);
    JsonNode added = addHost(phone, "Jonas Weber");
    String person = added.path("customer").asText();
    assertThat(greeting(person)).as("the callback was lost").isEmpty();
    phone.lookAgain();
    assertThat(phone.text()).contains("Take the host off your contacts");

    people.act("customer/drop", "customer", person, "userid", added.path("member").asText());
    String code = phone.code().orElseThrow().toString();
    people.act("customer/add-contact", "code", code, "customer", person);
    people.letPass(A_MOMENT);

    phone.open(greeting(person).orElseThrow());
    assertThat(phone.words()).contains("You are in");
  }

  @Test
  void whatIsOutOfBoundsIsSaidToBeAndMarkupIsJustAName() throws Exception {
    var phone = new Phone("en");
    assertThatThrownBy(() -> fillIn(phone, "A".repeat(10_000)))
        .hasMessageContaining("status 400")
        .hasMessageContaining("it has 10000 characters, and at most 60 are");

    String evil = "<script>alert(1)</script>";
    fillIn(phone, evil);
    String person = addHost(phone, evil).path("customer").asText();
    phone.open(greeting(person).orElseThrow());
    assertThat(phone.text()).contains(evil);
    assertThat(phone.shows("script")).isFalse();
  }

  @Test
  void aLinkThatWasForgedOpensNothing() throws Exception {
    var phone = new Phone("en");
    fillIn(phone, "Giulia Rossi");
    String person = addHost(phone, "Giulia Rossi").path("customer").asText();
    String link = greeting(person).orElseThrow().toString();
    char last = link.charAt(link.length() - 1);
    String forged = link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A');
    assertThatThrownBy(() -> new Phone("en").open(URI.create(forged)))
        .hasMessageContaining("status 403");
  }

  private static void lay(Path config) throws IOException {
    Files.writeString(config.resolve("plugins/overflow.yaml"), "form: {page: welcome/form}\n");
    Files.writeString(config.resolve("plugins/welcome.yaml"), "vetting: {mode: off}\n");
  }

  /** Somebody opens the link and sends the form. */
  private static void fillIn(Phone phone, String name) throws Exception {
    phone.open(stage.address().joinLink());
    phone.follow("a[href*='lang=en']");
    phone.send(
        "name",
        Map.of(
            "name", name,
            "country", "NG",
            "profession", "physician",
            "department", "infectious-diseases",
            "languages", "English",
            "licence", "110-2233"));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              people.letPass(A_MOMENT);
              phone.lookAgain();
              assertThat(phone.code()).as(phone.text()).isPresent();
            });
  }

  private static JsonNode addHost(Phone phone, String name) throws Exception {
    String code = phone.code().orElseThrow().toString();
    JsonNode added = people.act("customer/add-contact", "code", code, "name", name);
    people.letPass(A_MOMENT);
    return added;
  }

  private static Optional<URI> greeting(String person) throws Exception {
    return Greeting.link(people, person);
  }

  /** What a founder types. */
  private static String member(String what, String person, Path config) {
    var out = new ByteArrayOutputStream();
    var to = new PrintStream(out, true, StandardCharsets.UTF_8);
    var _ =
        new CommandLineOfRoomkeeper(InputStream.nullInputStream(), to, to)
            .run("member", what, "guest:" + person, "--config", config.toString());
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The bot's settings, beside them, for somebody who has not its environment. */
  private static Path readable(BotFolders folders) throws IOException {
    Path copy = folders.config().resolveSibling("config-of-founder");
    Files.createDirectories(copy);
    for (String file : List.of("roomkeeper.yaml", "rooms.yaml")) {
      String text = Files.readString(folders.config().resolve(file));
      for (String name : List.of("DEMO_PUBLIC", "DEMO_DESK", "DEMO_PUBLIC_URL", "DEMO_APP_GROUP")) {
        String value = folders.environment().apply(name).orElseThrow();
        text = text.replace("${" + name + "}", "\"" + value + "\"");
      }
      Files.writeString(copy.resolve(file), text);
    }
    return copy;
  }
}
