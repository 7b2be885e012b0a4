package org.roomkeeper.welcome;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.CommandGiven;
import org.roomkeeper.api.Handler;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.api.MemberView;
import org.roomkeeper.api.Members;
import org.roomkeeper.api.Reaction;
import org.roomkeeper.api.Rooms;
import org.roomkeeper.api.Tell;

/** What members of the corp write to the app: {@code me} for their page, {@code erase me}. */
final class Commands implements Handler<CommandGiven> {
  private static final Set<String> ME = Set.of("me", "my page", "我", "我的", "我的资料", "我的页面");
  private static final Set<String> ERASE = Set.of("erase me", "删除我的资料");

  private final Vetting vetting;
  private final Members members;
  private final Rooms rooms;

  @Inject
  Commands(Vetting vetting, Members members, Rooms rooms) {
    this.vetting = vetting;
    this.members = members;
    this.rooms = rooms;
  }

  @Override
  public Reaction on(CommandGiven event) {
    Optional<MemberId> member = event.member();
    String said = FormFields.oneLine(event.words()).toLowerCase(Locale.ROOT);
    if (member.isEmpty() || !(ME.contains(said) || ERASE.contains(said))) {
      return Reaction.none();
    }
    MemberId who = member.get();
    String language =
        members
            .find(who)
            .flatMap(MemberView::language)
            .orElse(rooms.community().languages().getFirst());
    var words = new PageWords(language);
    if (ERASE.contains(said)) {
      return vetting.forget(who).and(Tell.to(who, words.say("said.erased", "")));
    }
    String page = vetting.link(who, event.at()).toString();
    return Reaction.of(Tell.to(who, words.say("me.link", page))).because("asked-for-their-page");
  }
}
