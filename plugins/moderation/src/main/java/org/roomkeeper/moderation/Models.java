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
  private @Nullable CompletableFuture<Loaded> loaded;

  /**
   * What came of loading.
   *
   * @param understanding what is needed to understand messages; empty if it could not be loaded
   * @param trouble the file that could not be read; empty if it could
   */
  private record Loaded(Optional<Understanding> understanding, Optional<String> trouble) {
    static Loaded well(Understanding understanding) {
      return new Loaded(Optional.of(understanding), Optional.empty());
    }
  }

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
    return begun().join().understanding();
  }

  /** The file that could not be read, if there is one; waits until it was tried. */
  Optional<String> trouble() {
    return begun().join().trouble();
  }

  /** Whether loading was tried, and has ended one way or the other. */
  synchronized boolean isTried() {
    return loaded != null && loaded.isDone();
  }

  private synchronized CompletableFuture<Loaded> begun() {
    if (loaded == null) {
      loaded = CompletableFuture.supplyAsync(() -> load(folder), Models::inAThreadOfItsOwn);
    }
    return loaded;
  }

  private static void inAThreadOfItsOwn(Runnable loading) {
    Thread.ofPlatform().daemon().name("judge-model").start(loading);
  }

  private static Loaded load(PluginFolder folder) {
    Path own = folder.path().resolve(FILE);
    if (!Files.exists(own)) {
      return Shipped.LOADED;
    }
    try (InputStream in = Files.newInputStream(own)) {
      return Loaded.well(Understanding.with(TopicModelFile.read(in)));
    } catch (IOException | LinkageError | RuntimeException e) {
      return without(own.toString(), e);
    }
  }

  private static Loaded without(String file, Throwable why) {
    LOG.error("The word lists judge alone. Mend or remove {}: {}", file, why.toString());
    return new Loaded(Optional.empty(), Optional.of(file));
  }

  /** The model that ships, loaded once however many bots run in this process. */
  private static final class Shipped {
    static final Loaded LOADED = load();

    private static Loaded load() {
      try (InputStream in = Models.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IOException("it is not there");
        }
        return Loaded.well(Understanding.with(TopicModelFile.read(in)));
      } catch (IOException | LinkageError | RuntimeException e) {
        return without(FILE + " in the plugin's jar", e);
      }
    }
  }
}
