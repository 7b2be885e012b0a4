package org.roomkeeper.wecom.action;

import java.util.Map;
import me.chanjar.weixin.cp.bean.external.WxCpGroupWelcomeTemplateResult;
import me.chanjar.weixin.cp.bean.external.msg.Text;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.Cut;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComIds;

/** The corp's library of welcome texts for customer groups, from which owners choose. */
final class WelcomeLibrary {
  private static final int BYTES = 3_000;
  private static final int TELL_OWNERS = 1;

  private final WeComClients clients;
  private final Attempts attempts;

  WelcomeLibrary(WeComClients clients, Attempts attempts) {
    this.clients = clients;
    this.attempts = attempts;
  }

  Outcome offer(OfferWelcome offer, Delivery delivery) {
    if (WeComIds.kindOf(offer.room()).orElse(null) != RoomKind.CUSTOMER_GROUP) {
      return new Outcome.Refused(Phrase.of("outcome.welcome-customer-groups"));
    }
    var template = new WxCpGroupWelcomeTemplateResult();
    template.setText(new Text().setContent(Cut.toBytes(offer.text(), BYTES)));
    template.setNotify(TELL_OWNERS);
    var contacts = clients.contacts();
    return attempts.with(
        contacts,
        delivery.attempt(),
        AfterCrash.REPORT,
        () -> {
          var id = contacts.getExternalContactService().addGroupWelcomeTemplate(template);
          return new Outcome.Done(id == null ? Map.of() : Map.of("template", id));
        });
  }
}
