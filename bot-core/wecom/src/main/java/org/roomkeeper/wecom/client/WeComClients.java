package org.roomkeeper.wecom.client;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.roomkeeper.runtime.settings.Secret;

/**
 * The WeCom clients: one a secret, each with its own token. Safe for use by many threads.
 *
 * <p>{@code WxCpServiceImpl} and nothing else of the library's four: two of the others fetch a
 * token for every thread, one accepts any certificate.
 */
@Singleton
public final class WeComClients {
  private final WxCpService app;
  private final WxCpService contacts;

  private final WeComSettings settings;

  /** Makes the clients; nothing is sent yet. */
  @Inject
  public WeComClients(WeComSettings settings) {
    this.settings = settings;
    MaskedLogs.hushClient();
    app = client(settings, settings.appSecret());
    contacts =
        settings.secretForContacts().equals(settings.appSecret())
            ? app
            : client(settings, settings.secretForContacts());
  }

  /** Speaks with the app's secret: messages, app groups, the directory. */
  public WxCpService app() {
    return app;
  }

  /** Speaks with the secret for customer contacts: customer groups, codes, greetings, tags. */
  public WxCpService contacts() {
    return contacts;
  }

  /** A client of its own that speaks with another of the corp's secrets, such as the archive's. */
  public WxCpService with(Secret secret) {
    return client(settings, secret);
  }

  private static WxCpService client(WeComSettings settings, Secret secret) {
    var config = new WxCpDefaultConfigImpl();
    config.setCorpId(settings.corpId());
    config.setAgentId(settings.agentId());
    config.setCorpSecret(secret.reveal());
    config.setBaseApiUrl(settings.baseAddress());
    config.setApacheHttpClientBuilder(new BoundedHttpClient());
    var service = new SingleAttemptService();
    service.setWxCpConfigStorage(config);
    return service;
  }
}
