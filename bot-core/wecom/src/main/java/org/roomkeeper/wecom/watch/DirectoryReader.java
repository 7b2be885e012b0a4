package org.roomkeeper.wecom.watch;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.bean.WxCpDepart;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComErrors;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * Reads who is in the directory, as far as the app may see it: ids only, ten thousand a page. Where
 * the app may not list ids, the members of each topmost department that it sees, at one call each.
 */
final class DirectoryReader {
  private static final int PAGE = 10_000;
  private static final int MOST_PAGES = 100;
  private static final int ANY_STATUS = 0;

  private final WeComClients clients;
  private boolean mayListIds = true;

  DirectoryReader(WeComClients clients) {
    this.clients = clients;
  }

  /**
   * Everybody in the directory.
   *
   * @throws WxErrorException if WeCom does not say, or does not say all of it
   */
  Set<MemberId> read() throws WxErrorException {
    if (mayListIds) {
      try {
        return byPages();
      } catch (WxErrorException e) {
        if (!isNotAllowed(e)) {
          throw e;
        }
        mayListIds = false;
      }
    }
    return byDepartments();
  }

  private Set<MemberId> byPages() throws WxErrorException {
    var members = new LinkedHashSet<MemberId>();
    var cursor = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var answer = clients.app().getUserService().getUserListId(cursor, PAGE);
      if (answer.getDeptUser() != null) {
        answer.getDeptUser().forEach(user -> members.add(WeComIds.staff(user.getUserId())));
      }
      cursor = answer.getNextCursor() == null ? "" : answer.getNextCursor();
      if (cursor.isEmpty()) {
        break;
      }
    }
    return members;
  }

  private Set<MemberId> byDepartments() throws WxErrorException {
    var members = new LinkedHashSet<MemberId>();
    var departments = clients.app().getDepartmentService().simpleList(null);
    var seen = new HashSet<Long>();
    departments.stream().map(WxCpDepart::getId).forEach(seen::add);
    for (var department : departments) {
      if (!seen.contains(department.getParentId())) {
        clients
            .app()
            .getUserService()
            .listSimpleByDepartment(department.getId(), true, ANY_STATUS)
            .forEach(user -> members.add(WeComIds.staff(user.getUserId())));
      }
    }
    return members;
  }

  private static boolean isNotAllowed(WxErrorException e) {
    return switch (WeComErrors.sortOf(e)) {
      case FORBIDDEN, REFUSED, SETUP -> true;
      case BUSY, SILENT, RATE, CROWDED, NOT_YET, TOKEN, GONE, TOO_LATE, SPENT -> false;
    };
  }
}
