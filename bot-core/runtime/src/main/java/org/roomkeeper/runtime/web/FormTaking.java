package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
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
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
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
  private static final int LARGEST = 64 * 1024;

  private final Intake intake;
  private final Signing signing;
  private final Clockwork clock;

  @Inject
  FormTaking(Intake intake, Signing signing, Clockwork clock) {
    this.intake = intake;
    this.signing = signing;
    this.clock = clock;
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
    if (ctx.contentLength() > LARGEST || ctx.bodyAsBytes().length > LARGEST) {
      return Optional.of(new Refusal(413, "page.too-large"));
    }
    boolean ours =
        SameOrigin.sent(ctx, own)
            && signing.isOf(Optional.ofNullable(ctx.formParam("rk-token")), "form", sender.names());
    return ours ? Optional.empty() : Optional.of(new Refusal(403, "page.stale-form"));
  }

  /**
   * Writes the answers down.
   *
   * @param view the page as it stands now, whose bounds count
   */
  Taken take(Context ctx, View view, Sender sender) {
    Optional<Map<String, String>> answers =
        form(view, ctx.formParam("rk-form"))
            .flatMap(form -> SentForm.answers(form, ctx.formParamMap()));
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
      return Taken.WRITTEN;
    } catch (ExecutionException | TimeoutException e) {
      log.warn("a form on {} could not be written down: {}", ctx.path(), e.toString());
      return Taken.NOT_NOW;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Taken.NOT_NOW;
    }
  }

  private static Optional<View.Form> form(View view, @Nullable String index) {
    List<View.Form> forms = Pieces.only(view, View.Form.class);
    return index != null && index.matches("\\d{1,3}") && Integer.parseInt(index) < forms.size()
        ? Optional.of(forms.get(Integer.parseInt(index)))
        : Optional.empty();
  }

  /** What became of a form. */
  enum Taken {
    WRITTEN,
    OUT_OF_BOUNDS,
    NOT_NOW
  }

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
