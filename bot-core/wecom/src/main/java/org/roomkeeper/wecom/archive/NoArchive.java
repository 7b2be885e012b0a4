package org.roomkeeper.wecom.archive;

import java.util.List;

/** No archive: nothing is ever said. */
final class NoArchive implements MessageArchive {
  @Override
  public List<Archived> fetch(long afterSeq, int limit) {
    return List.of();
  }
}
