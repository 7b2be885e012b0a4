package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.roomkeeper.runtime.settings.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the archive of a sandbox: the same pages as the native library of WeCom gives, over HTTP on
 * an address that WeCom does not have. Used by one thread.
 */
final class SandboxArchive implements MessageArchive {
  private static final String PATH = "/_sandbox/finance/getchatdata";
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** So many are opened before the first of them is handed out. */
  private static final int PIECE = 24;

  private static final int LARGEST_PAGE = 64 * 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(SandboxArchive.class);

  private final URI address;
  private final String corpId;
  private final Secret secret;
  private final ArchiveCrypt crypt;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /** What was fetched and is not opened yet. */
  private List<JsonNode> sealed = List.of();

  /** The number of the last message that was handed out. */
  private long handedOut;

  SandboxArchive(String baseAddress, String corpId, Secret secret, ArchiveCrypt crypt) {
    this.address = URI.create(baseAddress + PATH);
    this.corpId = corpId;
    this.secret = secret;
    this.crypt = crypt;
  }

  @Override
  public List<Archived> fetch(long afterSeq, int limit) throws IOException {
    if (sealed.isEmpty() || afterSeq != handedOut) {
      sealed = page(afterSeq, limit);
    }
    var rows = new ArrayList<JsonNode>();
    for (var row : sealed.subList(0, Math.min(PIECE, sealed.size()))) {
      int version = row.path("publickey_ver").asInt();
      if (crypt.isNewer(version)) {
        // Everything from here on needs that key: wait for it rather than lose what is said.
        sealed = List.of();
        if (rows.isEmpty()) {
          throw new MissingKey(version);
        }
        break;
      }
      rows.add(row);
    }
    // Opening takes a millisecond a message: each on whatever core is free.
    var messages = rows.parallelStream().map(this::archived).toList();
    if (!messages.isEmpty()) {
      handedOut = messages.getLast().seq();
      sealed = sealed.subList(Math.min(messages.size(), sealed.size()), sealed.size());
    }
    return messages;
  }

  @Override
  public boolean holdsMore() {
    return !sealed.isEmpty();
  }

  private Archived archived(JsonNode row) {
    long seq = row.path("seq").asLong();
    int version = row.path("publickey_ver").asInt();
    var id = row.path("msgid").asText("");
    if (crypt.has(version)) {
      return new Archived(seq, id, open(row, version));
    }
    LOG.warn("Archived message {} needs version {} of the keys, which is gone", seq, version);
    return Archived.lacking(seq, id, version);
  }

  private String open(JsonNode row, int version) {
    try {
      return crypt.open(
          version,
          row.path("encrypt_random_key").asText(""),
          row.path("encrypt_chat_msg").asText(""));
    } catch (GeneralSecurityException e) {
      LOG.warn("Archived message {} cannot be opened", row.path("seq").asLong(), e);
      return "";
    }
  }

  private List<JsonNode> page(long afterSeq, int limit) throws IOException {
    var body =
        json.createObjectNode()
            .put("corpid", corpId)
            .put("secret", secret.reveal())
            .put("seq", afterSeq)
            .put("limit", limit);
    var request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(body.toString(), UTF_8))
            .build();
    var page = json.readTree(bytes(request));
    if (page == null || !page.isObject()) {
      throw new IOException("the archive answered something that is no object");
    }
    int error = page.path("errcode").asInt(0);
    if (error != 0) {
      throw new IOException("the archive answered error " + error);
    }
    var rows = new ArrayList<JsonNode>();
    page.path("chatdata").forEach(rows::add);
    return rows;
  }

  private byte[] bytes(HttpRequest request) throws IOException {
    try {
      var answer = http.send(request, BodyHandlers.ofInputStream());
      try (var in = answer.body()) {
        byte[] bytes = in.readNBytes(LARGEST_PAGE + 1);
        if (answer.statusCode() != 200 || bytes.length > LARGEST_PAGE) {
          throw new IOException(
              "the archive answered HTTP " + answer.statusCode() + ", " + bytes.length + " bytes");
        }
        return bytes;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while reading the archive", e);
    }
  }
}
