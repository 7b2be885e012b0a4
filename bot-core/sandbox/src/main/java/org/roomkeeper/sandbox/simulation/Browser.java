package org.roomkeeper.sandbox.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.FormSent;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.intake.Incoming;
import org.roomkeeper.runtime.intake.Intake;
import org.roomkeeper.runtime.ledger.Keeping;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.web.SentForm;

/**
 * Somebody's browser: it opens the pages of plugins and sends their forms, within the bounds that
 * the core keeps, without HTTP between. It is known as nobody unless {@link #knownAs} says so.
 */
public final class Browser {
  private final Site site;
  private final String visitor;
  private final String language;
  private final Optional<MemberId> member;

  Browser(Site site, String name) {
    this(site, (name + "-".repeat(22)).substring(0, 22), "en", Optional.empty());
  }

  private Browser(Site site, String visitor, String language, Optional<MemberId> member) {
    this.site = site;
    this.visitor = visitor;
    this.language = language;
    this.member = member;
  }

  /** The same browser, asking for another language. */
  public Browser in(String tongue) {
    return new Browser(site, visitor, tongue, member);
  }

  /** The same browser, once it has opened a personal link of this person, or sits at their desk. */
  public Browser knownAs(MemberId person) {
    return new Browser(site, visitor, language, Optional.of(person));
  }

  /** What a page shows now. */
  public View open(String plugin, String page) {
    return open(plugin, page, Map.of());
  }

  /**
   * What a page shows now.
   *
   * @param query what stands behind the {@code ?}
   */
  public View open(String plugin, String page, Map<String, String> query) {
    return open(plugin, page, new Page.Request(language, visitor, member, query));
  }

  private View open(String plugin, String page, Page.Request request) {
    var loaded = site.plugin(plugin);
    var offered = loaded.page(page).orElseThrow(() -> new IllegalArgumentException(page));
    try (var call =
        site.ledger().look(new Lane(plugin, Simulation.COMMUNITY), loaded.grants().shown())) {
      return call.run(() -> offered.page().show(request));
    } catch (Exception e) {
      throw new IllegalStateException("the page " + page + " failed", e);
    }
  }

  /** What a page says now, all its words one below the other. */
  public String read(String plugin, String page) {
    return words(open(plugin, page));
  }

  /** The same of a page that is about this, such as one lecture. */
  public String read(String plugin, String page, String subject) {
    return words(
        open(
            plugin,
            page,
            new Page.Request(
                language,
                visitor,
                member,
                Map.of(),
                Optional.of(subject),
                site.clock().instant())));
  }

  /**
   * Fills in a form of a page and sends it.
   *
   * @param which the form that has this field
   * @return what the page says afterwards; empty if the answers are out of the form's bounds, which
   *     the core says by itself
   */
  public Optional<String> send(
      String plugin, String page, String which, Map<String, String> answers) {
    View.Form form =
        open(plugin, page).blocks().stream()
            .filter(View.Form.class::isInstance)
            .map(View.Form.class::cast)
            .filter(one -> one.fields().stream().anyMatch(field -> field.name().equals(which)))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no form asks for " + which));
    var sent =
        answers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, answer -> List.of(answer.getValue())));
    Optional<Map<String, String>> taken = SentForm.answers(form, sent);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    var event =
        new FormSent(
            Envelope.of(Simulation.COMMUNITY, site.clock().instant()),
            page,
            visitor,
            member,
            taken.get());
    site.intake()
        .write(List.of(new Incoming.HappenedTo("form-" + UUID.randomUUID(), plugin, event)))
        .join();
    site.settle().run();
    return Optional.of(read(plugin, page));
  }

  /** All the words of a view, one below the other. */
  public static String words(View view) {
    return Stream.concat(Stream.of(view.title()), view.blocks().stream().flatMap(Browser::words))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> words(View.Block block) {
    return switch (block) {
      case View.Heading heading -> Stream.of(heading.text());
      case View.Paragraph paragraph -> Stream.of(paragraph.text());
      case View.Marked marked -> Stream.of(marked.text());
      case View.Table table ->
          Stream.concat(
              Stream.of(String.join(" | ", table.columns())),
              table.rows().stream().map(row -> String.join(" | ", row)));
      case View.Chart chart -> Stream.concat(Stream.of(chart.title()), words(chart.table()));
      case View.Code code -> Stream.of(code.caption() + " [" + code.content() + "]");
      case View.Link link -> Stream.of(link.label() + " -> " + link.address());
      case View.Form form ->
          Stream.concat(
              form.fields().stream().map(field -> field.label() + ": " + field.filled()),
              Stream.of("(" + form.button() + ")"));
      case View.File file -> Stream.of(file.label());
    };
  }

  /**
   * What browsers reach.
   *
   * @param plugins whose pages
   * @param ledger what pages read
   * @param intake where forms are written down
   * @param keeping what is kept of people
   * @param clock when
   * @param settle has the bot do all that is due
   */
  record Site(
      Plugins plugins,
      Ledger ledger,
      Intake intake,
      Keeping keeping,
      Clockwork clock,
      Runnable settle) {
    LoadedPlugin plugin(String name) {
      return plugins.find(name).orElseThrow(() -> new IllegalArgumentException(name));
    }
  }
}
