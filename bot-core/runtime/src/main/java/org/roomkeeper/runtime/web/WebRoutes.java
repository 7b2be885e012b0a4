package org.roomkeeper.runtime.web;

import io.javalin.config.RoutesConfig;

/** Addresses that a part of the bot answers; contributed by a multibinding. */
public interface WebRoutes {
  /** Which listener they stand on. */
  Listener listener();

  /** Adds them. Called once, before the server starts. */
  void add(RoutesConfig routes);

  /** The two listeners. */
  enum Listener {
    /** The platform's callback and members' pages; reachable from the internet through a proxy. */
    PUBLIC,
    /** Moderators' and founders' pages, health and metrics; loopback only. */
    DESK
  }
}
