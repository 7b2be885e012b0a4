package org.roomkeeper.wecom.archive;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.wecom.archive.ArchiveRooms.Group;
import org.roomkeeper.wecom.archive.ArchiveRooms.GroupDirectory;
import org.roomkeeper.wecom.client.Reached;
import org.roomkeeper.wecom.client.WeComErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks {@code msgaudit/groupchat/get}, with the archive's own secret. */
final class AuditDirectory implements GroupDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(AuditDirectory.class);

  private final WxCpService archive;

  AuditDirectory(WxCpService archive) {
    this.archive = archive;
  }

  @Override
  public Optional<Group> find(String roomId) throws IOException {
    try {
      var chat = archive.getMsgAuditService().getGroupChat(roomId);
      var people = new HashSet<String>();
      if (chat.getMembers() != null) {
        chat.getMembers().forEach(member -> people.add(member.getMemberId()));
      }
      return Optional.of(new Group(text(chat.getRoomName()), text(chat.getCreator()), people));
    } catch (WxErrorException e) {
      return switch (WeComErrors.sortOf(e)) {
        case REFUSED, GONE, FORBIDDEN, SPENT, TOO_LATE -> {
          LOG.debug("Cannot tell which group {} is: {}", roomId, WeComErrors.wordsFor(e));
          yield Optional.empty();
        }
        case BUSY, SILENT, RATE, CROWDED, NOT_YET, TOKEN, SETUP ->
            throw new IOException("cannot tell which group it is: " + WeComErrors.wordsFor(e));
      };
    } catch (RuntimeException e) {
      throw new IOException("cannot tell which group it is: " + Reached.wordsFor(e), e);
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
