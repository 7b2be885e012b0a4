package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;

/**
 * Where one can go at the desk: the core's own pages, and those of the plugins that are for whoever
 * sits there. A plugin's page is called what its text {@code desk-page.NAME} says.
 */
@Singleton
final class DeskWays {
  private final Communities communities;
  private final Plugins plugins;
  private final DeskWords words;

  @Inject
  DeskWays(Communities communities, Plugins plugins, DeskWords words) {
    this.communities = communities;
    this.plugins = plugins;
    this.words = words;
  }

  /**
   * The ways from a page of the desk.
   *
   * @param here the path of the page
   * @param person who sits there, where they have said it
   */
  List<Frame.Way> from(String language, String here, Optional<MemberId> person) {
    var ways = new ArrayList<Frame.Way>();
    ways.add(new Frame.Way(words.say(language, "desk.nav.state"), "/", here.equals("/")));
    ways.add(new Frame.Way(words.say(language, "desk.nav.cases"), "/cases", here.equals("/cases")));
    for (Community community : communities.all()) {
      for (LoadedPlugin plugin : plugins.all()) {
        for (LoadedPlugin.OfferedPage page : plugin.pages()) {
          if (isOfTheDesk(page.audience()) && allowed(page.audience(), community, person)) {
            ways.add(way(language, here, community, plugin.name(), page.name()));
          }
        }
      }
    }
    return ways;
  }

  private Frame.Way way(
      String language, String here, Community community, String plugin, String page) {
    String path = "/" + community.id() + "/" + plugin + "/" + page;
    String key = "desk-page." + page;
    String named = words.say(language, plugin, community.id(), Phrase.of(key));
    String label = named.equals(key) ? page : named;
    return new Frame.Way(
        communities.all().size() > 1 ? label + " · " + community.name(language) : label,
        path + "?lang=" + URLEncoder.encode(language, StandardCharsets.UTF_8),
        here.equals(path));
  }

  private static boolean isOfTheDesk(Audience audience) {
    return audience == Audience.MODERATOR || audience == Audience.FOUNDER;
  }

  /** Whether somebody at the desk may see a page. */
  static boolean allowed(Audience audience, Community community, Optional<MemberId> person) {
    return switch (audience) {
      case PUBLIC -> true;
      case MEMBER, BEARER -> false;
      case MODERATOR ->
          person
              .filter(
                  who -> community.moderators().contains(who) || community.founders().contains(who))
              .isPresent();
      case FOUNDER -> person.filter(community.founders()::contains).isPresent();
    };
  }
}
