package org.roomkeeper.runtime.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.ledger.Why;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk: {@code /} how things stand, {@code /cases} what waits for a moderator, {@code /why/ID}
 * the story of an action. Whoever reaches it is trusted to say who they are.
 */
@Singleton
final class Desk implements WebRoutes {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);

  private final DeskVisitor visitors;
  private final DeskViews views;
  private final DeskCases cases;
  private final DeskWords words;
  private final DeskWays ways;
  private final Signing signing;

  @Inject
  Desk(
      DeskVisitor visitors,
      DeskViews views,
      DeskCases cases,
      DeskWords words,
      DeskWays ways,
      Signing signing) {
    this.ways = ways;
    this.visitors = visitors;
    this.views = views;
    this.cases = cases;
    this.words = words;
    this.signing = signing;
  }

  @Override
  public Listener listener() {
    return Listener.DESK;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.before(
        ctx -> {
          if (!visitors.askedByOurName(ctx)) {
            ctx.status(HttpStatus.MISDIRECTED_REQUEST)
                .contentType("text/plain; charset=utf-8")
                .result(words.say("en", "desk.foreign-host"))
                .skipRemainingHandlers();
          }
        });
    routes.get("/", ctx -> show(ctx, "/", overview(ctx), ""));
    routes.post("/", this::choose);
    routes.get("/cases", ctx -> cases(ctx, ""));
    routes.post("/cases/{id}", this::press);
    routes.get("/why/{id}", this::story);
  }

  private View overview(Context ctx) {
    return views.overview(visitors.language(ctx), visitors.chosen(ctx));
  }

  private void choose(Context ctx) {
    Optional<MemberId> who =
        visitors.people().stream()
            .filter(person -> person.value().equals(ctx.formParam("who")))
            .findFirst();
    if (!ours(ctx)) {
      PluginPages.apologise(ctx, 403, "page.stale-form");
    } else if (who.isEmpty()) {
      ctx.status(400);
      show(ctx, "/", overview(ctx), words.say(visitors.language(ctx), "page.out-of-bounds"));
    } else {
      visitors.choose(ctx, who.get());
      ctx.redirect("/", HttpStatus.SEE_OTHER);
    }
  }

  private void press(Context ctx) throws InterruptedException {
    String language = visitors.language(ctx);
    Optional<MemberId> person = visitors.chosen(ctx);
    Optional<Why.Story> open = id(ctx).flatMap(cases::find);
    String choice = Optional.ofNullable(ctx.formParam("choice")).orElse("");
    String claim = Optional.ofNullable(ctx.formParam("claim")).orElse("");
    boolean claims = claim.equals("take") || claim.equals("release");
    if (!ours(ctx)) {
      PluginPages.apologise(ctx, 403, "page.stale-form");
    } else if (person.isEmpty()) {
      PluginPages.apologise(ctx, 403, "desk.unknown-person");
    } else if (open.isEmpty()) {
      ctx.status(409);
      cases(ctx, words.say(language, "desk.case.gone"));
    } else if (!claims && !DeskCases.offers(open.get(), choice)) {
      ctx.status(400);
      cases(ctx, words.say(language, "desk.case.not-a-choice"));
    } else {
      try {
        if (claims) {
          boolean held = claim.equals("take");
          cases.claim(open.get(), person.get(), held).get(10, TimeUnit.SECONDS);
          ctx.redirect("/cases#case-" + open.get().id(), HttpStatus.SEE_OTHER);
        } else {
          cases.press(open.get(), person.get(), choice).get(10, TimeUnit.SECONDS);
          ctx.redirect("/cases?taken=" + open.get().id(), HttpStatus.SEE_OTHER);
        }
      } catch (ExecutionException | TimeoutException e) {
        log.warn("an answer to case {} could not be written down: {}", ctx.path(), e.toString());
        PluginPages.apologise(ctx, 503, "page.busy");
      }
    }
  }

  private void cases(Context ctx, String notice) {
    String language = visitors.language(ctx);
    String taken = ctx.queryParam("taken");
    boolean known = taken != null && taken.matches("\\d{1,18}") && notice.isEmpty();
    String said = known ? words.say(language, "desk.case.taken", "#" + taken) : notice;
    String answering =
        visitors
            .chosen(ctx)
            .map(person -> words.say(language, "desk.i-am.now", words.who(person)))
            .orElseGet(() -> words.say(language, "desk.i-am.choose"));
    Map<String, Object> values =
        Map.of(
            "frame", frame(ctx, "/cases", said),
            "title", words.say(language, "desk.cases"),
            "none", words.say(language, "desk.cases.none"),
            "answering", answering,
            "cases", cases.open(language, visitors.chosen(ctx)));
    Headers.page(ctx, PageRenderer.policy(""), PageRenderer.render("cases.jte", values));
  }

  private void story(Context ctx) {
    String language = visitors.language(ctx);
    Optional<View> view = id(ctx).flatMap(id -> views.story(language, id));
    if (view.isEmpty()) {
      ctx.status(404);
    }
    String shown = ctx.pathParam("id").replaceAll("[^0-9]", "");
    show(
        ctx,
        "/why",
        view.orElseGet(() -> View.of(words.say(language, "desk.story.none", shown))),
        "");
  }

  private void show(Context ctx, String here, View view, String notice) {
    Headers.page(
        ctx, PageRenderer.policy(view), PageRenderer.render(view, frame(ctx, here, notice)));
  }

  private Frame frame(Context ctx, String here, String notice) {
    String language = visitors.language(ctx);
    return new Frame(
        language,
        "Roomkeeper",
        ways.from(language, here, visitors.chosen(ctx)),
        notice,
        here,
        signing.of("desk-form"),
        "",
        Style.SHEET);
  }

  /**
   * The desk's forms come from the desk's own pages: others can neither read nor guess the token.
   */
  private boolean ours(Context ctx) {
    return ctx.isFormUrlencoded()
        && SameOrigin.sent(ctx, URI.create("http://" + ctx.host()))
        && signing.isOf(Optional.ofNullable(ctx.formParam("rk-token")), "desk-form");
  }

  private static Optional<Long> id(Context ctx) {
    String id = ctx.pathParam("id");
    return id.matches("\\d{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }
}
