package org.roomkeeper.sandbox.simulation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.roomkeeper.api.Bundle;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.line.WordingSource;
import org.roomkeeper.runtime.platform.Wording;
import org.roomkeeper.runtime.plugins.Plugins;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.texts.CoreTexts;

/** The words of plugins and of the core, in the leading language of their community. */
@Singleton
final class WorldWords implements WordingSource {
  private final Plugins plugins;
  private final Communities communities;

  @Inject
  WorldWords(Plugins plugins, Communities communities) {
    this.plugins = plugins;
    this.communities = communities;
  }

  @Override
  public Wording of(String plugin, CommunityId community) {
    var bundle =
        plugins.find(plugin).map(found -> Bundle.beside(found.type())).orElse(CoreTexts.ALL);
    var leading =
        communities
            .find(community)
            .map(known -> known.languages().getFirst())
            .orElse(Bundle.FALLBACK);
    return new Wording() {
      @Override
      public String to(MemberId reader, Phrase phrase) {
        return in(leading, phrase);
      }

      @Override
      public String in(String language, Phrase phrase) {
        return bundle.find(language, phrase).orElseGet(() -> CoreTexts.ALL.say(language, phrase));
      }
    };
  }
}
