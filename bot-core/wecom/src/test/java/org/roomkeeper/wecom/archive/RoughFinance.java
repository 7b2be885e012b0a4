package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpMsgAuditService;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpAgreeInfo;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpChatDatas;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpChatModel;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpCheckAgreeRequest;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpGroupChat;
import org.jspecify.annotations.Nullable;

/**
 * A finance library that does what a folder says. {@code messages} holds how many messages there
 * are; a file {@code crash-5} makes it crash once at message 5, {@code poison-5} each time, {@code
 * hang-5}, {@code rubbish-5}, {@code refuse-5} and {@code slow} likewise; {@code fail} makes it
 * refuse a page. Each life leaves a file {@code life-PID}.
 */
final class RoughFinance implements WxCpMsgAuditService {
  static final int VERSION = 3;

  private final Path folder;
  private String key = "";

  private RoughFinance(Path folder) {
    this.folder = folder;
  }

  /** Runs as a worker's process. */
  public static void main(String[] arguments) throws IOException {
    var answers = new FileOutputStream(FileDescriptor.out);
    FinanceWorker.serve(System.in, answers, setup -> library(Path.of(setup.library()).getParent()));
  }

  private static FinanceWorker.Library library(Path folder) {
    try {
      Files.createFile(folder.resolve("life-" + ProcessHandle.current().pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var finance = new RoughFinance(folder);
    return new FinanceWorker.Library(finance, key -> finance.key = key, handle -> {});
  }

  @Override
  public WxCpChatDatas getChatDatas(
      long seq, long limit, String proxy, String password, long timeout) throws Exception {
    if (Files.deleteIfExists(folder.resolve("fail"))) {
      throw new WxErrorException("getchatdata err ret 10001, secret=hush-hush");
    }
    long messages = Long.parseLong(Files.readString(folder.resolve("messages")).strip());
    var rows = new ArrayList<WxCpChatDatas.WxCpChatData>();
    for (long next = seq + 1; next <= Math.min(messages, seq + limit); next++) {
      var row = new WxCpChatDatas.WxCpChatData();
      row.setSeq(next);
      row.setMsgId("m" + next);
      row.setPublickeyVer(Files.exists(folder.resolve("version-" + next)) ? 4 : VERSION);
      row.setEncryptRandomKey("");
      row.setEncryptChatMsg("");
      rows.add(row);
    }
    var page = new WxCpChatDatas();
    page.setErrCode(0);
    page.setSdk(1L);
    page.setChatData(rows);
    return page;
  }

  @Override
  public String getChatPlainText(long sdk, WxCpChatDatas.WxCpChatData row, Integer form)
      throws Exception {
    long seq = row.getSeq();
    if (key.isEmpty()) {
      throw new IllegalStateException("no key was set");
    }
    if (Files.exists(folder.resolve("slow"))) {
      var _ = new Semaphore(0).tryAcquire(20, TimeUnit.MILLISECONDS);
    }
    if (Files.exists(folder.resolve("poison-" + seq)) || once("crash-" + seq)) {
      crash();
    }
    if (once("hang-" + seq)) {
      new Semaphore(0).acquire();
    }
    if (once("rubbish-" + seq)) {
      rubbish();
    }
    if (once("refuse-" + seq)) {
      throw new WxErrorException("msg err ret 10003");
    }
    return text(seq);
  }

  /** What message a number is. */
  static String text(long seq) {
    return "{\"msgid\":\"m"
        + seq
        + "_external\",\"action\":\"send\",\"from\":\"wm1\",\"tolist\":[\"li\"],\"roomid\":\"wr1\","
        + "\"msgtime\":1700000000000,\"msgtype\":\"text\",\"text\":{\"content\":\"第 "
        + seq
        + " 条\\n\"}}";
  }

  private boolean once(String name) throws IOException {
    return Files.deleteIfExists(folder.resolve(name));
  }

  /** As a library that reaches into memory that is not its own: a real signal. */
  private static void crash() throws Exception {
    new ProcessBuilder("kill", "-SEGV", Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();
    new Semaphore(0).acquire();
  }

  private static void rubbish() throws IOException {
    try (var out = new FileOutputStream(FileDescriptor.out)) {
      for (int i = 0; i < 1_000; i++) {
        out.write(("[finance] \u0001 {\"row\": nonsense " + i + "\n").getBytes(UTF_8));
      }
      out.flush();
    }
  }

  @Override
  public WxCpChatModel getDecryptData(long sdk, WxCpChatDatas.WxCpChatData row, Integer form) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void getMediaFile(
      long sdk, String id, String proxy, String password, long timeout, String file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void getMediaFile(
      long sdk, String id, String proxy, String password, long timeout, Consumer<byte[]> action) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> getPermitUserList(@Nullable Integer type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WxCpGroupChat getGroupChat(String room) {
    throw new UnsupportedOperationException();
  }

  @Override
  public WxCpAgreeInfo checkSingleAgree(WxCpCheckAgreeRequest request) {
    throw new UnsupportedOperationException();
  }
}
