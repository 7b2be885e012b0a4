package org.roomkeeper.wecom.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.Capabilities.Way;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.Tell;

/** The one table of what WeCom allows. */
class WeComCapabilitiesTest {
  private final WeComCapabilities capabilities = new WeComCapabilities();

  @Test
  void hasARowForEveryKindOfAction() {
    assertThat(WeComCapabilities.actions())
        .containsExactlyInAnyOrderElementsOf(WeComCapabilities.allActions());
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOMER_GROUP,ASKS_A_PERSON,ASKS_A_PERSON",
    "APP_GROUP,BY_API,BY_API",
    "ALL_STAFF,ASKS_A_PERSON,IMPOSSIBLE",
    "OTHER_INTERNAL,ASKS_A_PERSON,IMPOSSIBLE"
  })
  void saysWhatCanBeSaidAndWhoCanBeRemoved(RoomKind kind, Way say, Way remove) {
    assertThat(capabilities.in(kind, Say.class)).isEqualTo(say);
    assertThat(capabilities.in(kind, Remove.class)).isEqualTo(remove);
  }

  @Test
  void letsNobodyWriteToAWeChatUser() {
    assertThat(capabilities.towards(MemberKind.GUEST, Tell.class)).isEqualTo(Way.IMPOSSIBLE);
    assertThat(capabilities.towards(MemberKind.STAFF, Tell.class)).isEqualTo(Way.BY_API);
    assertThat(capabilities.towards(MemberKind.GUEST, Admit.class)).isEqualTo(Way.IMPOSSIBLE);
  }

  @Test
  void answersForEveryKindOfActionRoomAndPerson() {
    for (var action : Action.class.getPermittedSubclasses()) {
      for (var room : RoomKind.values()) {
        assertThat(capabilities.in(room, action.asSubclass(Action.class))).isNotNull();
      }
      for (var member : MemberKind.values()) {
        assertThat(capabilities.towards(member, action.asSubclass(Action.class))).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"docs/wecom.md,en", "docs/zh/wecom.md,zh"})
  void standsWordForWordInTheDocumentation(String page, String language) throws Exception {
    assertThat(Files.readString(root().resolve(page)))
        .contains(WeComCapabilities.markdown(language));
  }

  /** The project's folder: tests run in their module's. */
  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("roomkeeper"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
