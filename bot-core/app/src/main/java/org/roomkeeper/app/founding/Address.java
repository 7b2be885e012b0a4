package org.roomkeeper.app.founding;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the story takes place and who is in the corp already.
 *
 * @param sandbox where the sandbox is reached
 * @param joinLink the community's permanent link, on the bot
 * @param owner the member who opens the rooms
 * @param moderators who answer cards
 * @param experts who speak in the app group
 * @param appGroup the app group's id
 */
public record Address(
    URI sandbox,
    URI joinLink,
    String owner,
    List<String> moderators,
    List<String> experts,
    String appGroup) {

  /** The welcome form, which stands beside the permanent link. */
  public URI formLink() {
    String community = joinLink.getPath().substring(joinLink.getPath().lastIndexOf('/') + 1);
    return joinLink.resolve("/" + community + "/welcome/form");
  }

  /** The members of the sandbox's corp whose id begins so. */
  public static List<String> members(JsonNode ready, String prefix) {
    var members = new ArrayList<String>();
    for (JsonNode id : ready.path("userIds")) {
      if (id.asText().startsWith(prefix)) {
        members.add(id.asText());
      }
    }
    return members;
  }
}
