package org.roomkeeper.app.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.roomkeeper.app.torture.witness.WitnessPlugin;

/** Packs the witness into a jar, as the bot loads plugins from files alone. */
final class WitnessJar {
  private static final String FOLDER =
      "/" + WitnessPlugin.class.getPackageName().replace('.', '/') + "/";
  private static final List<String> FILES =
      List.of(
          "WitnessPlugin.class",
          "WitnessPlugin$WitnessConfig.class",
          "Testimony.class",
          "Orders.class",
          "Sightings.class",
          "Sightings$OfContacts.class",
          "Sightings$OfEnrolments.class",
          "Sightings$OfArrivals.class",
          "Sightings$OfDepartures.class",
          "Sightings$OfPresses.class",
          "texts_en.properties",
          "texts_zh.properties");

  private WitnessJar() {}

  /** Writes the jar. */
  static void write(Path file) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Roomkeeper-Plugin"), WitnessPlugin.class.getName());
    try (OutputStream out = Files.newOutputStream(file);
        var jar = new JarOutputStream(out, manifest)) {
      for (String name : FILES) {
        try (InputStream in = WitnessJar.class.getResourceAsStream(FOLDER + name)) {
          if (in == null) {
            throw new IOException("the witness lacks " + name);
          }
          jar.putNextEntry(new JarEntry(FOLDER.substring(1) + name));
          in.transferTo(jar);
          jar.closeEntry();
        }
      }
    }
  }
}
