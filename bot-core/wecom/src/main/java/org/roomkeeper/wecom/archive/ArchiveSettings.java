package org.roomkeeper.wecom.archive;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.roomkeeper.runtime.settings.Secret;

/**
 * The section {@code archive} of {@code roomkeeper.yaml}.
 *
 * @param kind where messages are read from
 * @param secret the archive's secret, for {@code native} and {@code sandbox}
 * @param privateKeys the RSA keys of the archive by version, each PEM (PKCS#8), for {@code native}
 *     and {@code sandbox}; old versions stay, since old messages need them
 * @param library WeCom's native library, {@code libWeWorkFinanceSdk_Java.so}, for {@code native}
 * @param file the file of messages, for {@code replay}
 * @param poll how often the archive is asked, besides when it rings
 * @param url the sandbox's address; without one, WeCom's base address
 */
public record ArchiveSettings(
    Kind kind,
    Optional<Secret> secret,
    Map<String, Secret> privateKeys,
    Optional<Path> library,
    Optional<Path> file,
    Duration poll,
    Optional<URI> url) {
  /** Copies the keys. */
  public ArchiveSettings {
    privateKeys = Map.copyOf(privateKeys);
  }

  /** Where messages are read from. */
  public enum Kind {
    /** Nowhere: without an archive the bot hears nothing that is said in rooms. */
    NONE,
    /** From WeCom, through its native library in a process of its own. */
    NATIVE,
    /** From a sandbox. */
    SANDBOX,
    /** From a file of decrypted messages, one JSON object a line. */
    REPLAY
  }
}
