package org.roomkeeper.runtime.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.Page;
import org.roomkeeper.api.View;
import org.roomkeeper.runtime.ledger.Call;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.ledger.Ledger;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.slf4j.LoggerFactory;

/**
 * Asks plugins for their pages, on a few threads of their own: a page that hangs costs its visitor
 * an apology after five seconds, and nobody else anything.
 */
@Singleton
final class PageCalls {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Ledger ledger;
  private final ThreadPoolExecutor threads;

  @Inject
  PageCalls(Ledger ledger) {
    this.ledger = ledger;
    this.threads =
        new ThreadPoolExecutor(
            4,
            4,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(200),
            Thread.ofPlatform().daemon().name("page-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** What the page shows; empty if it failed or hung, which is in the plugin's log. */
  Optional<View> show(
      LoadedPlugin plugin,
      Community community,
      LoadedPlugin.OfferedPage page,
      Page.Request request) {
    var log = LoggerFactory.getLogger("plugin." + plugin.name());
    Call call = ledger.look(new Lane(plugin.name(), community.id()), plugin.grants().shown());
    try (call) {
      Future<View> shown = threads.submit(() -> call.run(() -> page.page().show(request)));
      try {
        return Optional.of(shown.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        shown.cancel(true);
        log.warn("the page {} took longer than {} s", page.name(), LONGEST.toSeconds());
      } catch (ExecutionException e) {
        log.warn("the page {} failed", page.name(), e.getCause());
      } catch (InterruptedException e) {
        shown.cancel(true);
        Thread.currentThread().interrupt();
      }
    } catch (RejectedExecutionException e) {
      log.warn("the page {} was not shown: too many are being asked for", page.name());
    }
    return Optional.empty();
  }
}
