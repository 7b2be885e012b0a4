package org.roomkeeper.runtime.texts;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.CoreSettings;
import org.roomkeeper.runtime.settings.Settings;

/**
 * Words for the phrases of every plugin, in the language of their reader: the one they chose (the
 * fact {@code language}), else the community's leading one, else the one that {@code
 * roomkeeper.yaml} names. A key that a plugin's texts lack is looked for among the core's. Safe for
 * use by many threads.
 */
@Singleton
public final class Wordings {
  private final Map<String, Bundle> bundles = new ConcurrentHashMap<>();
  private final Communities communities;
  private final Settings settings;
  private final ReaderLanguage languages;

  @Inject
  Wordings(Communities communities, Settings settings, ReaderLanguage languages) {
    this.communities = communities;
    this.settings = settings;
    this.languages = languages;
  }

  /** Makes a plugin's texts known, those that lie beside its class. */
  public void register(String plugin, Class<?> type) {
    bundles.put(plugin, Bundle.beside(type));
  }

  /** The wording of a plugin's phrases for the people of a community. */
  public Wording of(String plugin, CommunityId community) {
    return new InCommunity(bundles.getOrDefault(plugin, Bundle.CORE), community);
  }

  /** The wording of the core's own phrases for the people of a community. */
  public Wording core(CommunityId community) {
    return new InCommunity(Bundle.CORE, community);
  }

  /** The language of somebody in a community. */
  public String languageOf(CommunityId community, MemberId reader) {
    return languages.of(community, reader).orElseGet(() -> leading(community));
  }

  private String leading(CommunityId community) {
    Optional<Community> found = communities.find(community);
    CoreSettings core = settings.core();
    return found.map(known -> known.languages().getFirst()).orElse(core.languageTag());
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
      return bundle.find(language, phrase).orElseGet(() -> Bundle.CORE.say(language, phrase));
    }
  }
}
