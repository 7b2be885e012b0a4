package org.roomkeeper.app.bot;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Verb;
import org.roomkeeper.runtime.ledger.Call;
import org.roomkeeper.runtime.ledger.Lane;
import org.roomkeeper.runtime.plugins.LoadedPlugin;
import org.roomkeeper.runtime.settings.Settings;

/**
 * A plugin's notes for its words of the command line, beside a bot that may be running. The ledger
 * is opened when it is first asked for. For one thread.
 */
public final class VerbNotes implements Verb.Notes, AutoCloseable {
  private final Settings settings;
  private final LoadedPlugin plugin;
  private @Nullable LedgerVisit visit;
  private boolean missing;

  VerbNotes(Settings settings, LoadedPlugin plugin) {
    this.settings = settings;
    this.plugin = plugin;
  }

  @Override
  public List<CommunityId> communities() {
    return open() == null
        ? List.of()
        : settings.communities().all().stream().map(Community::id).toList();
  }

  @Override
  public <T> T in(CommunityId community, Callable<T> reading) throws Exception {
    LedgerVisit opened = open();
    if (opened == null || settings.communities().find(community).isEmpty()) {
      throw new IllegalArgumentException("there are no notes of " + community);
    }
    try (Call call =
        opened.open().ledger().look(new Lane(plugin.name(), community), plugin.grants().shown())) {
      return call.run(reading);
    }
  }

  private @Nullable LedgerVisit open() {
    if (visit == null && !missing) {
      try {
        visit = LedgerVisit.to(settings);
      } catch (StartRefused noLedger) {
        missing = true;
      }
    }
    return visit;
  }

  @Override
  public void close() {
    if (visit != null) {
      visit.close();
    }
  }
}
