package org.roomkeeper.api;

/**
 * A community: the rooms that one founder keeps together, and the unit of order in the ledger.
 *
 * @param value the key under {@code communities:} in {@code rooms.yaml}: 1 to 32 characters, {@code
 *     a-z 0-9 -}
 */
public record CommunityId(String value) {
  /** Where events go that no community claims. */
  public static final CommunityId CORP = new CommunityId("corp");

  /** Refuses a value that could not stand in an address or a file name. */
  public CommunityId {
    Ids.check("community", value, 32, "[a-z0-9][a-z0-9-]*");
  }

  @Override
  public String toString() {
    return value;
  }
}
