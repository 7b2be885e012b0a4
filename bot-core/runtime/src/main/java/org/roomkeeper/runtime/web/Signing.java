package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.roomkeeper.runtime.settings.Secret;
import org.roomkeeper.runtime.settings.Settings;

/**
 * Signs what travels through a browser and comes back: personal links, and the proof that a form is
 * ours. Safe for use by many threads.
 */
@Singleton
final class Signing {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;

  @Inject
  Signing(Settings settings) {
    this(
        settings
            .core()
            .http()
            .signing()
            .map(Secret::reveal)
            .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> ownKey(settings.dataFolder().resolve("signing.key"))));
  }

  Signing(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The signature of these parts, 43 characters that are safe in an address. */
  String of(String purpose, String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      add(mac, purpose);
      for (String part : parts) {
        add(mac, part);
      }
      return TEXT.encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this is the signature of these parts; takes as long for a wrong one. */
  boolean isOf(Optional<String> signature, String purpose, String... parts) {
    byte[] right = of(purpose, parts).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(signature.orElse("").getBytes(StandardCharsets.UTF_8), right);
  }

  /** A random name, 22 characters that are safe in an address. */
  static String randomName() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  /** Each part with its length before it, so that no two lists of parts are signed alike. */
  private static void add(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    mac.update(bytes);
  }

  private static byte[] ownKey(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] fresh = new byte[32];
      RANDOM.nextBytes(fresh);
      try {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyUs =
            posix
                ? new FileAttribute<?>[] {
                  PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path half =
            Files.createTempFile(file.toAbsolutePath().getParent(), "signing", ".new", onlyUs);
        Files.write(half, fresh, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try {
          Files.createLink(file, half);
        } finally {
          Files.delete(half);
        }
        return fresh;
      } catch (FileAlreadyExistsException e) {
        return Files.readAllBytes(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the key for personal links", e);
    }
  }
}
