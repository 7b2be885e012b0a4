package org.roomkeeper.wecom.callback;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import org.roomkeeper.runtime.web.WebRoutes;
import org.roomkeeper.wecom.callback.Refusal.Refused;
import org.roomkeeper.wecom.client.WeComSettings;

/**
 * The ceiling against which {@link CallbackEndpoint} is measured: verifies and opens a callback on
 * the same server, and forgets it. A bot has it only while it is measured.
 */
public final class BareEndpoint implements WebRoutes {
  /** Where it stands. */
  public static final String PATH = "/wecom/bare";

  private final Opening opening;

  /** Opens what the endpoint with these settings would open. */
  public BareEndpoint(WeComSettings settings) {
    this.opening = new Opening(settings, InstantSource.system());
  }

  @Override
  public Listener listener() {
    return Listener.PUBLIC;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.post(PATH, this::receive);
  }

  private void receive(Context http) {
    try {
      http.status(opening.message(http, Opening.body(http)).length > 0 ? 200 : 204);
    } catch (Refused refused) {
      http.status(refused.refusal().status());
    }
  }
}
