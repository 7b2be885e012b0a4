package org.roomkeeper.runtime.texts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Settings;

/**
 * Words for the phrases of every plugin, in the language of their reader: the one they chose (the
 * fact {@code language}), else the community's leading one, else the one that {@code
 * roomkeeper.yaml} names. A key that a plugin's texts lack is looked for among the core's. Safe for
 * use by many threads.
 */
@Singleton
public final class Wordings implements WordingSource {
  private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();
  private final Plugins plugins;
  private final Communities communities;
  private final Settings settings;
  private final ReaderLanguage languages;

  @Inject
  Wordings(Plugins plugins, Communities communities, Settings settings, ReaderLanguage languages) {
    this.plugins = plugins;
    this.communities = communities;
    this.settings = settings;
    this.languages = languages;
  }

  @Override
  public Wording of(String plugin, CommunityId community) {
    Bundle bundle =
        bundles.computeIfAbsent(
            plugin,
            name ->
                plugins.find(name).map(found -> Bundle.beside(found.type())).orElse(CoreTexts.ALL));
    return new InCommunity(bundle, community);
  }

  /** The language of somebody in a community. */
  public String languageOf(CommunityId community, MemberId reader) {
    return languages.of(community, reader).orElseGet(() -> leading(community));
  }

  /** The leading language of a community. */
  public String leading(CommunityId community) {
    return communities
        .find(community)
        .map(known -> known.languages().getFirst())
        .orElseGet(() -> settings.core().languageTag());
  }

  private final class InCommunity implements Wording {
    private final Bundle bundle;
    private final CommunityId community;

    InCommunity(Bundle bundle, CommunityId community) {
      this.bundle = bundle;
      this.community = community;
    }

    @Override
    public String to(MemberId reader, Phrase phrase) {
      return in(languageOf(community, reader), phrase);
    }

    @Override
    public String in(String language, Phrase phrase) {
      return bundle.find(language, phrase).orElseGet(() -> CoreTexts.ALL.say(language, phrase));
    }
  }
}
