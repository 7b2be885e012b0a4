package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.line.LineHealth;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.time.Clockwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is sent from the forms of plugins' pages, members' and those of the desk alike: from
 * our own pages only, within the bounds of the form, written down once as {@link FormSent}. Safe
 * for use by many threads.
 */
@Singleton
final class FormTaking {
  private static final Logger log = LoggerFactory.getLogger(FormTaking.class);

  /** Ten thousand Chinese characters, each nine bytes in a form, and then some. */
  private static final int LARGEST = 256 * 1024;

  /** Whoever sends a form sees at once what became of it, unless the plugin is far behind. */
  private static final Duration ANSWERED_WITHIN = Duration.ofMillis(1500);

  private final Intake intake;
  private final Signing signing;
  private final Clockwork clock;
  private final Provider<LineHealth> line;

  @Inject
  FormTaking(Intake intake, Signing signing, Clockwork clock, Provider<LineHealth> line) {
    this.intake = intake;
    this.signing = signing;
    this.clock = clock;
    this.line = line;
  }

  /** The proof that a form was made by us for this sender on this page. */
  String token(Sender sender) {
    return signing.of("form", sender.names());
  }

  /**
   * Why what was sent is not even looked at; empty if it is a form of ours.
   *
   * @param own where our own pages stand
   */
  Optional<Refusal> refusal(Context ctx, URI own, Sender sender) {
    if (!ctx.isFormUrlencoded()) {
      return Optional.of(new Refusal(415, "page.not-a-form"));
    }
    // Read all the same, within the server's own bound: a browser that is still sending when it is
    // refused shows its user a broken connection instead of the reason.
    if (ctx.bodyAsBytes().length > LARGEST) {
      return Optional.of(new Refusal(413, "page.too-large"));
    }
    boolean ours =
        SameOrigin.sent(ctx, own)
            && signing.isOf(Optional.ofNullable(ctx.formParam("rk-token")), "form", sender.names());
    return ours ? Optional.empty() : Optional.of(new Refusal(403, "page.stale-form"));
  }

  /**
   * Writes the answers down, and gives the plugin a moment to answer.
   *
   * @param view the page as it stands now, whose bounds count
   */
  Taken take(Context ctx, View view, Sender sender) {
    Optional<View.Form> form = form(view, ctx.formParam("rk-form"));
    if (form.isEmpty()) {
      return Taken.NO_LONGER_THERE;
    }
    Optional<Map<String, String>> answers = SentForm.answers(form.get(), ctx.formParamMap());
    if (answers.isEmpty()) {
      return Taken.OUT_OF_BOUNDS;
    }
    String once = Optional.ofNullable(ctx.formParam("rk-once")).orElse("");
    String key =
        "form:"
            + signing.of(
                "once",
                String.join("/", sender.names()),
                once.substring(0, Math.min(40, once.length())));
    var event =
        new FormSent(
            Envelope.of(sender.community().id(), clock.instant()),
            sender.page().name(),
            sender.visitor(),
            sender.member(),
            answers.get(),
            sender.subject());
    try {
      intake
          .write(List.of(new Incoming.HappenedTo(key, sender.plugin().name(), event)))
          .get(10, TimeUnit.SECONDS);
      var _ =
          line.get().awaitAnswers(sender.plugin().name(), sender.community().id(), ANSWERED_WITHIN);
      return Taken.WRITTEN;
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a form on {} could not be written down: {}", ctx.path(), e.toString());
      return Taken.NOT_NOW;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Taken.NOT_NOW;
    }
  }

  /** Why what was sent is out of the bounds of its form, and the page with it standing there. */
  static Refused refused(Context ctx, View view) {
    View.Form form = form(view, ctx.formParam("rk-form")).orElseThrow();
    Map<String, List<String>> sent = ctx.formParamMap();
    Phrase why =
        SentForm.tooLong(form, sent)
            .map(it -> Phrase.of("page.too-long", it.length(), it.field().longest()))
            .orElse(Phrase.of("page.out-of-bounds"));
    return new Refused(why, SentForm.filled(view, form, sent));
  }

  private static Optional<View.Form> form(View view, @Nullable String name) {
    return Optional.ofNullable(name).flatMap(sent -> new Pieces(view).form(sent));
  }

  /** What became of a form. */
  enum Taken {
    WRITTEN,
    OUT_OF_BOUNDS,
    /** The page has changed since it was looked at, and asks for nothing of the kind any more. */
    NO_LONGER_THERE,
    NOT_NOW
  }

  /**
   * What was sent is out of bounds.
   *
   * @param why why; a phrase of the core
   * @param view the page, in whose form it still stands
   */
  record Refused(Phrase why, View view) {}

  /**
   * Why a form is not taken.
   *
   * @param status the HTTP status
   * @param key the text that says so
   */
  record Refusal(int status, String key) {}

  /**
   * Who sends from which page.
   *
   * @param community the community
   * @param plugin whose page it is
   * @param page the page
   * @param visitor the browser's random name
   * @param member who it is, where known
   * @param subject what the link is about, on a page for its bearer
   */
  record Sender(
      Community community,
      LoadedPlugin plugin,
      LoadedPlugin.OfferedPage page,
      String visitor,
      Optional<MemberId> member,
      Optional<String> subject) {
    private String[] names() {
      return new String[] {
        visitor,
        member.map(MemberId::value).orElse(""),
        community.id().value(),
        plugin.name(),
        page.name(),
        subject.orElse("")
      };
    }
  }
}
