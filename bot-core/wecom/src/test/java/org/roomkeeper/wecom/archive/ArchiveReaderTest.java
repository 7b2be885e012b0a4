package org.roomkeeper.wecom.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Unrecognised;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.runtime.time.HandClock;
import org.roomkeeper.wecom.client.WeComIds;
import org.roomkeeper.wecom.support.FixedRoster;
import org.roomkeeper.wecom.support.ListedRooms;
import org.roomkeeper.wecom.support.RememberingIntake;
import org.roomkeeper.wecom.support.ScriptedWeCom;

/** The archive is read from where it was left, whatever goes wrong. */
class ArchiveReaderTest {
  private static final String PATH = "/_sandbox/finance/getchatdata";

  @TempDir private Path folder;
  private final HandClock clock = new HandClock(Instant.parse("2026-11-22T08:00:00Z"));
  private final RememberingIntake intake = new RememberingIntake();
  private final List<Phrase> alarms = new CopyOnWriteArrayList<>();
  private final List<RoomId> toBeRead = new CopyOnWriteArrayList<>();
  private final FixedRoster roster = new FixedRoster().with(room("wr1"));
  private ArchiveReader reader;
  private int said;

  @AfterEach
  void stop() {
    if (reader != null) {
      reader.stop();
    }
  }

