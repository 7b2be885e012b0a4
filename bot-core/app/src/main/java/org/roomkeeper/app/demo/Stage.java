package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.BotFolders;
import org.roomkeeper.app.bot.RunningBot;
import org.roomkeeper.app.cli.CommandLineOfRoomkeeper;
import org.roomkeeper.sandbox.Sandbox;

/**
 * The stage of the story: a sandbox, and a bot that knows it as its WeCom. The two know each other
 * over HTTP only; that they share a process saves a start.
 */
final class Stage implements AutoCloseable {
  /** Words that stand in a lecture's announcement and nowhere else. */
  static final String ANNOUNCING = "【讲座通知】";

  /** Words that stand in a lecture's reminder and nowhere else. */
  static final String REMINDING = "【提醒】";

  private static final List<String> OWN_FILES =
      List.of("roomkeeper.yaml", "rooms.yaml", "plugins/lectures.yaml");
  private static final String COMMUNITY = "doctors";

  private final ObjectMapper json = new ObjectMapper();
  private final Sandbox sandbox;
  private final RunningBot bot;
  private final Path folder;
  private final People people;
  private final Address address;
  private final String callbackUrl;

  private Stage(
      Sandbox sandbox,
      RunningBot bot,
      Path folder,
      People people,
      Address address,
      String callbackUrl) {
    this.sandbox = sandbox;
    this.bot = bot;
    this.folder = folder;
    this.people = people;
    this.address = address;
    this.callbackUrl = callbackUrl;
  }

  /** Starts both and makes them known to each other. */
  static Stage set(Script script, Telling telling) throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.start(0);
    Path folder = Files.createTempDirectory("roomkeeper-demo-");
    try {
      JsonNode ready = sandbox.ready();
      URI base = URI.create(sandbox.baseUrl());
      var people = new People(base);
      telling.happened(
          "WeCom's cap for entering by code is set to 500 (knob joinWayQrCap; the real one is not"
              + " documented, 200 by hearsay)");
      people.act("knobs", "joinWayQrCap", 500);
      people.act("owner/dismiss", "chatId", ready.path("customerGroupId").asText());
      List<String> staff = Address.members(ready, "");
      String appGroup = openAppGroup(base, ready, staff);
      people.act("rooms/archive", "chatId", appGroup, "on", true);
      KeyPair keys = keys();
      people.act(
          "archive-key", "version", 1, "key", pem("PUBLIC KEY", keys.getPublic().getEncoded()));

      int publicPort = freePort();
      int deskPort = freePort();
      String publicUrl = "http://127.0.0.1:" + publicPort;
      var environment = new HashMap<String, String>();
      environment.put("DEMO_PUBLIC", "127.0.0.1:" + publicPort);
      environment.put("DEMO_DESK", "127.0.0.1:" + deskPort);
      environment.put("DEMO_PUBLIC_URL", publicUrl);
      environment.put("DEMO_SANDBOX", sandbox.baseUrl());
      environment.put("DEMO_CORP_ID", ready.path("corpId").asText());
      environment.put("DEMO_AGENT_ID", ready.path("agentId").asText());
      environment.put("DEMO_APP_SECRET", ready.path("appSecret").asText());
      environment.put("DEMO_CONTACT_SECRET", ready.path("contactSecret").asText());
      environment.put("DEMO_ARCHIVE_SECRET", ready.path("archiveSecret").asText());
      environment.put("DEMO_ARCHIVE_KEY", pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
      environment.put("DEMO_CALLBACK_TOKEN", ready.path("callbackToken").asText());
      environment.put("DEMO_CALLBACK_AES_KEY", ready.path("callbackAesKey").asText());
      environment.put("DEMO_APP_GROUP", appGroup);
      String lecture =
          people
              .now()
              .plus(script.lectureAfter())
              .atZone(ZoneId.of("Asia/Shanghai"))
              .toLocalDateTime()
              .truncatedTo(ChronoUnit.MINUTES)
              .toString();
      layConfig(folder.resolve("config"), lecture);
      RunningBot bot =
          RunningBot.start(
              new BotFolders(
                  folder.resolve("config"),
                  BotFolders.home().resolve("plugins"),
                  name -> Optional.ofNullable(environment.get(name))),
              CommandLineOfRoomkeeper.coreWords(),
              Optional.of(base));
      String callbackUrl = publicUrl + "/wecom/callback";
      people.act("callback", "url", callbackUrl);
      var address =
          new Address(
              base,
              URI.create(publicUrl + "/join/" + COMMUNITY),
              ready.path("ownerUserId").asText(),
              Address.members(ready, "moderator"),
              Address.members(ready, "expert"),
              appGroup);
      return new Stage(sandbox, bot, folder, people, address, callbackUrl);
    } catch (IOException | InterruptedException | RuntimeException failed) {
      sandbox.close();
      clear(folder);
      throw failed;
    }
  }

