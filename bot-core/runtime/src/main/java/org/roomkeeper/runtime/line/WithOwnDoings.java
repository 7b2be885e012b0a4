package org.roomkeeper.runtime.line;

import org.roomkeeper.api.Action;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.runtime.pages.Pages;
import org.roomkeeper.runtime.post.Post;

/**
 * What the platform makes possible, and what the core does itself if the founder lets it: reading
 * pages, sending mail.
 */
final class WithOwnDoings implements Capabilities {
  private final Capabilities platform;
  private final Pages pages;
  private final Post post;

  WithOwnDoings(Capabilities platform, Pages pages, Post post) {
    this.platform = platform;
    this.pages = pages;
    this.post = post;
  }

  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    return isOurs(action) ? own(action) : platform.in(room, action);
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    return isOurs(action) ? own(action) : platform.towards(member, action);
  }

  private static boolean isOurs(Class<? extends Action> action) {
    return action == ReadPage.class || action == Mail.class;
  }

  private Way own(Class<? extends Action> action) {
    boolean can = action == ReadPage.class ? pages.mayRead() : post.isSetUp();
    return can ? Way.BY_API : Way.IMPOSSIBLE;
  }
}
