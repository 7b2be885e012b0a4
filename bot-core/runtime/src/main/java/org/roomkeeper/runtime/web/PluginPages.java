package org.roomkeeper.runtime.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.Page.Audience;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.texts.Bundle;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plugins' pages at {@code /<community>/<plugin>/<page>} on the public listener, and {@code
 * /join/<community>} for the page {@code door} of the plugin {@code overflow}. What is sent from a
 * form is checked against the form and written down as {@link FormSent}.
 */
@Singleton
final class PluginPages implements WebRoutes {
  private static final Logger log = LoggerFactory.getLogger(PluginPages.class);
  private static final int LARGEST_FORM = 64 * 1024;

  private final Communities communities;
  private final Plugins plugins;
  private final PageCalls calls;
  private final Intake intake;
  private final PersonalLinks links;
  private final Signing signing;
  private final Settings settings;
  private final Clockwork clock;

  @Inject
  PluginPages(
      Communities communities,
      Plugins plugins,
      PageCalls calls,
      Intake intake,
      PersonalLinks links,
      Signing signing,
      Settings settings,
      Clockwork clock) {
    this.communities = communities;
    this.plugins = plugins;
    this.calls = calls;
    this.intake = intake;
    this.links = links;
    this.signing = signing;
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
    routes.get(
        "/{community}/{plugin}/{page}",
        ctx -> get(ctx, ctx.pathParam("plugin"), ctx.pathParam("page")));
    routes.post(
        "/{community}/{plugin}/{page}",
        ctx -> post(ctx, ctx.pathParam("plugin"), ctx.pathParam("page")));
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
    if (file == null) {
      answer(ctx, asked, view.get(), "");
    } else {
      download(ctx, view.get(), file);
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
    } else if (!ctx.isFormUrlencoded()) {
      apologise(ctx, 415, "page.not-a-form");
    } else if (ctx.contentLength() > LARGEST_FORM || ctx.bodyAsBytes().length > LARGEST_FORM) {
      apologise(ctx, 413, "page.too-large");
    } else if (!SameOrigin.sent(ctx, settings.core().http().publicUrl())
        || !signing.isOf(Optional.ofNullable(ctx.formParam("rk-token")), "form", asked.names())) {
      apologise(ctx, 403, "page.stale-form");
    } else {
      take(ctx, asked);
    }
  }

  /** The form is ours: takes the answers if they are within its bounds. */
  private void take(Context ctx, Asked asked) {
    Optional<View> view = show(ctx, asked);
    if (view.isEmpty()) {
      return;
    }
    Optional<Map<String, String>> answers =
        form(view.get(), ctx.formParam("rk-form"))
            .flatMap(form -> SentForm.answers(form, ctx.formParamMap()));
    if (answers.isEmpty()) {
      ctx.status(400);
      answer(ctx, asked, view.get(), "page.out-of-bounds");
      return;
    }
    String once = Optional.ofNullable(ctx.formParam("rk-once")).orElse("");
    String key =
        "form:"
            + signing.of(
                "once",
                String.join("/", asked.names()),
                once.substring(0, Math.min(40, once.length())));
    var event =
        new FormSent(
            Envelope.of(asked.community().id(), clock.instant()),
            asked.page().name(),
            asked.visitor().name(),
            asked.visitor().member(),
            answers.get());
    try {
      intake
          .write(List.of(new Incoming.HappenedTo(key, asked.plugin().name(), event)))
          .get(10, TimeUnit.SECONDS);
      ctx.redirect(ctx.path() + query(asked, "sent=1"), HttpStatus.SEE_OTHER);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a form on {} could not be written down: {}", ctx.path(), e.toString());
      ctx.header("Retry-After", "10");
      apologise(ctx, 503, "page.busy");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      apologise(ctx, 503, "page.busy");
    }
  }

