package org.roomkeeper.sandbox.simulation;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.runtime.pages.PageDetails;
import org.roomkeeper.runtime.pages.Pages;

/**
 * The web of a simulation: the pages that a test has put there; reading is off while it is bare.
 */
final class WorldPages implements Pages {
  private final Map<URI, PageRead.Words> pages = new ConcurrentHashMap<>();

  void put(String address, PageRead.Words words) {
    pages.put(URI.create(address), words);
  }

  @Override
  public boolean mayRead() {
    return !pages.isEmpty();
  }

  @Override
  public Outcome read(ReadPage page) {
    return Optional.ofNullable(pages.get(page.address()))
        .map(PageDetails::of)
        .orElseGet(() -> new Outcome.Refused("its site answers 404"));
  }
}
