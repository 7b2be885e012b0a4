package org.roomkeeper.runtime.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Settings that ship in a jar, as what a file does not say.
 *
 * @param name how problems in it name it, such as {@code welcome.jar/welcome.yaml}
 * @param where the file in the jar; {@code null} if nothing is shipped
 */
record Shipped(String name, @Nullable URL where) {
  static final Shipped NOTHING = new Shipped("", null);

  /** The file {@code NAME.yaml} at the root of a plugin's jar. */
  static Shipped withPlugin(String plugin, Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String file = plugin + ".yaml";
    return new Shipped(plugin + ".jar/" + file, loader == null ? null : loader.getResource(file));
  }

  /** The file {@code NAME.yaml} beside the record of a section. */
  static Shipped beside(Class<?> type, String section) {
    return new Shipped(
        type.getSimpleName() + "/" + section + ".yaml", type.getResource(section + ".yaml"));
  }

  Optional<Node> document(Problems problems) {
    if (where == null) {
      return Optional.empty();
    }
    try (InputStream in = where.openStream()) {
      return YamlText.decode(name, in.readNBytes(YamlText.LARGEST + 1), problems)
          .flatMap(text -> YamlText.compose(name, text, problems));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
