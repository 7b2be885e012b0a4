package org.roomkeeper.app.month;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The pages that people open at one moment of the clock: they are loaded side by side, as by so
 * many phones, and then acted upon one after another. Used by one thread.
 */
final class PagesAtOnce {
  private final Map<Newcomer, URI> wanted = new LinkedHashMap<>();

  /** Somebody opens a page; whoever opens two at one moment has the later one before them. */
  void open(Newcomer newcomer, URI page) {
    wanted.put(newcomer, page);
  }

  /**
   * Loads what was opened since the last time.
   *
   * @return whose phones show a new page now, in the order in which they opened it
   * @throws IOException if a page does not come
   */
  List<Newcomer> load() throws IOException, InterruptedException {
    var loading = new ArrayList<Future<Newcomer>>();
    try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor()) {
      wanted.forEach(
          (newcomer, page) ->
              loading.add(
                  phones.submit(
                      () -> {
                        newcomer.phone.read(page);
                        return newcomer;
                      })));
    }
    wanted.clear();
    var shown = new ArrayList<Newcomer>();
    for (Future<Newcomer> one : loading) {
      shown.add(loaded(one));
    }
    return shown;
  }

  private static Newcomer loaded(Future<Newcomer> page) throws IOException, InterruptedException {
    try {
      return page.get();
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }
}
