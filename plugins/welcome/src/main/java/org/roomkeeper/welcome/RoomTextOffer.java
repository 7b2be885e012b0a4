package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.Map;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Facts;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.RoomOpened;
import org.roomkeeper.api.RoomView;
import org.roomkeeper.api.Store;

/**
 * Puts a welcome text for each new customer group into the corp's library. What comes then is
 * {@link RoomTextTask}: only the group's owner can choose it.
 *
 * <p>It notes too when the bot first saw a room, so that those inside are not taken for newcomers.
 */
final class RoomTextOffer implements Handler<RoomOpened> {
  static final String REF = "room-text-";
  static final String FIRST_SEEN = "first-seen/";

  private final Config<WelcomeConfig> config;
  private final WelcomeTexts texts;
  private final Store store;

  @Inject
  RoomTextOffer(Config<WelcomeConfig> config, WelcomeTexts texts, Store store) {
    this.config = config;
    this.texts = texts;
    this.store = store;
  }

  @Override
  public Reaction on(RoomOpened event) {
    RoomView room = event.roomThen();
    store.putIfAbsent(FIRST_SEEN + event.room(), event.at());
    if (room.kind() != RoomKind.CUSTOMER_GROUP || room.fact(Facts.WELCOME_SET).isPresent()) {
      return Reaction.none();
    }
    String ref = REF + event.id();
    store.put(ref, event.room());
    String text = texts.inAllLanguages(config.get().customerGroups(), language -> Map.of(), 1000);
    return Reaction.of(OfferWelcome.to(event.room(), text)).ref(ref).because("new-customer-group");
  }
}
