package org.roomkeeper.runtime.plugins;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.roomkeeper.api.BotEvent;
import org.roomkeeper.api.Envelope;
import org.roomkeeper.api.MemberChanged;
import org.roomkeeper.api.MemberJoined;
import org.roomkeeper.api.MemberLeft;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.MessageRecalled;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.Plugin.Sight;
import org.roomkeeper.api.RoomChanged;
import org.roomkeeper.api.RoomView;

/** Takes out of events what a plugin did not declare or may not see. */
public final class Withholding {
  private static final Set<String> OF_ROOMS = Set.of("name", "owner", "notice", "capacity");

  private final Grants grants;

  /** By these grants. */
  public Withholding(Grants grants) {
    this.grants = grants;
  }

  /** An event as the plugin may see it; empty if it may not see it at all. */
  public Optional<BotEvent> delivered(BotEvent event) {
    boolean shown =
        switch (event) {
          case MemberChanged changed ->
              changed.what().equals("name")
                  ? grants.sees(Sight.NAMES)
                  : grants.facts().contains(changed.what());
          case RoomChanged changed ->
              OF_ROOMS.contains(changed.what()) || grants.facts().contains(changed.what());
          case MessagePosted said -> notOwn(said);
          case MessageRecalled recalled -> notOwn(recalled);
          case MemberJoined joined -> notOwn(joined);
          case MemberLeft left -> notOwn(left);
          default -> true;
        };
    return shown ? Optional.of(pared(event)) : Optional.empty();
  }

  private boolean notOwn(BotEvent event) {
    return !event.byUs() || grants.sees(Sight.OWN_DOINGS);
  }

  private BotEvent pared(BotEvent event) {
    var pared = event.in(pared(event.envelope()));
    if (!(pared instanceof MessagePosted said)) {
      return pared;
    }
    if (!grants.sees(Sight.MESSAGE_TEXTS)) {
      return withParts(said, Withholding::silenced);
    }
    return grants.sees(Sight.NAMES) ? said : withParts(said, Withholding::anonymous);
  }

  private static MessagePosted withParts(MessagePosted said, UnaryOperator<Part> change) {
    return new MessagePosted(
        said.envelope(),
        said.room(),
        said.member(),
        said.message(),
        said.parts().stream().map(change).toList());
  }

  private Envelope pared(Envelope envelope) {
    return new Envelope(
        envelope.id(),
        envelope.community(),
        envelope.at(),
        envelope.byUs(),
        envelope.room().map(this::pared),
        envelope.member().map(this::pared));
  }

  private RoomView pared(RoomView room) {
    return new RoomView(
        room.id(),
        room.name(),
        room.kind(),
        room.headcount(),
        room.capacity(),
        room.owner(),
        room.open(),
        visible(room.facts()));
  }

  private MemberView pared(MemberView member) {
    return new MemberView(
        member.id(),
        grants.sees(Sight.NAMES) ? member.name() : "",
        member.kind(),
        member.roles(),
        visible(member.facts()));
  }

  private Map<String, String> visible(Map<String, String> facts) {
    if (grants.facts().containsAll(facts.keySet())) {
      return facts;
    }
    var visible = new HashMap<>(facts);
    visible.keySet().retainAll(grants.facts());
    return visible;
  }

  private static Part silenced(Part part) {
    return switch (part) {
      case Part.Text said -> new Part.Text("");
      case Part.Link link -> new Part.Link("", "", "");
      case Part.Picture picture -> picture;
      case Part.File file -> new Part.File("");
      case Part.Forwarded bundle ->
          new Part.Forwarded("", bundle.parts().stream().map(Withholding::silenced).toList());
      case Part.Quoted quoted -> new Part.Quoted(Optional.empty(), "");
      case Part.Other other -> new Part.Other(other.type(), "");
    };
  }

  private static Part anonymous(Part part) {
    return switch (part) {
      case Part.Quoted quoted -> new Part.Quoted(Optional.empty(), quoted.text());
      case Part.Forwarded bundle ->
          new Part.Forwarded(
              bundle.title(), bundle.parts().stream().map(Withholding::anonymous).toList());
      case Part.Text said -> said;
      case Part.Link link -> link;
      case Part.Picture picture -> picture;
      case Part.File file -> file;
      case Part.Other other -> other;
    };
  }
}