  @Test
  void readsEveryPollAndAtOnceWhenItRings() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, message("m1"));
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));
    assertThat(posted()).isEqualTo(1);
    assertThat(intake.bookmark("wecom-archive")).hasValue(1);
    assertThat(reader.nextDue()).contains(clock.instant().plusSeconds(3));

    Files.writeString(file, message("m1") + message("m2"));
    clock.moveBy(Duration.ofSeconds(2));
    settled();
    assertThat(posted()).isEqualTo(1);
    clock.moveBy(Duration.ofSeconds(1));
    await().atMost(20, SECONDS).until(() -> posted() == 2);

    Files.writeString(file, message("m1") + message("m2") + message("m3"));
    reader.ring();
    await().atMost(20, SECONDS).until(() -> posted() == 3);
  }

  @Test
  void comesBackSoonerWhileMuchIsSaidAndNeverMoreThanTenTimesASecond() throws Exception {
    var file = folder.resolve("messages.ndjson");
    say(file, 60);
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));
    assertThat(reader.nextDue()).contains(clock.instant().plusSeconds(1));

    say(file, 200);
    clock.moveBy(Duration.ofSeconds(1));
    await().atMost(20, SECONDS).until(() -> posted() == 260);
    settled();
    assertThat(reader.nextDue()).contains(clock.instant().plusMillis(100));

    say(file, 2);
    clock.moveBy(Duration.ofMillis(100));
    await().atMost(20, SECONDS).until(() -> posted() == 262);
    settled();
    assertThat(reader.nextDue()).contains(clock.instant().plusSeconds(1));

    clock.moveBy(Duration.ofSeconds(1));
    settled();
    assertThat(reader.nextDue()).contains(clock.instant().plusSeconds(3));
  }

  @Test
  void aPageIsHandedOnInPiecesAndAskedForOnce() throws Exception {
    var keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    var pair = keys.generateKeyPair();
    var rows = new String[60];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = sealed(i + 1, 3, pair, message("m" + i));
    }
    try (var sandbox = new ScriptedWeCom()) {
      sandbox.next(PATH, page(rows)).always(PATH, page());
      var archive =
          new SandboxArchive(
              sandbox.address().toString(),
              "corp1",
              new Secret("archive-secret"),
              new ArchiveCrypt(Map.of("3", new Secret(pem(pair)))));
      var sizes = new CopyOnWriteArrayList<Integer>();
      start(
          ArchiveSettings.Kind.SANDBOX,
          new MessageArchive() {
            @Override
            public List<Archived> fetch(long afterSeq, int limit) throws IOException {
              var piece = archive.fetch(afterSeq, limit);
              sizes.add(piece.size());
              return piece;
            }

            @Override
            public boolean holdsMore() {
              return archive.holdsMore();
            }
          });
      await().atMost(20, SECONDS).until(() -> posted() == 60);
      settled();
      assertThat(sizes).containsExactly(24, 24, 12);
      assertThat(intake.bookmark("wecom-archive")).hasValue(60);
      assertThat(sandbox.to(PATH)).hasSize(1);
      assertThat(posts()).isEqualTo(IntStream.range(0, 60).mapToObj(i -> "m" + i).toList());
    }
  }

  @Test
  void goesOnWhereItWasLeft() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, message("m1") + message("m2"));
    intake.write(List.of(new Incoming.Bookmark("wecom-archive", 1))).join();

    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));

    assertThat(posted()).isEqualTo(1);
  }

  @Test
  void readsALongArchiveToItsEnd() throws Exception {
    var file = folder.resolve("messages.ndjson");
    var all = new StringBuilder();
    for (int i = 0; i < 1_700; i++) {
      all.append(message("m" + i));
    }
    Files.writeString(file, all);

    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));

    assertThat(posted()).isEqualTo(1_700);
    assertThat(intake.bookmark("wecom-archive")).hasValue(1_700);
  }

  @Test
  void losesNothingWhenTheLedgerIsFull() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, message("m1"));
    intake.overloaded(true);
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));
    assertThat(posted()).isZero();

    intake.overloaded(false);
    clock.moveBy(Duration.ofMinutes(1));
    await().atMost(20, SECONDS).until(() -> posted() == 1);
  }

  @Test
  void doesNothingWithoutAnArchive() {
    reader = reader(ArchiveSettings.Kind.NONE, new NoArchive());
    reader.start();
    reader.ring();

    assertThat(reader.idle()).isTrue();
    assertThat(reader.nextDue()).isEmpty();
  }

  @Test
  void opensWhatASandboxSealed() throws Exception {
    var keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    var pair = keys.generateKeyPair();
    try (var sandbox = new ScriptedWeCom()) {
      sandbox
          .next(PATH, 500, "oops")
          .next(PATH, "{\"errcode\":301058,\"errmsg\":\"slow\"}")
          .next(
              PATH,
              page(
                  sealed(1, 3, pair, message("m1")),
                  sealed(2, 3, pair, "{}")
                      .replace("encrypt_chat_msg\":\"", "encrypt_chat_msg\":\"AA"),
                  sealed(3, 2, pair, message("m3")),
                  sealed(4, 3, pair, message("m4")),
                  sealed(5, 4, pair, message("m5"))))
          .always(PATH, page(sealed(5, 4, pair, message("m5"))));
      start(
          ArchiveSettings.Kind.SANDBOX,
          new SandboxArchive(
              sandbox.address().toString(),
              "corp1",
              new Secret("archive-secret"),
              new ArchiveCrypt(Map.of("3", new Secret(pem(pair))))));
      await()
          .atMost(30, SECONDS)
          .until(
              () -> {
                clock.moveBy(Duration.ofMinutes(1));
                return posted() == 2 && alarms.size() == 2;
              });

      // Broken, and of a version that is gone: recorded. Of a version that is to come: waited for.
      assertThat(unrecognised()).isEqualTo(2);
      assertThat(alarms)
          .containsExactly(Phrase.of("archive.key-gone", 2), Phrase.of("archive.key-missing", 4));
      assertThat(intake.bookmark("wecom-archive")).hasValue(4);
      assertThat(sandbox.to(PATH).getFirst().body())
          .isEqualTo(
              "{\"corpid\":\"corp1\",\"secret\":\"archive-secret\",\"seq\":0,\"limit\":200}");
    }
  }

  @Test
  void tellsOnceFromWhenToWhenTheArchiveIsLost() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, message("m1"));
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));
    reader.stop();
    assertThat(alarms).isEmpty();

    clock.moveBy(Duration.ofDays(7));
    Files.writeString(file, message("m1") + message("m2"));
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));
    reader.stop();
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));

    assertThat(alarms)
        .containsExactly(Phrase.of("archive.gap", "2026-11-22 08:00 UTC", "2026-11-24 08:00 UTC"));
    assertThat(unrecognised()).isEqualTo(1);
    assertThat(posted()).isEqualTo(2);
  }

  @Test
  void warnsOnceADayBeforeAnythingIsLost() {
    intake
        .write(
            List.of(
                new Incoming.Bookmark(
                    "wecom-archive-read",
                    clock.instant().minus(Duration.ofHours(23)).getEpochSecond())))
        .join();
    start(
        ArchiveSettings.Kind.NATIVE,
        (after, limit) -> {
          throw new IOException("the library is broken");
        });
    assertThat(alarms).isEmpty();

    await()
        .atMost(20, SECONDS)
        .until(
            () -> {
              clock.moveBy(Duration.ofMinutes(30));
              return !alarms.isEmpty();
            });
    clock.moveBy(Duration.ofMinutes(5));
    settled();
    assertThat(alarms).containsExactly(Phrase.of("archive.unread", "2026-11-21 09:00 UTC"));
  }

  @Test
  void writesDownWhichNumbersAreMissing() {
    start(
        ArchiveSettings.Kind.NATIVE,
        (after, limit) ->
            after >= 9
                ? List.of()
                : List.of(
                    new MessageArchive.Archived(4, "", message("m4")),
                    new MessageArchive.Archived(7, "", message("m7")),
                    new MessageArchive.Archived(9, "", message("m9"))));

    assertThat(posted()).isEqualTo(3);
    assertThat(intake.written(Incoming.Happened.class))
        .filteredOn(happened -> happened.event() instanceof Unrecognised)
        .singleElement()
        .satisfies(
            happened ->
                assertThat(((Unrecognised) happened.event()).kind())
                    .isEqualTo("archive/missing/from 5/3"));
  }

  @Test
  void whatIsSaidInARoomThatNobodyHasReadWaitsUntilItIsRead() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, message("m1") + message("m2", "wrNew") + message("m3"));
    var fetchedAfter = new CopyOnWriteArrayList<Long>();
    var archive = new ReplayArchive(file);
    start(
        ArchiveSettings.Kind.REPLAY,
        (after, limit) -> {
          fetchedAfter.add(after);
          return archive.fetch(after, limit);
        });
    assertThat(posted()).isEqualTo(1);
    assertThat(intake.bookmark("wecom-archive")).hasValue(1);
    clock.moveBy(Duration.ofSeconds(1));
    settled();
    assertThat(toBeRead).containsExactly(WeComIds.customerGroup("wrNew"));

    roster.with(room("wrNew"));
    clock.moveBy(Duration.ofSeconds(1));

    await().atMost(20, SECONDS).until(() -> posted() == 3);
    settled();
    assertThat(intake.bookmark("wecom-archive")).hasValue(3);
    // What waits is kept at hand: to open it anew each second would take all of a processor.
    assertThat(fetchedAfter).containsExactly(0L, 3L);
  }

  @Test
  void aRoomThatCannotBeReadHoldsNothingUpForLong() throws Exception {
    var file = folder.resolve("messages.ndjson");
    Files.writeString(file, message("m1", "wrGone") + message("m2"));
    start(ArchiveSettings.Kind.REPLAY, new ReplayArchive(file));
    clock.moveBy(Duration.ofSeconds(119));
    settled();
    assertThat(posted()).isZero();

    clock.moveBy(Duration.ofSeconds(1));

    await().atMost(20, SECONDS).until(() -> posted() == 2);
    assertThat(toBeRead).containsExactly(WeComIds.customerGroup("wrGone"));
  }

  private void start(ArchiveSettings.Kind kind, MessageArchive archive) {
    reader = reader(kind, archive);
    reader.start();
    settled();
  }

  private ArchiveReader reader(ArchiveSettings.Kind kind, MessageArchive archive) {
    return new ArchiveReader(
        archive,
        new ArchiveSettings(
            kind,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(3),
            Optional.empty()),
        intake,
        roster,
        new ArchiveRooms(roster, new ListedRooms(List.of()), id -> Optional.empty(), clock),
        new OwnWords(clock),
        (room, first) -> toBeRead.add(room),
        alarms::add,
        clock,
        new SimpleMeterRegistry());
  }

  private static RoomView room(String chat) {
    return new RoomView(
        WeComIds.customerGroup(chat),
        chat,
        RoomKind.CUSTOMER_GROUP,
        2,
        500,
        Optional.empty(),
        true,
        Map.of());
  }

  private void settled() {
    await().atMost(30, SECONDS).until(reader::idle);
  }

  private void say(Path file, int messages) throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < messages; i++) {
      lines.append(message("m" + said++));
    }
    Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private List<String> posts() {
    return intake.written(Incoming.Happened.class).stream()
        .map(Incoming.Happened::event)
        .filter(MessagePosted.class::isInstance)
        .map(event -> ((MessagePosted) event).message().value().replace("_external", ""))
        .toList();
  }

  private long posted() {
    return intake.written(Incoming.Happened.class).stream()
        .filter(happened -> happened.event() instanceof MessagePosted)
        .count();
  }

  private long unrecognised() {
    return intake.written(Incoming.Happened.class).stream()
        .filter(happened -> happened.event() instanceof Unrecognised)
        .count();
  }

  private static String message(String id) {
    return message(id, "wr1");
  }

  private static String message(String id, String room) {
    return "{\"msgid\":\""
        + id
        + "_external\",\"action\":\"send\",\"from\":\"wm1\",\"tolist\":[\"li\"],\"roomid\":\""
        + room
        + "\","
        + "\"msgtime\":1700000000000,\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}\n";
  }

  private static String page(String... rows) {
    return "{\"errcode\":0,\"errmsg\":\"ok\",\"chatdata\":[" + String.join(",", rows) + "]}";
  }

  private static String sealed(long seq, int version, KeyPair pair, String plain) throws Exception {
    byte[] key = new byte[32];
    key[0] = (byte) seq;
    byte[] nonce = new byte[12];
    var aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    byte[] body = aes.doFinal(plain.getBytes(UTF_8));
    var rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    rsa.init(Cipher.ENCRYPT_MODE, pair.getPublic());
    var base64 = Base64.getEncoder();
    return "{\"seq\":"
        + seq
        + ",\"msgid\":\"x\",\"publickey_ver\":"
        + version
        + ",\"encrypt_random_key\":\""
        + base64.encodeToString(rsa.doFinal(key))
        + "\",\"encrypt_chat_msg\":\""
        + base64.encodeToString(ByteBuffer.allocate(12 + body.length).put(nonce).put(body).array())
        + "\"}";
  }

  private static String pem(KeyPair pair) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
