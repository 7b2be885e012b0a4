package org.roomkeeper.runtime.web;

import com.google.inject.AbstractModule;
import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import org.roomkeeper.runtime.line.LineService;
import org.roomkeeper.runtime.plugins.PageLinks;

/**
 * The HTTP server with the core's own pages. A part of the bot adds addresses with {@link #add}.
 * Needs the ledger, the line, the plugins, settings and words.
 */
public final class WebModule extends AbstractModule {
  /** Adds the addresses of a part of the bot; its class is bound by the caller. */
  public static void add(Binder binder, Class<? extends WebRoutes> routes) {
    Multibinder.newSetBinder(binder, WebRoutes.class).addBinding().to(routes);
  }

  @Override
  protected void configure() {
    bind(Signing.class);
    bind(PersonalLinks.class);
    bind(BearerLinks.class);
    OptionalBinder.newOptionalBinder(binder(), PageLinks.class).setBinding().to(BearerLinks.class);
    bind(PageCalls.class);
    bind(FormTaking.class);
    bind(DeskVisitor.class);
    bind(DeskWords.class);
    bind(DeskWays.class);
    bind(DeskViews.class);
    bind(DeskCases.class);
    bind(HealthRoutes.class);
    bind(Desk.class);
    bind(DeskPages.class);
    bind(PluginPages.class);
    bind(WebServer.class);
    add(binder(), HealthRoutes.class);
    add(binder(), Desk.class);
    add(binder(), DeskPages.class);
    add(binder(), PluginPages.class);
    Multibinder.newSetBinder(binder(), LineService.class).addBinding().to(WebServer.class);
  }
}
