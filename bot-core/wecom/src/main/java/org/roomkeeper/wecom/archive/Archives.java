package org.roomkeeper.wecom.archive;

import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.runtime.intake.Roster;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComSettings;

/** Makes what the settings of the archive name. */
public final class Archives {
  private Archives() {}

  /**
   * Opens it; nothing is read yet.
   *
   * @throws IllegalArgumentException if the settings lack what this kind of archive needs
   */
  public static MessageArchive open(ArchiveSettings settings, WeComSettings weCom) {
    return switch (settings.kind()) {
      case NONE -> new NoArchive();
      case REPLAY -> new ReplayArchive(needed(settings.file(), "file", settings));
      case SANDBOX ->
          new SandboxArchive(
              settings.url().map(WeComSettings::withoutSlash).orElseGet(weCom::baseAddress),
              weCom.corpId(),
              needed(settings.secret(), "secret", settings),
              new ArchiveCrypt(settings.privateKeys()));
      case NATIVE -> finance(settings, weCom);
    };
  }

  private static MessageArchive finance(ArchiveSettings settings, WeComSettings weCom) {
    var library = needed(settings.library(), "library", settings).toAbsolutePath();
    var secret = needed(settings.secret(), "secret", settings);
    if (!Files.isReadable(library)) {
      throw new IllegalArgumentException("archive.library: there is no file " + library);
    }
    if (settings.privateKeys().isEmpty()) {
      throw new IllegalArgumentException("archive.private-keys is missing for native");
    }
    var crypt = new ArchiveCrypt(settings.privateKeys());
    return FinanceArchive.of(
        new FinanceSetup(weCom.corpId(), secret.reveal(), library.toString(), crypt.bare()), crypt);
  }

  private static <T> T needed(Optional<T> value, String name, ArchiveSettings settings) {
    return value.orElseThrow(
        () ->
            new IllegalArgumentException(
                "archive."
                    + name
                    + " is missing for "
                    + settings.kind().name().toLowerCase(Locale.ROOT)));
  }

  /** Recognises the archive's rooms; asks WeCom about internal groups where there is a secret. */
  static ArchiveRooms rooms(
      ArchiveSettings settings,
      WeComClients clients,
      Roster roster,
      Communities communities,
      InstantSource clock) {
    ArchiveRooms.GroupDirectory directory =
        asks(settings.kind()) && settings.secret().isPresent()
            ? new AuditDirectory(clients.with(settings.secret().get()))
            : roomId -> Optional.empty();
    return new ArchiveRooms(roster, communities, directory, clock);
  }

  private static boolean asks(ArchiveSettings.Kind kind) {
    return switch (kind) {
      case NATIVE, SANDBOX -> true;
      case NONE, REPLAY -> false;
    };
  }
}