  private Optional<Asked> find(Context ctx, String plugin, String page) {
    String key = ctx.pathParam("community");
    Optional<Community> community =
        key.matches("[a-z0-9][a-z0-9-]{0,31}")
            ? communities.find(new CommunityId(key))
            : Optional.empty();
    Optional<LoadedPlugin> loaded = plugins.find(plugin);
    Optional<LoadedPlugin.OfferedPage> offered =
        loaded
            .flatMap(found -> found.page(page))
            .filter(
                found ->
                    found.audience() == Audience.PUBLIC || found.audience() == Audience.MEMBER);
    if (community.isEmpty() || offered.isEmpty()) {
      return Optional.empty();
    }
    boolean secure = "https".equals(settings.core().http().publicUrl().getScheme());
    Visitor visitor = Visitor.of(ctx, community.get(), links, clock.instant(), secure);
    return Optional.of(new Asked(community.get(), loaded.orElseThrow(), offered.get(), visitor));
  }

  private Optional<View> show(Context ctx, Asked asked) {
    Visitor visitor = asked.visitor();
    Page.Request request =
        new Page.Request(visitor.language(), visitor.name(), visitor.member(), visitor.query());
    Optional<View> view = calls.show(asked.plugin(), asked.community(), asked.page(), request);
    if (view.isEmpty()) {
      ctx.header("Retry-After", "5");
      apologise(ctx, 503, "page.failed");
    }
    return view;
  }

  private void answer(Context ctx, Asked asked, View view, String notice) {
    String language = asked.visitor().language();
    String said = notice.isEmpty() && ctx.queryParam("sent") != null ? "page.sent" : notice;
    Frame frame =
        new Frame(
            language,
            asked.community().name(language),
            List.of(),
            said.isEmpty() ? "" : Bundle.CORE.say(language, Phrase.of(said)),
            ctx.path() + query(asked, ""),
            signing.of("form", asked.names()),
            Signing.randomName(),
            Style.SHEET);
    Headers.page(ctx, PageRenderer.policy(view), PageRenderer.render(view, frame));
    ctx.header("Content-Language", language);
    ctx.header("Vary", "Accept-Language, Cookie");
  }

  private static String query(Asked asked, String more) {
    String language = "?lang=" + asked.visitor().language();
    return more.isEmpty() ? language : language + "&" + more;
  }

  private static Optional<View.Form> form(View view, @Nullable String index) {
    List<View.Form> forms = Pieces.only(view, View.Form.class);
    return index != null && index.matches("\\d{1,3}") && Integer.parseInt(index) < forms.size()
        ? Optional.of(forms.get(Integer.parseInt(index)))
        : Optional.empty();
  }

  private static void download(Context ctx, View view, String index) {
    List<View.File> files = Pieces.only(view, View.File.class);
    if (!index.matches("\\d{1,3}") || Integer.parseInt(index) >= files.size()) {
      apologise(ctx, 404, "page.not-found");
      return;
    }
    View.File file = files.get(Integer.parseInt(index));
    String type = file.type().matches("[\\w.+-]+/[\\w.+-]+") ? file.type() : "text/plain";
    String ascii = file.name().replaceAll("[^A-Za-z0-9._-]", "_");
    String utf8 = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    ctx.header(
        "Content-Disposition", "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + utf8);
    ctx.contentType(type + "; charset=utf-8").result(file.content());
  }

  static void apologise(Context ctx, int status, String key) {
    String language = Visitor.language(ctx, List.of("zh", "en"));
    View view =
        View.of(
            Bundle.CORE.say(language, Phrase.of(key + ".title")),
            new View.Paragraph(Bundle.CORE.say(language, Phrase.of(key))));
    Headers.page(ctx, PageRenderer.policy(view), PageRenderer.render(view, language));
    ctx.status(status);
  }

  private record Asked(
      Community community, LoadedPlugin plugin, LoadedPlugin.OfferedPage page, Visitor visitor) {
    /** Members' pages are for those whom the core knows. */
    boolean allowed() {
      return page.audience() == Audience.PUBLIC || visitor.member().isPresent();
    }

    /** What a form's proof is about: this visitor on this page. */
    String[] names() {
      return new String[] {
        visitor.name(),
        visitor.member().map(MemberId::value).orElse(""),
        community.id().value(),
        plugin.name(),
        page.name()
      };
    }
  }
}
