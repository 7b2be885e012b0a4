package org.roomkeeper.runtime.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.runtime.settings.MailServer;
import org.roomkeeper.runtime.settings.Secret;

/** Through a real server on loopback. */
class SmtpPostTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Mail MAIL =
      Mail.to("ada@hospital.example", "医生社区：您的验证码", "您的验证码是 123456。\nYour code is 123456.");

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

  @AfterEach
  void stop() {
    server.stop();
  }

  private static SmtpPost post(Optional<MailServer> by) {
    return new SmtpPost(() -> by, () -> NOW, Duration.ofSeconds(5));
  }

  private static MailServer at(int port, Optional<String> user, Optional<Secret> password) {
    return new MailServer(
        "127.0.0.1",
        port,
        MailServer.Security.NONE,
        user,
        password,
        "rooms@doctors.example",
        "医生社区");
  }

  private int open() {
    server.start();
    return server.getSmtp().getPort();
  }

  @Test
  void whatIsSentArrivesAsItWasWrittenUnderTheNumberOfItsAction() throws Exception {
    int port = open();

    assertThat(post(Optional.of(at(port, Optional.empty(), Optional.empty()))).send(MAIL, 42))
        .isInstanceOf(Outcome.Done.class);

    MimeMessage arrived = server.getReceivedMessages()[0];
    assertThat(arrived.getSubject()).isEqualTo("医生社区：您的验证码");
    assertThat(arrived.getContent().toString()).contains("您的验证码是 123456。");
    assertThat(arrived.getMessageID()).isEqualTo("<roomkeeper.42@doctors.example>");
    assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(arrived.getFrom()[0].toString()).contains("rooms@doctors.example");
    assertThat(arrived.getAllRecipients()[0]).hasToString("ada@hospital.example");
  }

  @Test
  void aServerThatDoesNotTakeThePasswordHoldsAllMailForAWhile() {
    int port = open();
    server.setUser("rooms@doctors.example", "rooms", "right");
    var by = at(port, Optional.of("rooms"), Optional.of(new Secret("wrong")));

    assertThat(post(Optional.of(by)).send(MAIL, 1))
        .isInstanceOfSatisfying(
            Outcome.TryLater.class,
            later -> {
              assertThat(later.forAll()).isTrue();
              assertThat(later.when()).isAfter(NOW);
              assertThat(later.why().toString()).doesNotContain("wrong");
            });
  }

  @Test
  void theRightPasswordOpensTheWay() {
    int port = open();
    server.setUser("rooms@doctors.example", "rooms", "right");
    var by = at(port, Optional.of("rooms"), Optional.of(new Secret("right")));

    assertThat(post(Optional.of(by)).send(MAIL, 1)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whereNobodyListensItIsTriedLater() throws IOException {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }

    assertThat(post(Optional.of(at(port, Optional.empty(), Optional.empty()))).send(MAIL, 1))
        .isInstanceOf(Outcome.TryLater.class);
  }

  @Test
  void anAddressThatTheServerKnowsNothingOfIsRefusedForGood() throws Exception {
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> refuseEverybody(listening));

      assertThat(
              post(Optional.of(at(listening.getLocalPort(), Optional.empty(), Optional.empty())))
                  .send(MAIL, 1))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> assertThat(refused.why().toString()).doesNotContain("ada@"));
    }
  }

  @Test
  void withoutSettingsNothingIsSentAndThatIsSaidBeforehand() {
    var post = post(Optional.empty());

    assertThat(post.isSetUp()).isFalse();
    assertThat(post.send(MAIL, 1)).isEqualTo(new Outcome.Refused(Post.NOT_SET_UP));
  }

  /** A server that takes no recipient. */
  private static void refuseEverybody(ServerSocket listening) {
    try (Socket client = listening.accept();
        OutputStream out = client.getOutputStream();
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      say(out, "220 here");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("RCPT")) {
          say(out, "550 5.1.1 no such mailbox");
        } else if (line.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
