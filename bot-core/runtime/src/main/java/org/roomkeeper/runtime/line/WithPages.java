package org.roomkeeper.runtime.line;

import org.roomkeeper.api.Action;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.pages.Pages;

/** What the platform makes possible, and whether pages may be read, which is the founder's word. */
final class WithPages implements Capabilities {
  private final Capabilities platform;
  private final Pages pages;

  WithPages(Capabilities platform, Pages pages) {
    this.platform = platform;
    this.pages = pages;
  }

  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    return action == ReadPage.class ? reading() : platform.in(room, action);
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    return action == ReadPage.class ? reading() : platform.towards(member, action);
  }

  private Way reading() {
    return pages.mayRead() ? Way.BY_API : Way.IMPOSSIBLE;
  }
}
