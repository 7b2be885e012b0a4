package org.roomkeeper.runtime.line;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.runtime.pages.Pages;
import org.roomkeeper.runtime.platform.Platform;
import org.roomkeeper.runtime.post.Post;

/**
 * The {@link Line} and its health. Needs from elsewhere: the ledger with its roster, the plugins,
 * the {@link Platform}, the communities, the clock and a {@link WordingSource}. Sources add
 * themselves to the set of {@link LineService}.
 */
public final class LineModule extends AbstractModule {
  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), LineService.class);
    bind(Addressing.class);
    bind(Alarms.class);
    bind(Alarm.class).to(AlarmToAll.class);
    bind(Budgets.class);
    bind(Courier.class);
    bind(PluginLoops.class);
    bind(Followups.class);
    bind(PauseAlarm.class);
    bind(Ticker.class);
    OptionalBinder.newOptionalBinder(binder(), Pages.class).setDefault().toInstance(Pages.NONE);
    OptionalBinder.newOptionalBinder(binder(), Post.class).setDefault().toInstance(Post.NONE);
    bind(LineServices.class);
    bind(LineHealth.class);
    bind(Line.class);
    bind(MeterRegistry.class).to(PrometheusMeterRegistry.class);
  }

  @Provides
  @Singleton
  PrometheusMeterRegistry metrics() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  @Provides
  Capabilities capabilities(Platform platform, Pages pages, Post post) {
    return new WithOwnDoings(platform.capabilities(), pages, post);
  }
}
