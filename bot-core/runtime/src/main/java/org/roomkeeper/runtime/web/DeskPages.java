package org.roomkeeper.runtime.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;

/**
 * Plugins' pages for moderators and founders, at {@code /<community>/<plugin>/<page>} of the desk.
 */
@Singleton
final class DeskPages implements WebRoutes {
  private final Communities communities;
  private final Plugins plugins;
  private final PageCalls calls;
  private final DeskVisitor visitors;

  @Inject
  DeskPages(Communities communities, Plugins plugins, PageCalls calls, DeskVisitor visitors) {
    this.communities = communities;
    this.plugins = plugins;
    this.calls = calls;
    this.visitors = visitors;
  }

  @Override
  public Listener listener() {
    return Listener.DESK;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/{community}/{plugin}/{page}", this::get);
  }

  private void get(Context ctx) {
    String key = ctx.pathParam("community");
    Optional<Community> community =
        key.matches("[a-z0-9][a-z0-9-]{0,31}")
            ? communities.find(new CommunityId(key))
            : Optional.empty();
    Optional<LoadedPlugin> plugin = plugins.find(ctx.pathParam("plugin"));
    Optional<LoadedPlugin.OfferedPage> page =
        plugin.flatMap(found -> found.page(ctx.pathParam("page")));
    if (community.isEmpty() || page.isEmpty()) {
      PluginPages.apologise(ctx, 404, "page.not-found");
      return;
    }
    Optional<MemberId> person = visitors.chosen(ctx);
    if (!allowed(page.get().audience(), community.get(), person)) {
      PluginPages.apologise(ctx, 403, "desk.unknown-person");
      return;
    }
    String language = Visitor.language(ctx, community.get().languages());
    Page.Request request =
        new Page.Request(
            language,
            "desk".repeat(5) + "00",
            person,
            ctx.queryParamMap().entrySet().stream()
                .filter(entry -> entry.getValue().getFirst().length() <= 200)
                .limit(20)
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().getFirst())));
    Optional<View> view = calls.show(plugin.orElseThrow(), community.get(), page.get(), request);
    if (view.isEmpty()) {
      PluginPages.apologise(ctx, 503, "page.failed");
      return;
    }
    Frame frame =
        new Frame(
            language,
            community.get().name(language),
            List.of(),
            "",
            ctx.path(),
            "",
            "",
            Style.SHEET);
    Headers.page(ctx, PageRenderer.policy(view.get()), PageRenderer.render(view.get(), frame));
  }

  private static boolean allowed(
      Audience audience, Community community, Optional<MemberId> person) {
    return switch (audience) {
      case PUBLIC -> true;
      case MEMBER -> false;
      case MODERATOR ->
          person
              .filter(
                  who -> community.moderators().contains(who) || community.founders().contains(who))
              .isPresent();
      case FOUNDER -> person.filter(community.founders()::contains).isPresent();
    };
  }
}
