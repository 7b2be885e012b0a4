package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpMsgAuditService;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpChatDatas;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the worker asks of the client, and what it says of it. */
class FinanceWorkerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FinanceSetup SETUP =
      new FinanceSetup("corp1", "hush-hush", "/opt/lib.so", Map.of(3, "key-three", 4, "key-four"));

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final PipedOutputStream requests = new PipedOutputStream();
  private BufferedReader answers;
  private Thread worker;

  @BeforeEach
  void start() throws IOException {
    var in = new PipedInputStream(requests, 65_536);
    var out = new PipedOutputStream();
    answers = new BufferedReader(new InputStreamReader(new PipedInputStream(out, 65_536), UTF_8));
    worker =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    FinanceWorker.serve(in, out, this::library);
                  } catch (IOException e) {
                    calls.add("broke: " + e);
                  }
                });
    say(SETUP.line(JSON));
  }

  @AfterEach
  void end() throws Exception {
    requests.close();
    worker.join();
    assertThat(calls).noneMatch(call -> call.startsWith("broke"));
  }

  @Test
  void opensEachMessageWithTheKeyOfItsVersionAndGivesTheHandleBack() throws Exception {
    say("{\"after\":100,\"limit\":10,\"skip\":[105]}");

    assertThat(page())
        .extracting(answer -> answer.path("row").asLong(), FinanceWorkerTest::textOrError)
        .containsExactly(
            tuple(101, "text 101"),
            tuple(102, "text 102"),
            tuple(103, "no-key"),
            tuple(104, "unopened"),
            tuple(105, "skipped"));
    assertThat(calls)
        .containsExactly(
            "setup corp1",
            "page after 100 of 10",
            "key key-three",
            "open 101",
            "key key-four",
            "open 102",
            "key key-three",
            "open 104",
            "destroy 7");
  }

  @Test
  void doesNotGiveAHandleBackTwice() throws Exception {
    // The client destroys the handle itself when the library refuses a message.
    say("{\"after\":200,\"limit\":10,\"skip\":[]}");

    assertThat(page())
        .extracting(answer -> answer.path("row").asLong(), FinanceWorkerTest::textOrError)
        .containsExactly(tuple(201, "unopened"));
    assertThat(calls).noneMatch(call -> call.startsWith("destroy"));
  }

  @Test
  void saysWhyThereIsNoPage() throws Exception {
    say("{\"after\":300,\"limit\":10,\"skip\":[]}");

    assertThat(answer().path("failed").asText()).contains("10001").doesNotContain("hush");
  }

  private static Tuple tuple(long row, String what) {
    return Assertions.tuple(row, what);
  }

  private static String textOrError(JsonNode answer) {
    return answer.path("text").asText(answer.path("error").asText());
  }

  private void say(String line) throws IOException {
    requests.write((line + "\n").getBytes(UTF_8));
    requests.flush();
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    while (line.isBlank()) {
      line = answers.readLine();
    }
    return JSON.readTree(line);
  }

  private List<JsonNode> page() throws IOException {
    var rows = new ArrayList<JsonNode>();
    for (var answer = answer(); !answer.has("end"); answer = answer()) {
      if (answer.has("row")) {
        rows.add(answer);
      }
    }
    return rows;
  }

  private FinanceWorker.Library library(FinanceSetup setup) {
    calls.add("setup " + setup.corpId());
    var client =
        (WxCpMsgAuditService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WxCpMsgAuditService.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getChatDatas" -> page((Long) arguments[0], (Long) arguments[1]);
                      case "getChatPlainText" -> open((WxCpChatDatas.WxCpChatData) arguments[1]);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new FinanceWorker.Library(
        client, key -> calls.add("key " + key), handle -> calls.add("destroy " + handle));
  }

  private WxCpChatDatas page(long after, long limit) throws WxErrorException {
    calls.add("page after " + after + " of " + limit);
    if (after == 300) {
      throw new WxErrorException("getchatdata err ret 10001, secret=hush-hush");
    }
    var rows = new ArrayList<WxCpChatDatas.WxCpChatData>();
    for (long seq = after + 1; seq <= after + 5; seq++) {
      var row = new WxCpChatDatas.WxCpChatData();
      row.setSeq(seq);
      row.setMsgId("m" + seq);
      row.setPublickeyVer(seq == 102 ? 4 : seq == 103 ? 2 : 3);
      rows.add(row);
    }
    var page = new WxCpChatDatas();
    page.setSdk(7L);
    page.setChatData(rows);
    return page;
  }

  private String open(WxCpChatDatas.WxCpChatData row) throws Exception {
    calls.add("open " + row.getSeq());
    if (row.getSeq() == 104) {
      throw new GeneralSecurityException("the key does not fit");
    }
    if (row.getSeq() == 201) {
      throw new WxErrorException("msg err ret 10003");
    }
    return "text " + row.getSeq();
  }
}
