package org.roomkeeper.app.cli;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.jar.Attributes;

/** Which Roomkeeper this is, as the build wrote it into the jar's manifest. */
public final class Version {
  private static final Attributes.Name COMMIT = new Attributes.Name("Roomkeeper-Commit");

  private Version() {}

  /** One line such as {@code roomkeeper 0.1.0 (commit 68c7b8e…)}; what is not known is left out. */
  static String[] lines() throws IOException {
    return new String[] {line(manifest())};
  }

  /** The commit that was built; empty if the build was not told. */
  public static String commit() throws IOException {
    String commit = manifest().getValue(COMMIT);
    return commit == null ? "" : commit.strip();
  }

  private static Attributes manifest() throws IOException {
    URL self = Version.class.getResource("Version.class");
    var manifest = new Attributes();
    if (self != null && self.openConnection() instanceof JarURLConnection jar) {
      Attributes found = jar.getMainAttributes();
      if (found != null) {
        manifest = found;
      }
    }
    return manifest;
  }

  static String line(Attributes manifest) {
    String version = manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    String commit = manifest.getValue(COMMIT);
    return "roomkeeper "
        + (version == null ? "(not built as a distribution)" : version)
        + (commit == null || commit.isBlank() ? "" : " (commit " + commit.strip() + ")");
  }
}
