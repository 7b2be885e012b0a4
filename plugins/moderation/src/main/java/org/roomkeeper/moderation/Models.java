package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.moderation.model.TopicModelFile;
import org.roomkeeper.moderation.model.Understanding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model in force: the community's own if {@code ./roomkeeper train} has put one into the
 * plugin's folder, else the one that ships. Loaded once, beside the start, since it takes a second,
 * and not before it is wanted where {@code by-meaning} is off; without it the word lists judge
 * alone.
 */
final class Models {
  /** The model's name, in the plugin's folder and in its jar. */
  static final String FILE = "topics.model";

  private static final Logger LOG = LoggerFactory.getLogger(Models.class);

  private final PluginFolder folder;
  private @Nullable CompletableFuture<Optional<Understanding>> loaded;

  @Inject
  Models(PluginFolder folder, Config<ModerationConfig> config) {
    this.folder = folder;
    Thread.ofPlatform().daemon().name("judge-model").start(() -> beginIfWanted(config));
  }

  /** Settings that are bad keep the bot from starting, and this thread from more than a look. */
  private void beginIfWanted(Config<ModerationConfig> config) {
    try {
      if (config.get().byMeaning()) {
        var _ = begun();
      }
    } catch (RuntimeException unreadable) {
      LOG.debug("Nobody knows yet whether a model is wanted", unreadable);
    }
  }

  /** What is needed to understand messages; waits until it is loaded. Empty if it cannot be. */
  Optional<Understanding> understanding() {
    return begun().join();
  }

  private synchronized CompletableFuture<Optional<Understanding>> begun() {
    if (loaded == null) {
      loaded = CompletableFuture.supplyAsync(() -> load(folder), Models::inAThreadOfItsOwn);
    }
    return loaded;
  }

  private static void inAThreadOfItsOwn(Runnable loading) {
    Thread.ofPlatform().daemon().name("judge-model").start(loading);
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
