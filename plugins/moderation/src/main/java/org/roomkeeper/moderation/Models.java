package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.moderation.model.TopicModelFile;
import org.roomkeeper.moderation.model.Understanding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model in force: the community's own if {@code ./roomkeeper train} has put one into the
 * plugin's folder, else the one that ships. Loaded once, beside the start, since it takes a second;
 * without it the word lists judge alone.
 */
final class Models {
  /** The model's name, in the plugin's folder and in its jar. */
  static final String FILE = "topics.model";

  private static final Logger LOG = LoggerFactory.getLogger(Models.class);

  private final CompletableFuture<Optional<Understanding>> loaded;

  @Inject
  Models(PluginFolder folder) {
    loaded = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("judge-model").start(() -> loaded.complete(load(folder)));
  }

  /** What is needed to understand messages; waits until it is loaded. Empty if it cannot be. */
  Optional<Understanding> understanding() {
    return loaded.join();
  }

  private static Optional<Understanding> load(PluginFolder folder) {
    Path own = folder.path().resolve(FILE);
    if (!Files.exists(own)) {
      return Shipped.UNDERSTANDING;
    }
    try (InputStream in = Files.newInputStream(own)) {
      return Optional.of(Understanding.with(TopicModelFile.read(in)));
    } catch (IOException | LinkageError | RuntimeException e) {
      return without(own.toString(), e);
    }
  }

  private static Optional<Understanding> without(String file, Throwable why) {
    LOG.error("The word lists judge alone. Mend or remove {}: {}", file, why.toString());
    return Optional.empty();
  }

  /** The model that ships, loaded once however many bots run in this process. */
  private static final class Shipped {
    static final Optional<Understanding> UNDERSTANDING = load();

    private static Optional<Understanding> load() {
      try (InputStream in = Models.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IOException("it is not there");
        }
        return Optional.of(Understanding.with(TopicModelFile.read(in)));
      } catch (IOException | LinkageError | RuntimeException e) {
        return without(FILE + " in the plugin's jar", e);
      }
    }
  }
}
