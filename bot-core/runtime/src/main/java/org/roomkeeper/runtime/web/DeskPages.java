package org.roomkeeper.runtime.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.texts.CoreTexts;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Plugins' pages for moderators and founders, at {@code /<community>/<plugin>/<page>} of the desk.
 */
@Singleton
final class DeskPages implements WebRoutes {
  /** Whoever sits at the desk has one name for all: who they are is written down beside it. */
  private static final String AT_THE_DESK = "desk".repeat(5) + "00";

  private final Communities communities;
  private final Plugins plugins;
  private final PageCalls calls;
  private final DeskVisitor visitors;
  private final DeskWays ways;
  private final FormTaking forms;
  private final Clockwork clock;

  @Inject
  DeskPages(
      Communities communities,
      Plugins plugins,
      PageCalls calls,
      DeskVisitor visitors,
      DeskWays ways,
      FormTaking forms,
      Clockwork clock) {
    this.ways = ways;
    this.communities = communities;
    this.plugins = plugins;
    this.calls = calls;
    this.visitors = visitors;
    this.forms = forms;
    this.clock = clock;
  }

  @Override
  public Listener listener() {
    return Listener.DESK;
  }

  @Override
  public void add(RoutesConfig routes) {
    for (String path :
        List.of("/{community}/{plugin}/{page}", "/{community}/{plugin}/{page}/{about}")) {
      routes.get(path, ctx -> open(ctx, this::show));
      routes.post(path, ctx -> open(ctx, this::take));
    }
  }

  /** Goes on with the page, if there is one and this person may see it. */
  private void open(Context ctx, BiConsumer<Context, FormTaking.Sender> then) {
    String key = ctx.pathParam("community");
    Optional<Community> community =
        key.matches("[a-z0-9][a-z0-9-]{0,31}")
            ? communities.find(new CommunityId(key))
            : Optional.empty();
    Optional<LoadedPlugin> plugin = plugins.find(ctx.pathParam("plugin"));
    Optional<LoadedPlugin.OfferedPage> page =
        plugin.flatMap(found -> found.page(PluginPages.untilTheDot(ctx.pathParam("page"))));
    if (community.isEmpty() || page.isEmpty()) {
      PluginPages.apologise(ctx, 404, "page.not-found");
      return;
    }
    Optional<MemberId> person = visitors.chosen(ctx);
    if (!DeskWays.allowed(page.get().audience(), community.get(), person)) {
      PluginPages.apologise(ctx, 403, "desk.unknown-person");
      return;
    }
    then.accept(
        ctx,
        new FormTaking.Sender(
            community.get(),
            plugin.orElseThrow(),
            page.get(),
            AT_THE_DESK,
            person,
            PluginPages.about(ctx).filter(subject -> subject.matches("[A-Za-z0-9_-]{1,64}"))));
  }

  private void show(Context ctx, FormTaking.Sender asked) {
    @Nullable Phrase notice = ctx.queryParam("sent") == null ? null : Phrase.of("page.sent");
    String file = ctx.queryParam("file");
    String name = ctx.pathParam("page");
    view(ctx, asked)
        .ifPresent(
            view -> {
              if (file != null) {
                Downloads.numbered(ctx, view, file);
              } else if (name.indexOf('.') > 0) {
                Downloads.named(ctx, view, name);
              } else {
                answer(ctx, asked, view, notice);
              }
            });
  }

  private void take(Context ctx, FormTaking.Sender asked) {
    Optional<FormTaking.Refusal> refusal =
        forms.refusal(ctx, URI.create("http://" + ctx.host()), asked);
    if (refusal.isPresent()) {
      PluginPages.apologise(ctx, refusal.get().status(), refusal.get().key());
      return;
    }
    Optional<View> view = view(ctx, asked);
    if (view.isEmpty()) {
      return;
    }
    switch (forms.take(ctx, view.get(), asked)) {
      case WRITTEN ->
          ctx.redirect(
              ctx.path() + "?lang=" + language(ctx, asked) + "&sent=1", HttpStatus.SEE_OTHER);
      case OUT_OF_BOUNDS -> {
        ctx.status(400);
        FormTaking.Refused refused = FormTaking.refused(ctx, view.get());
        answer(ctx, asked, refused.view(), refused.why());
      }
      case NO_LONGER_THERE -> {
        ctx.status(409);
        answer(ctx, asked, view.get(), Phrase.of("page.changed"));
      }
      case NOT_NOW -> PluginPages.apologise(ctx, 503, "page.busy");
    }
  }

  /** What the page shows now; if it shows nothing, the visitor has been told. */
  private Optional<View> view(Context ctx, FormTaking.Sender asked) {
    Page.Request request =
        new Page.Request(
            language(ctx, asked),
            asked.visitor(),
            asked.member(),
            ctx.queryParamMap().entrySet().stream()
                .filter(entry -> entry.getValue().getFirst().length() <= 200)
                .limit(20)
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().getFirst())),
            asked.subject(),
            clock.instant());
    Optional<View> view = calls.show(asked.plugin(), asked.community(), asked.page(), request);
    if (view.isEmpty()) {
      PluginPages.apologise(ctx, 503, "page.failed");
    }
    return view;
  }

  private void answer(Context ctx, FormTaking.Sender asked, View view, @Nullable Phrase notice) {
    String language = language(ctx, asked);
    Frame frame =
        new Frame(
            language,
            asked.community().name(language),
            ways.from(language, ctx.path(), asked.member()),
            notice == null ? "" : CoreTexts.ALL.say(language, notice),
            ctx.path() + "?lang=" + language,
            forms.token(asked),
            Signing.randomName(),
            Style.SHEET);
    Headers.page(ctx, PageRenderer.policy(view), PageRenderer.render(view, frame));
  }

  private static String language(Context ctx, FormTaking.Sender asked) {
    return Visitor.language(ctx, asked.community().languages());
  }
}
