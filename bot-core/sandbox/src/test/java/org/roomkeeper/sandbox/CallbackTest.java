package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How events travel: proved address, three tries, order, and what may go wrong. */
final class CallbackTest {
  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  private void write(String text) {
    guest.control("member/dm-app", "{\"userid\":\"host1\",\"text\":\"" + text + "\"}");
  }

  private List<String> texts() throws Exception {
    return guest.callbacks().events().stream().map(event -> Guest.in(event, "Content")).toList();
  }

  @Test
  void anAddressThatCannotOpenTheEchoIsNotAccepted() throws Exception {
    String wrong = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    try (var stranger = new CallbackReceiver("other", wrong, "corp")) {
      assertThat(guest.refusedControl("callback", "{\"url\":\"" + stranger.url() + "\"}"))
          .contains("not accepted");
    }
  }

  @Test
  void eventsComeInOrder() throws Exception {
    guest.callbacks();
    for (int i = 0; i < 50; i++) {
      write("m" + i);
    }
    await().until(() -> texts().size() == 50);
    for (int i = 0; i < 50; i++) {
      assertThat(texts().get(i)).isEqualTo("m" + i);
    }
  }

  @Test
  void aFailedEventIsTriedThreeTimesInAll() throws Exception {
    guest.knob("callbackRetryPauseMillis", 1);
    guest.callbacks().fail(2);
    write("patience");
    await().until(() -> texts().equals(List.of("patience")));
    assertThat(guest.callbacks().requests()).isEqualTo(3);

    guest.callbacks().fail(3);
    write("lost");
    write("after");
    await().until(() -> texts().contains("after"));
    assertThat(texts()).containsExactly("patience", "after");
  }

  @Test
  void eventsAreLostDoubledAndReorderedOnPurpose() throws Exception {
    guest.callbacks();
    guest.control("fault/callbacks", "{\"drop\":1,\"duplicate\":1}");
    write("dropped");
    write("twice");
    await().until(() -> texts().size() == 2);
    assertThat(texts()).containsExactly("twice", "twice");
    guest.control("fault/callbacks", "{\"reorder\":2}");
    write("a");
    write("b");
    await().until(() -> texts().size() == 4);
    assertThat(texts().subList(2, 4)).containsExactly("b", "a");
  }

  @Test
  void aSeedDecidesWhatIsLost() throws Exception {
    guest.callbacks();
    guest.control("fault/callbacks", "{\"dropRate\":0.5,\"seed\":7}");
    for (int i = 0; i < 40; i++) {
      write("m" + i);
    }
    guest.control("fault/clear", "{}");
    write("end");
    await().until(() -> texts().contains("end"));
    assertThat(texts().size()).isBetween(10, 32);
  }

  @Test
  void aSlowAnswerCountsAsNone() throws Exception {
    guest.knob("echoTimeoutMillis", 1);
    try (var receiver =
        new java.net.ServerSocket(0, 10, java.net.InetAddress.getLoopbackAddress())) {
      String reason =
          guest.refusedControl(
              "callback", "{\"url\":\"http://127.0.0.1:" + receiver.getLocalPort() + "/\"}");
      assertThat(reason).contains("too slow");
    }
  }

  @Test
  void anAnswerThatBeginsAndNeverEndsIsNone() throws Exception {
    guest.callbacks();
    guest.knob("callbackTimeoutMillis", 50);
    guest.knob("callbackRetryPauseMillis", 1);
    guest.callbacks().stall();
    write("begun");
    await().until(() -> guest.callbacks().requests() == 3);
    await().until(() -> guest.look("callback").path("pending").asInt() == 0);
  }

  @Test
  void anEventOfAnotherWorldIsWrittenAsItStands() throws Exception {
    guest.callbacks();
    guest.control(
        "event",
        "{\"Event\":\"change_contact\",\"ChangeType\":\"update_tag\",\"TagId\":1,"
            + "\"Inner\":{\"A\":\"x\"},\"List\":[\"p\",{\"Q\":2}]}");
    assertThat(guest.event("update_tag"))
        .contains("<FromUserName><![CDATA[sys]]></FromUserName>")
        .contains("<MsgType><![CDATA[event]]></MsgType>")
        .contains("<TagId>1</TagId>")
        .endsWith("<Inner><A><![CDATA[x]]></A></Inner><List><Item>p</Item><Q>2</Q></List></xml>");
    assertThat(guest.refusedControl("event", "{\"a b\":1}")).contains("a b");
  }

  @Test
  void whatTheApiDoesIsNotCalledBack() throws Exception {
    guest.callbacks();
    String chat = guest.ready("customerGroupId");
    guest.call(
        "externalcontact/groupchat/add_join_way",
        "{\"scene\":2,\"chat_id_list\":[\"" + chat + "\"]}");
    guest.call("tag/create", "{\"tagname\":\"t\"}");
    write("only this");
    await().until(() -> texts().size() == 1);
    assertThat(guest.callbacks().requests()).isEqualTo(1);
  }

  @Test
  void triesAreInTheJournal() throws Exception {
    guest.callbacks();
    write("noted");
    await().until(() -> texts().size() == 1);
    await()
        .until(
            () -> guest.look("journal?kind=callback").path("entries").findValuesAsText("event"),
            events -> events.equals(List.of("text")));
    assertThat(guest.look("journal?kind=verify").path("entries")).hasSize(1);
  }
}