  Address address() {
    return address;
  }

  People people() {
    return people;
  }

  RunningBot bot() {
    return bot;
  }

  /** What a foreign program needs to take part; {@code consoleUrl} is null while there is none. */
  ObjectNode ready() {
    JsonNode keys = sandbox.ready();
    return json.createObjectNode()
        .put("sandboxUrl", sandbox.baseUrl())
        .put("botUrl", address.joinLink().resolve("/").toString())
        .put("callbackUrl", callbackUrl)
        .put("callbackToken", keys.path("callbackToken").asText())
        .put("callbackAesKey", keys.path("callbackAesKey").asText())
        .put("corpId", keys.path("corpId").asText())
        .put("agentId", keys.path("agentId").asInt())
        .put("joinUrl", address.joinLink().toString())
        .putNull("consoleUrl");
  }

  @Override
  public void close() {
    bot.close();
    sandbox.close();
    clear(folder);
  }

  /** The shipped settings, and the few that belong to the story. */
  private static void layConfig(Path config, String lecture) throws IOException {
    Path shipped = BotFolders.home().resolve("config");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = config.resolve(shipped.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    for (String file : OWN_FILES) {
      try (InputStream in =
          Objects.requireNonNull(Stage.class.getResourceAsStream("config/" + file), file)) {
        Files.createDirectories(config.resolve(file).getParent());
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        // Plugins' files take no placeholders; only the lecture's start depends on the day.
        Files.writeString(config.resolve(file), text.replace("@LECTURE@", lecture));
      }
    }
  }

  /** The founder opens the experts' room through the app, as {@code open-room} does. */
  private static String openAppGroup(URI base, JsonNode ready, List<String> staff)
      throws IOException, InterruptedException {
    var json = new ObjectMapper();
    try (HttpClient http = HttpClient.newHttpClient()) {
      String token =
          answered(
                  http,
                  HttpRequest.newBuilder(
                          URI.create(
                              base
                                  + "/cgi-bin/gettoken?corpid="
                                  + encoded(ready.path("corpId").asText())
                                  + "&corpsecret="
                                  + encoded(ready.path("appSecret").asText())))
                      .build())
              .path("access_token")
              .asText();
      var body =
          Map.of(
              "name",
              "专家与管理员 Experts",
              "owner",
              ready.path("ownerUserId").asText(),
              "userlist",
              staff,
              "chatid",
              "experts");
      return answered(
              http,
              HttpRequest.newBuilder(
                      URI.create(base + "/cgi-bin/appchat/create?access_token=" + encoded(token)))
                  .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                  .build())
          .path("chatid")
          .asText();
    }
  }

  private static JsonNode answered(HttpClient http, HttpRequest request)
      throws IOException, InterruptedException {
    JsonNode answer =
        new ObjectMapper()
            .readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body());
    if (answer.path("errcode").asInt() != 0) {
      throw new IOException(request.uri().getPath() + " is refused: " + answer.path("errmsg"));
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has RSA", missing);
    }
  }

  private static String pem(String what, byte[] key) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END "
        + what
        + "-----\n";
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void clear(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException left) {
      // A file that is left in the temporary folder does no harm; the story's end matters more.
      folder.toFile().deleteOnExit();
    }
  }
}
