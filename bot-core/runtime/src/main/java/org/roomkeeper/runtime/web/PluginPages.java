package org.roomkeeper.runtime.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.texts.CoreTexts;
import org.roomkeeper.runtime.time.Clockwork;

/**
 * Plugins' pages at {@code /<community>/<plugin>/<page>} on the public listener, with what they are
 * about behind it where they are about something, and {@code /join/<community>} for the page {@code
 * door} of the plugin {@code overflow}. What is sent from a form is checked against the form and
 * written down as {@link FormSent}. An address whose last part is the name of a file on the page
 * ({@code …/feed.ics} for a file of that name on the page {@code feed}) gives the file.
 */
@Singleton
final class PluginPages implements WebRoutes {

  private static final String PAGE = "/{community}/{plugin}/{page}";
  private static final String ABOUT = "about";

  private final Communities communities;
  private final Plugins plugins;
  private final PageCalls calls;
  private final FormTaking forms;
  private final PersonalLinks links;
  private final BearerLinks passes;
  private final Settings settings;
  private final Clockwork clock;

  @Inject
  PluginPages(
      Communities communities,
      Plugins plugins,
      PageCalls calls,
      FormTaking forms,
      PersonalLinks links,
      BearerLinks passes,
      Settings settings,
      Clockwork clock) {
    this.communities = communities;
    this.plugins = plugins;
    this.calls = calls;
    this.forms = forms;
    this.links = links;
    this.passes = passes;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Listener listener() {
    return Listener.PUBLIC;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/join/{community}", ctx -> get(ctx, "overflow", "door"));
    routes.post("/join/{community}", ctx -> post(ctx, "overflow", "door"));
    for (String path : List.of(PAGE, PAGE + "/{" + ABOUT + "}")) {
      routes.get(path, ctx -> get(ctx, ctx.pathParam("plugin"), ctx.pathParam("page")));
      routes.post(path, ctx -> post(ctx, ctx.pathParam("plugin"), ctx.pathParam("page")));
    }
  }

  private void get(Context ctx, String plugin, String page) {
    Optional<Asked> found = find(ctx, plugin, page);
    if (found.isEmpty()) {
      apologise(ctx, 404, "page.not-found");
      return;
    }
    Asked asked = found.get();
    if (!asked.allowed()) {
      apologise(ctx, 403, "page.personal");
      return;
    }
    Optional<View> view = show(ctx, asked);
    if (view.isEmpty()) {
      return;
    }
    String file = ctx.queryParam("file");
    if (asked.named().isPresent()) {
      Downloads.named(ctx, view.get(), asked.named().get());
    } else if (file == null) {
      answer(
          ctx, asked, view.get(), ctx.queryParam("sent") == null ? null : Phrase.of("page.sent"));
    } else {
      Downloads.numbered(ctx, view.get(), file);
    }
  }

  private void post(Context ctx, String plugin, String page) {
    Optional<Asked> found = find(ctx, plugin, page);
    if (found.isEmpty()) {
      apologise(ctx, 404, "page.not-found");
      return;
    }
    Asked asked = found.get();
    if (!asked.allowed()) {
      apologise(ctx, 403, "page.personal");
    } else {
      forms
          .refusal(ctx, settings.core().http().publicUrl(), asked.sender())
          .ifPresentOrElse(
              refusal -> apologise(ctx, refusal.status(), refusal.key()), () -> take(ctx, asked));
    }
  }

  /** The form is ours: takes the answers if they are within its bounds. */
  private void take(Context ctx, Asked asked) {
    Optional<View> view = show(ctx, asked);
    if (view.isEmpty()) {
      return;
    }
    switch (forms.take(ctx, view.get(), asked.sender())) {
      case WRITTEN -> ctx.redirect(ctx.path() + query(asked, "sent=1"), HttpStatus.SEE_OTHER);
      case OUT_OF_BOUNDS -> {
        ctx.status(400);
        FormTaking.Refused refused = FormTaking.refused(ctx, view.get());
        answer(ctx, asked, refused.view(), refused.why());
      }
      case NO_LONGER_THERE -> {
        ctx.status(409);
        answer(ctx, asked, view.get(), Phrase.of("page.changed"));
      }
      case NOT_NOW -> {
        ctx.header("Retry-After", "10");
        apologise(ctx, 503, "page.busy");
      }
    }
  }

  private Optional<Asked> find(Context ctx, String plugin, String page) {
    String key = ctx.pathParam("community");
    Optional<Community> community =
        key.matches("[a-z0-9][a-z0-9-]{0,31}")
            ? communities.find(new CommunityId(key))
            : Optional.empty();
    Optional<LoadedPlugin> loaded = plugins.find(plugin);
    Optional<String> about = about(ctx);
    Optional<String> named =
        Optional.of(about.orElse(page)).filter(last -> last.indexOf('.') > 0 && last.length() < 96);
    Optional<LoadedPlugin.OfferedPage> offered =
        loaded
            .flatMap(found -> found.page(about.isPresent() ? page : untilTheDot(page)))
            .filter(
                found ->
                    switch (found.audience()) {
                      case PUBLIC, MEMBER, BEARER -> true;
                      case MODERATOR, FOUNDER -> false;
                    });
    Optional<String> behind = about.map(PluginPages::untilTheDot);
    if (community.isEmpty()
        || offered.isEmpty()
        || behind.filter(subject -> !subject.matches("[A-Za-z0-9_-]{1,64}")).isPresent()) {
      return Optional.empty();
    }
    boolean secure = "https".equals(settings.core().http().publicUrl().getScheme());
    Visitor visitor = Visitor.of(ctx, community.get(), links, clock.instant(), secure);
    String pass = Optional.ofNullable(ctx.queryParam(BearerLinks.PARAMETER)).orElse("");
    Optional<String> subject =
        offered.get().audience() == Audience.BEARER
            ? passes.verify(community.get().id(), plugin, page, pass, clock.instant())
            : behind;
    return Optional.of(
        new Asked(
            community.get(),
            loaded.orElseThrow(),
            offered.get(),
            visitor,
            subject,
            offered.get().audience() == Audience.BEARER && subject.isPresent() ? pass : "",
            named));
  }

  /** What stands behind the page's name in the address. */
  static Optional<String> about(Context ctx) {
    return Optional.ofNullable(ctx.pathParamMap().get(ABOUT));
  }

  static String untilTheDot(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private Optional<View> show(Context ctx, Asked asked) {
    Visitor visitor = asked.visitor();
    Page.Request request =
        new Page.Request(
            visitor.language(),
            visitor.name(),
            visitor.member(),
            visitor.query(),
            asked.subject(),
            clock.instant());
    Optional<View> view = calls.show(asked.plugin(), asked.community(), asked.page(), request);
    if (view.isEmpty()) {
      ctx.header("Retry-After", "5");
      apologise(ctx, 503, "page.failed");
    }
    return view;
  }

  private void answer(Context ctx, Asked asked, View view, @Nullable Phrase notice) {
    String language = asked.visitor().language();
    Frame frame =
        new Frame(
            language,
            asked.community().name(language),
            List.of(),
            notice == null ? "" : CoreTexts.ALL.say(language, notice),
            ctx.path() + query(asked, ""),
            forms.token(asked.sender()),
            Signing.randomName(),
            Style.SHEET);
    Headers.page(ctx, PageRenderer.policy(view), PageRenderer.render(view, frame));
    ctx.header("Content-Language", language);
    ctx.header("Vary", "Accept-Language, Cookie");
  }

  private static String query(Asked asked, String more) {
    var query = new StringBuilder("?lang=" + asked.visitor().language());
    if (!asked.pass().isEmpty()) {
      query.append('&').append(BearerLinks.PARAMETER).append('=').append(asked.pass());
    }
    return more.isEmpty() ? query.toString() : query.append('&').append(more).toString();
  }

  static void apologise(Context ctx, int status, String key) {
    String language = Visitor.language(ctx, List.of("zh", "en"));
    View view =
        View.of(
            CoreTexts.ALL.say(language, Phrase.of(key + ".title")),
            new View.Paragraph(CoreTexts.ALL.say(language, Phrase.of(key))));
    Headers.page(ctx, PageRenderer.policy(view), PageRenderer.render(view, language));
    ctx.status(status);
  }

  private record Asked(
      Community community,
      LoadedPlugin plugin,
      LoadedPlugin.OfferedPage page,
      Visitor visitor,
      Optional<String> subject,
      String pass,
      Optional<String> named) {
    /** Members' pages are for those whom the core knows, others for bearers of a link. */
    boolean allowed() {
      return switch (page.audience()) {
        case PUBLIC -> true;
        case MEMBER -> visitor.member().isPresent();
        case BEARER -> subject.isPresent();
        case MODERATOR, FOUNDER -> false;
      };
    }

    FormTaking.Sender sender() {
      return new FormTaking.Sender(
          community, plugin, page, visitor.name(), visitor.member(), subject);
    }
  }
}
