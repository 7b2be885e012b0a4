package org.roomkeeper.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.roomkeeper.api.RoomId;
import org.roomkeeper.app.founding.Founding;
import org.roomkeeper.runtime.ledger.OpenLedger;
import org.roomkeeper.runtime.ledger.Storage;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsSource;
import org.roomkeeper.runtime.settings.StoragePlace;
import org.roomkeeper.runtime.time.HostClock;
import org.roomkeeper.sandbox.Sandbox;
import org.roomkeeper.sandbox.world.World;
import org.roomkeeper.wecom.WeComModule;
import org.roomkeeper.wecom.client.WeComIds;

/** A bot's ledger in which much has happened, written through the intake as sources write it. */
final class FilledLedger implements AutoCloseable {
  private static final int ROOMS = 5;
  private static final int PAGES_IN_FLIGHT = 8;
  private static final int SEED = 11;

  private final Sandbox sandbox;
  private final Founding founding;
  private final int events;
  private final long bytes;

  private FilledLedger(Sandbox sandbox, Founding founding, int events, long bytes) {
    this.sandbox = sandbox;
    this.founding = founding;
    this.events = events;
    this.bytes = bytes;
  }

  /** Fills one. */
  static FilledLedger fill(Bench bench) throws IOException, InterruptedException {
    Sandbox sandbox = Sandbox.start(0);
    try {
      sandbox.walk();
      JsonNode ready = sandbox.ready();
      List<RoomId> rooms = sandbox.world().call(here -> rooms(here, ready));
      Founding founding = bench.found(ready, "filled");
      Path file = founding.folder().resolve("data").resolve("roomkeeper.db");
      int events = fill(bench, founding, file, rooms);
      return new FilledLedger(sandbox, founding, events, Files.size(file));
    } catch (IOException | InterruptedException | RuntimeException failed) {
      sandbox.close();
      throw failed;
    }
  }

  private static List<RoomId> rooms(World here, JsonNode ready) {
    String owner = ready.path("ownerUserId").asText();
    return IntStream.rangeClosed(1, ROOMS)
        .mapToObj(
            number ->
                WeComIds.customerGroup(
                    here.customerGroups().open(owner, "往事 " + number + " 群", List.of()).id()))
        .toList();
  }

  private static int fill(Bench bench, Founding founding, Path file, List<RoomId> rooms) {
    Settings settings =
        Settings.read(
            new SettingsSource(
                founding.folder().resolve("config"),
                name -> Optional.ofNullable(founding.environment().get(name))),
            Set.of(WeComModule.WECOM, WeComModule.ARCHIVE));
    OpenLedger open =
        OpenLedger.on(
            Storage.open(new StoragePlace.InFile(file)), settings.communities(), new HostClock());
    try {
      var happenings = new Happenings("filled", rooms, SEED);
      Queue<CompletableFuture<Integer>> pages = new ArrayDeque<>();
      int most = bench.length().events();
      int written = 0;
      for (int told = 0; told < most; told += Happenings.PAGE) {
        pages.add(open.intake().write(happenings.page(Instant.now())));
        if (pages.size() >= PAGES_IN_FLIGHT) {
          written += pages.remove().join();
        }
        if (told % (most / 4) == 0) {
          bench.tell("writing a ledger of %,d events: %,d".formatted(most, told));
        }
      }
      return written + pages.stream().mapToInt(CompletableFuture::join).sum();
    } finally {
      open.ledger().close();
    }
  }

  /** The settings of the bot whose ledger it is. */
  Founding founding() {
    return founding;
  }

  /** How many events were written. */
  int events() {
    return events;
  }

  /** How large the file was then. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
