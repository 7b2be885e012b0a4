package org.roomkeeper.app.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.runtime.ledger.Why;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.sandbox.Sandbox;
import org.roomkeeper.sandbox.simulation.Simulation;
import org.roomkeeper.sandbox.simulation.Town;
import org.roomkeeper.sandbox.world.Archive;

/** The contract at the HTTP door, through the WeCom module and its unmodified client. */
class OverHttpIT extends PlatformContract {
  private static final String CORE =
      """
      storage: data/roomkeeper.db
      http: {public: "127.0.0.1:0", desk: "127.0.0.1:0", public-url: "https://rooms.example.org"}
      wecom:
        base-url: ${T_SANDBOX}
        authorize-url: ${T_SANDBOX}
        corp-id: ${T_CORP_ID}
        agent-id: ${T_AGENT_ID}
        app-secret: ${T_APP_SECRET}
        contact-secret: ${T_CONTACT_SECRET}
        callback:
          token: ${T_CALLBACK_TOKEN}
          aes-key: ${T_CALLBACK_AES_KEY}
      archive:
        kind: sandbox
        secret: ${T_ARCHIVE_SECRET}
        private-keys:
          "1": ${T_ARCHIVE_KEY}
        poll: 1m
      """;

  @Override
  Place open(Path folder) throws Exception {
    var sandbox = Sandbox.start("127.0.0.1", 0, Simulation.START.toEpochMilli());
    var town = new Town(sandbox.world(), _ -> {}, () -> {});
    // The sandbox's own first group would be one more room behind the door.
    JsonNode ready = sandbox.ready();
    sandbox
        .world()
        .run(here -> here.customerGroups().dismiss(ready.path("customerGroupId").asText()));
    List<Town.TownRoom> rooms = Place.rooms(town);
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair keys = generator.generateKeyPair();
    sandbox.world().run(here -> here.archive().key(new Archive.Key(1, keys.getPublic())));
    Map<String, String> environment = environment(sandbox, ready, keys);
    var bot =
        RunningBot.start(
            new BotFolders(
                ContractConfig.lay(folder, CORE, rooms),
                ContractConfig.plugins(),
                name -> Optional.ofNullable(environment.get(name))),
            CommandLineOfRoomkeeper.coreWords(),
            Optional.of(URI.create(sandbox.baseUrl())));
    var outside = new Outside(sandbox, bot, town, rooms, HttpClient.newHttpClient());
    int port = bot.port(WebRoutes.Listener.PUBLIC);
    outside.post("callback", Map.of("url", "http://127.0.0.1:" + port + "/wecom/callback"));
    outside.advance(Duration.ofSeconds(10));
    return outside;
  }

  private static Map<String, String> environment(Sandbox sandbox, JsonNode ready, KeyPair keys) {
    var environment = new HashMap<String, String>();
    environment.put("T_SANDBOX", sandbox.baseUrl());
    environment.put("T_CORP_ID", ready.path("corpId").asText());
    environment.put("T_AGENT_ID", ready.path("agentId").asText());
    environment.put("T_APP_SECRET", ready.path("appSecret").asText());
    environment.put("T_CONTACT_SECRET", ready.path("contactSecret").asText());
    environment.put("T_ARCHIVE_SECRET", ready.path("archiveSecret").asText());
    environment.put("T_CALLBACK_TOKEN", ready.path("callbackToken").asText());
    environment.put("T_CALLBACK_AES_KEY", ready.path("callbackAesKey").asText());
    environment.put(
        "T_ARCHIVE_KEY",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
    return environment;
  }

  private record Outside(
      Sandbox sandbox, RunningBot bot, Town town, List<Town.TownRoom> rooms, HttpClient http)
      implements Place {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void advance(Duration time) throws Exception {
      long until = clock().path("now").asLong() + time.toMillis();
      post("clock/run", Map.of("until", until));
      Awaitility.await("the clock comes to the time it was sent to")
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(5))
          .until(
              () -> {
                JsonNode clock = clock();
                return clock.path("now").asLong() >= until && !clock.path("running").asBoolean();
              });
    }

    @Override
    public Why why() {
      return bot.part(Why.class);
    }

    private JsonNode clock() throws Exception {
      return send(HttpRequest.newBuilder(at("clock")));
    }

    private void post(String path, Map<String, ?> body) throws Exception {
      send(
          HttpRequest.newBuilder(at(path))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private URI at(String path) {
      return URI.create(sandbox.baseUrl() + "/_sandbox/" + path);
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
      return JSON.readTree(response.body());
    }

    @Override
    public void close() {
      http.close();
      bot.close();
      sandbox.close();
    }
  }
}
