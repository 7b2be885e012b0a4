package org.roomkeeper.app.founding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.roomkeeper.app.bot.BotFolders;

/**
 * What a founder does before a bot first runs: prepares the corp, lays the config folder, puts the
 * secrets into the environment.
 *
 * @param folder the folder in which {@code config} lies and {@code data} will
 * @param environment the environment variables that the settings name
 * @param address where the story will take place
 * @param callbackUrl where the bot will take callbacks
 */
public record Founding(
    Path folder, Map<String, String> environment, Address address, String callbackUrl) {
  /** The name of the one room that the bot's own app opened, for corp members. */
  public static final String APP_GROUP_NAME = "专家与管理员 Experts";

  private static final List<String> OWN_FILES =
      List.of("roomkeeper.yaml", "rooms.yaml", "plugins/lectures.yaml");
  private static final String COMMUNITY = "doctors";

  /**
   * Founds the story's community.
   *
   * @param ready what the sandbox says when it is ready
   * @param lectureAfter when the only lecture begins, from now
   * @param folder an empty folder
   */
  public static Founding of(JsonNode ready, People people, Duration lectureAfter, Path folder)
      throws IOException, InterruptedException {
    URI base = URI.create(ready.path("baseUrl").asText());
    people.act("knobs", "joinWayQrCap", 500);
    people.act("owner/dismiss", "chatId", ready.path("customerGroupId").asText());
    String appGroup = openAppGroup(base, ready, Address.members(ready, ""));
    people.act("rooms/archive", "chatId", appGroup, "on", true);
    KeyPair keys = keys();
    people.act(
        "archive-key", "version", 1, "key", pem("PUBLIC KEY", keys.getPublic().getEncoded()));

    String publicAddress = "127.0.0.1:" + freePort();
    String publicUrl = "http://" + publicAddress;
    var environment = new HashMap<String, String>();
    environment.put("DEMO_PUBLIC", publicAddress);
    environment.put("DEMO_DESK", "127.0.0.1:" + freePort());
    environment.put("DEMO_PUBLIC_URL", publicUrl);
    environment.put("DEMO_SANDBOX", base.toString());
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
            .plus(lectureAfter)
            .atZone(ZoneId.of("Asia/Shanghai"))
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    layConfig(folder.resolve("config"), lecture);
    var address =
        new Address(
            base,
            URI.create(publicUrl + "/join/" + COMMUNITY),
            ready.path("ownerUserId").asText(),
            Address.members(ready, "moderator"),
            Address.members(ready, "expert"),
            appGroup);
    return new Founding(folder, Map.copyOf(environment), address, publicUrl + "/wecom/callback");
  }

  /** Where the bot finds its files. */
  public BotFolders botFolders() {
    return new BotFolders(
        folder.resolve("config"),
        BotFolders.home().resolve("plugins"),
        name -> Optional.ofNullable(environment.get(name)));
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
          Objects.requireNonNull(Founding.class.getResourceAsStream("config/" + file), file)) {
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
              APP_GROUP_NAME,
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
}
