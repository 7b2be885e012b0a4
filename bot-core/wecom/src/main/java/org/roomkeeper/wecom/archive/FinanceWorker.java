package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tencent.wework.Finance;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpMsgAuditService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.msgaudit.WxCpChatDatas.WxCpChatData;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.wecom.client.MaskedLogs;

/**
 * A process of its own around WeCom's finance library, which may crash, hang or leak: then this
 * process dies, and the bot starts another. It reads lines of JSON from its standard input, first
 * the setup, then requests, and ends when its input ends, whatever the library is doing.
 *
 * <pre>
 * → {"after":196,"limit":100,"skip":[]}
 * ← {"opening":197}
 * ← {"row":197,"id":"…","version":3,"text":"…"}      or "error":"no-key" | "unopened" | "skipped"
 * ← {"end":true,"resident":123456}                     or {"failed":"…"}
 * </pre>
 */
public final class FinanceWorker {
  private static final int BROKEN = 70;
  private static final int PKCS8 = 2;
  private static final int ANSWER_SECONDS = 10;
  private static final int STACK_BYTES = 64 * 1024 * 1024;
  private static final int LONGEST_TEXT = 1024 * 1024;
  private static final int LARGEST_PAGE = 16 * 1024 * 1024;
  private static final int LONGEST_WORDS = 300;
  private static final Path STATUS = Path.of("/proc/self/status");

  private final ObjectMapper json = new ObjectMapper();
  private final OutputStream out;
  private final FinanceSetup setup;
  private final Library library;

  private FinanceWorker(OutputStream out, FinanceSetup setup, Library library) {
    this.out = out;
    this.setup = setup;
    this.library = library;
  }

  /**
   * The library behind the client.
   *
   * @param service the client
   * @param useKey tells it which private key to open the next message with
   * @param destroy gives a handle back, which the client never does by itself
   */
  record Library(WxCpMsgAuditService service, Consumer<String> useKey, LongConsumer destroy) {
    /** The real one; it is loaded with the first request. */
    static Library real(FinanceSetup setup) {
      var config = new WxCpDefaultConfigImpl();
      config.setCorpId(setup.corpId());
      config.setCorpSecret(setup.secret());
      config.setMsgAuditSecret(setup.secret());
      config.setMsgAuditLibPath(setup.library());
      var client = new WxCpServiceImpl();
      client.setWxCpConfigStorage(config);
      return new Library(
          client.getMsgAuditService(), config::setMsgAuditPriKey, Finance::DestroySdk);
    }
  }

  /** Runs until the standard input ends. */
  public static void main(String[] arguments) throws IOException {
    var answers = new FileOutputStream(FileDescriptor.out);
    MaskedLogs.hushClient();
    System.setOut(System.err); // whatever else prints must not stand between the answers
    serve(System.in, answers, Library::real);
  }

  /**
   * Serves one bot.
   *
   * @param open makes the library, once the setup is known
   */
  static void serve(InputStream in, OutputStream out, Function<FinanceSetup, Library> open)
      throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    @Nullable String first = lines.readLine();
    if (first == null) {
      return;
    }
    var setup = FinanceSetup.of(new ObjectMapper().readTree(first));
    var worker = new FinanceWorker(out, setup, open.apply(setup));
    var requests = new ArrayBlockingQueue<String>(1);
    // The library works on a thread that does not keep the process alive: the end of the input
    // does.
    // Of what no thread survives nothing can be said any more: the bot starts another process.
    var thread =
        Thread.ofPlatform()
            .name("finance")
            .daemon()
            .stackSize(STACK_BYTES)
            .uncaughtExceptionHandler((dead, why) -> Runtime.getRuntime().halt(BROKEN))
            .start(() -> worker.work(requests));
    try {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        requests.put(line);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
  }

  private void work(BlockingQueue<String> requests) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        answer(json.readTree(requests.take()));
      }
    } catch (InterruptedException | IOException end) {
      Thread.currentThread().interrupt(); // nobody is there to be answered
    }
  }

  private void answer(JsonNode request) throws IOException {
    var skip = new HashSet<Long>();
    request.path("skip").forEach(seq -> skip.add(seq.asLong()));
    try {
      var page =
          library
              .service()
              .getChatDatas(
                  request.path("after").asLong(),
                  request.path("limit").asLong(),
                  "",
                  "",
                  ANSWER_SECONDS);
      long handle = page.getSdk() == null ? 0 : page.getSdk();
      boolean alive = true;
      try {
        long size = 0;
        if (page.getChatData() != null) {
          for (var row : page.getChatData()) {
            if (!alive || size > LARGEST_PAGE) {
              break;
            }
            var answer = json.createObjectNode().put("row", row.getSeq()).put("id", row.getMsgId());
            answer.put("version", row.getPublickeyVer());
            alive = open(handle, row, skip, answer);
            size += answer.path("text").asText().length();
            say(answer);
          }
        }
      } finally {
        if (alive) {
          library.destroy().accept(handle);
        }
      }
      say(json.createObjectNode().put("end", true).put("resident", resident()));
    } catch (IOException nobodyThere) {
      throw nobodyThere;
    } catch (Exception | LinkageError e) { // as the client declares it; a library that is none
      say(json.createObjectNode().put("failed", words(e)));
    }
  }

  /** Opens a message; false if the library's handle is gone after that. */
  private boolean open(long handle, WxCpChatData row, Set<Long> skip, ObjectNode answer)
      throws IOException {
    var key = setup.keys().get(row.getPublickeyVer());
    if (skip.contains(row.getSeq())) {
      answer.put("error", "skipped");
      return true;
    }
    if (key == null) {
      answer.put("error", "no-key");
      return true;
    }
    say(json.createObjectNode().put("opening", row.getSeq()));
    try {
      library.useKey().accept(key);
      var text = library.service().getChatPlainText(handle, row, PKCS8);
      if (text == null || text.length() > LONGEST_TEXT) {
        answer.put("error", "unopened");
      } else {
        answer.put("text", text);
      }
      return true;
    } catch (WxErrorException e) {
      answer.put("error", "unopened").put("why", words(e));
      return false; // the client destroys the handle when the library refuses a message
    } catch (Exception e) { // as the client declares it; the key does not fit, for one
      answer.put("error", "unopened").put("why", words(e));
      return true;
    }
  }

  /** An answer on a line of its own, even if the library printed something before it. */
  private void say(ObjectNode answer) throws IOException {
    out.write(("\n" + answer + "\n").getBytes(UTF_8));
    out.flush();
  }

  private String words(Throwable e) {
    var words = setup.mask(e.getClass().getSimpleName() + ": " + e.getMessage());
    return words.substring(0, Math.min(words.length(), LONGEST_WORDS));
  }

  /** Kilobytes of memory that the process holds, the library's among them; 0 if unknown. */
  private static long resident() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("[^0-9]", ""))
          .filter(digits -> !digits.isEmpty())
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }
  }
}
