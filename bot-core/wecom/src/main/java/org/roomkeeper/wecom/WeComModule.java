package org.roomkeeper.wecom;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.PrivateModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import jakarta.inject.Singleton;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.settings.Settings;
import org.roomkeeper.runtime.settings.SettingsModule;
import org.roomkeeper.runtime.settings.SettingsSection;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.wecom.action.WeComPlatform;
import org.roomkeeper.wecom.archive.ArchiveReader;
import org.roomkeeper.wecom.archive.ArchiveSettings;
import org.roomkeeper.wecom.archive.Archives;
import org.roomkeeper.wecom.archive.MessageArchive;
import org.roomkeeper.wecom.archive.OwnWords;
import org.roomkeeper.wecom.callback.CallbackEndpoint;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComSettings;
import org.roomkeeper.wecom.watch.ReadAgain;
import org.roomkeeper.wecom.watch.RoomWatch;

/**
 * WeCom for the injector: the {@link Platform}, the callback among the routes, archive and watch
 * among the services, and the two sections of the settings. Nothing else of it can be injected
 * elsewhere. Both sections are read once: a change takes effect at the next start.
 */
public final class WeComModule extends AbstractModule {
  /** The section {@code wecom} of {@code roomkeeper.yaml}. */
  public static final SettingsSection<WeComSettings> WECOM =
      new SettingsSection<>("wecom", WeComSettings.class);

  /** The section {@code archive} of {@code roomkeeper.yaml}. */
  public static final SettingsSection<ArchiveSettings> ARCHIVE =
      new SettingsSection<>("archive", ArchiveSettings.class);

  /** Claims the two sections; for whoever reads the settings without running the bot. */
  public static void claimSections(Binder binder) {
    SettingsModule.claim(binder, WECOM);
    SettingsModule.claim(binder, ARCHIVE);
  }

  @Override
  protected void configure() {
    claimSections(binder());
    install(new Inside());
    Multibinder.newSetBinder(binder(), WebRoutes.class).addBinding().to(CallbackEndpoint.class);
    var services = Multibinder.newSetBinder(binder(), LineService.class);
    services.addBinding().to(ArchiveReader.class);
    services.addBinding().to(RoomWatch.class);
  }

  /** What stays inside but for what is exposed. */
  private static final class Inside extends PrivateModule {
    @Override
    protected void configure() {
      bind(WeComClients.class);
      bind(OwnWords.class);
      bind(RoomWatch.class);
      bind(ReadAgain.class).to(RoomWatch.class);
      bind(ArchiveReader.class);
      bind(CallbackEndpoint.class);
      bind(WeComPlatform.class);
      bind(Platform.class).to(WeComPlatform.class);
      expose(Platform.class);
      expose(CallbackEndpoint.class);
      expose(ArchiveReader.class);
      expose(RoomWatch.class);
    }

    @Provides
    @Singleton
    WeComSettings weComSettings(Settings settings) {
      return settings.of(WECOM).get();
    }

    @Provides
    @Singleton
    ArchiveSettings archiveSettings(Settings settings) {
      return settings.of(ARCHIVE).get();
    }

    @Provides
    @Singleton
    MessageArchive archive(ArchiveSettings archive, WeComSettings weCom) {
      return Archives.open(archive, weCom);
    }
  }
}
