package org.roomkeeper.runtime.plugins;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.util.Types;
import java.nio.file.Path;
import java.util.List;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Codes;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Declaration;
import org.roomkeeper.api.Links;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.MemberLinks;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.PluginFolder;
import org.roomkeeper.api.Retention;
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
 *   <li>{@link Links}: to its pages for whoever bears a link;
 *   <li>{@link MemberLinks}: to its pages for one member;
 *   <li>{@link Codes}: that a person can type and nobody can guess;
 *   <li>{@link Retention}: how long people's words may be kept;
 *   <li>{@link PluginFolder}: its own folder for large files;
 *   <li>{@link Logger}: {@code plugin.<name>}.
 * </ul>
 */
final class PluginGrants extends AbstractModule {
  private final String plugin;
  private final List<Declaration> declared;
  private final PluginSettings settings;
  private final Capabilities capabilities;
  private final PageLinks links;
  private final Path folders;

  PluginGrants(
      String plugin,
      List<Declaration> declared,
      PluginSettings settings,
      Capabilities capabilities,
      PageLinks links,
      Path folders) {
    this.plugin = plugin;
    this.declared = declared;
    this.settings = settings;
    this.capabilities = capabilities;
    this.links = links;
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
            Declaration.OfVerb _,
            Declaration.OfSelfCheck _ -> {}
      }
    }
    bind(Store.class).toInstance(CallInHand.store());
    bind(Rooms.class).toInstance(CallInHand.rooms());
    bind(Members.class).toInstance(CallInHand.members());
    bind(Capabilities.class).toInstance(capabilities);
    bind(Links.class)
        .toInstance(
            (page, subject, until) ->
                links.to(here(), plugin, named(page, Page.Audience.BEARER), subject, until));
    bind(MemberLinks.class)
        .toInstance(
            (page, member, until) ->
                links.personal(here(), plugin, named(page, Page.Audience.MEMBER), member, until));
    bind(Codes.class).toInstance((about, digits) -> links.code(here(), plugin, about, digits));
    bind(Retention.class).toInstance(settings.retention());
    bind(PluginFolder.class).toInstance(() -> folders.resolve(plugin));
    bind(Logger.class).toInstance(LoggerFactory.getLogger("plugin." + plugin));
  }

  private static CommunityId here() {
    return CallInHand.rooms().community().id();
  }

  private String named(String page, Page.Audience audience) {
    boolean isOffered =
        declared.stream()
            .anyMatch(
                one ->
                    one instanceof Declaration.OfPage offered
                        && offered.name().equals(page)
                        && offered.audience() == audience);
    if (!isOffered) {
      throw new IllegalArgumentException(
          audience == Page.Audience.BEARER
              ? "there is no page '" + page + "' for bearers of a link"
              : "there is no page '" + page + "' for members");
    }
    return page;
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
