package org.roomkeeper.runtime.plugins;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.util.Types;
import java.nio.file.Path;
import java.util.List;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Declaration;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Store;
import org.roomkeeper.runtime.ledger.CallInHand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that a plugin may inject: nothing else of the core can be reached.
 *
 * <ul>
 *   <li>{@code Config<C>} of the settings it declared, {@code Lists<T>} of the folders it declared;
 *   <li>{@link Store}, {@link Rooms}, {@link Members}: of the call in hand;
 *   <li>{@link Capabilities}: what the platform allows;
 *   <li>{@link PluginFolder}: its own folder for large files;
 *   <li>{@link Logger}: {@code plugin.<name>}.
 * </ul>
 */
final class PluginGrants extends AbstractModule {
  private final String plugin;
  private final List<Declaration> declared;
  private final PluginSettings settings;
  private final Capabilities capabilities;
  private final Path folders;

  PluginGrants(
      String plugin,
      List<Declaration> declared,
      PluginSettings settings,
      Capabilities capabilities,
      Path folders) {
    this.plugin = plugin;
    this.declared = declared;
    this.settings = settings;
    this.capabilities = capabilities;
    this.folders = folders;
  }

  @Override
  protected void configure() {
    for (var declaration : declared) {
      switch (declaration) {
        case Declaration.OfConfig config -> bindConfig(config.type());
        case Declaration.OfLists lists -> bindLists(lists.folder(), lists.type());
        case Declaration.OfHandler _,
            Declaration.OfPreparedHandler _,
            Declaration.OfPage _,
            Declaration.OfVerb _ -> {}
      }
    }
    bind(Store.class).toInstance(CallInHand.store());
    bind(Rooms.class).toInstance(CallInHand.rooms());
    bind(Members.class).toInstance(CallInHand.members());
    bind(Capabilities.class).toInstance(capabilities);
    bind(PluginFolder.class).toInstance(() -> folders.resolve(plugin));
    bind(Logger.class).toInstance(LoggerFactory.getLogger("plugin." + plugin));
  }

  @SuppressWarnings("unchecked") // the key is made of the type
  private <C extends Record> void bindConfig(Class<C> type) {
    bind((Key<Config<C>>) Key.get(Types.newParameterizedType(Config.class, type)))
        .toInstance(settings.config(plugin, type));
  }

  @SuppressWarnings("unchecked") // the key is made of the type
  private <T extends Record> void bindLists(String folder, Class<T> type) {
    bind((Key<Lists<T>>) Key.get(Types.newParameterizedType(Lists.class, type)))
        .toInstance(settings.lists(plugin, folder, type));
  }
}
