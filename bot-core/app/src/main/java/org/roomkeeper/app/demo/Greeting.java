package org.roomkeeper.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.roomkeeper.app.founding.People;

/** The private greeting on somebody's phone. */
final class Greeting {
  private Greeting() {}

  /** The link in it; empty if no greeting came, or none with a link. */
  static Optional<URI> link(People people, String person) throws IOException, InterruptedException {
    for (JsonNode item : people.look("phone/" + person).path("items")) {
      if (item.path("kind").asText().equals("welcome")) {
        for (JsonNode attachment : item.path("content").path("attachments")) {
          String url = attachment.path("link").path("url").asText();
          if (!url.isEmpty()) {
            return Optional.of(URI.create(url));
          }
        }
      }
    }
    return Optional.empty();
  }
}
