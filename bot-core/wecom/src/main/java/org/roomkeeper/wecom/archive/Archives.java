package org.roomkeeper.wecom.archive;

import org.roomkeeper.wecom.client.WeComSettings;

/** Opens the archive that the settings name. */
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
}
