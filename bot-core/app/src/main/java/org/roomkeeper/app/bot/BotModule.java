package org.roomkeeper.app.bot;

import com.google.inject.AbstractModule;
import org.roomkeeper.runtime.StrictModule;
import org.roomkeeper.runtime.ledger.LedgerModule;
import org.roomkeeper.runtime.line.KeepingModule;
import org.roomkeeper.runtime.line.LineModule;
import org.roomkeeper.runtime.pages.PagesModule;
import org.roomkeeper.runtime.plugins.PluginsModule;
import org.roomkeeper.runtime.post.PostModule;
import org.roomkeeper.runtime.settings.SettingsModule;
import org.roomkeeper.runtime.texts.TextsModule;
import org.roomkeeper.runtime.time.Clockwork;
import org.roomkeeper.runtime.web.WebModule;
import org.roomkeeper.wecom.WeComModule;

/** All parts of a bot that serves WeCom. */
final class BotModule extends AbstractModule {
  private final BotFolders folders;
  private final PluginsModule plugins;
  private final Clockwork clock;

  BotModule(BotFolders folders, PluginsModule plugins, Clockwork clock) {
    this.folders = folders;
    this.plugins = plugins;
    this.clock = clock;
  }

  @Override
  protected void configure() {
    install(new StrictModule());
    install(new SettingsModule(folders.settings()));
    install(new LedgerModule());
    install(plugins);
    install(new LineModule());
    install(new PagesModule());
    install(new PostModule());
    install(new KeepingModule());
    install(new TextsModule());
    install(new WebModule());
    install(new WeComModule());
    bind(Clockwork.class).toInstance(clock);
  }
}
