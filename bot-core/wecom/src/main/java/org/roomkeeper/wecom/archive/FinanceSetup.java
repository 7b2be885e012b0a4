package org.roomkeeper.wecom.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.roomkeeper.wecom.client.Secrets;

/**
 * What the process of the finance library must know. Told over its standard input, since its
 * arguments and environment are seen by others.
 *
 * @param corpId the corp
 * @param secret the archive's secret
 * @param library where the library lies
 * @param keys the private keys by version, each PKCS#8 in bare Base64
 */
record FinanceSetup(String corpId, String secret, String library, Map<Integer, String> keys) {
  FinanceSetup {
    keys = Map.copyOf(keys);
  }

  /** As one line of JSON. */
  String line(ObjectMapper json) {
    var setup =
        json.createObjectNode().put("corp", corpId).put("secret", secret).put("library", library);
    var byVersion = setup.putObject("keys");
    keys.forEach((version, key) -> byVersion.put(version.toString(), key));
    return setup.toString();
  }

  /** From that line. */
  static FinanceSetup of(JsonNode setup) {
    var keys = new HashMap<Integer, String>();
    setup
        .path("keys")
        .properties()
        .forEach(key -> keys.put(Integer.valueOf(key.getKey()), key.getValue().asText()));
    return new FinanceSetup(
        setup.path("corp").asText(),
        setup.path("secret").asText(),
        setup.path("library").asText(),
        keys);
  }

  /** A text without these secrets, nor any other. */
  String mask(String text) {
    var masked = Secrets.mask(text);
    for (var hidden : Stream.concat(Stream.of(secret), keys.values().stream()).toList()) {
      masked = hidden.isEmpty() ? masked : masked.replace(hidden, "****");
    }
    return masked;
  }

  @Override
  public String toString() {
    return "FinanceSetup[" + library + ", keys " + keys.keySet() + "]";
  }
}
