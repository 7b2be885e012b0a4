package org.roomkeeper.wecom.archive;

import java.time.InstantSource;
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
      case REPLAY ->
          new ReplayArchive(
              settings
                  .file()
                  .orElseThrow(
                      () -> new IllegalArgumentException("archive.file is missing for replay")));
      case SANDBOX ->
          new SandboxArchive(
              settings.url().map(WeComSettings::withoutSlash).orElseGet(weCom::baseAddress),
              weCom.corpId(),
              settings
                  .secret()
                  .orElseThrow(
                      () -> new IllegalArgumentException("archive.secret is missing for sandbox")),
              new ArchiveCrypt(settings.privateKeys()));
    };
  }

  /** Recognises the archive's rooms; asks WeCom about internal groups where there is a secret. */
  static ArchiveRooms rooms(
      ArchiveSettings settings,
      WeComClients clients,
      Roster roster,
      Communities communities,
      InstantSource clock) {
    ArchiveRooms.GroupDirectory directory =
        settings.kind() == ArchiveSettings.Kind.SANDBOX && settings.secret().isPresent()
            ? new AuditDirectory(clients.with(settings.secret().get()))
            : roomId -> Optional.empty();
    return new ArchiveRooms(roster, communities, directory, clock);
  }
}
