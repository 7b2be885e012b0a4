package org.roomkeeper.sandbox.world;

import java.util.List;

/**
 * Somebody of the corp.
 *
 * @param id the userid
 * @param name shown to others
 * @param departments ids of the departments they belong to, the main one first
 * @param position what they do
 * @param mobile a telephone number, may be empty
 * @param status 1 active, 2 disabled, 4 not yet activated, 5 left
 */
public record Member(
    String id, String name, List<Long> departments, String position, String mobile, int status)
    implements Person {
  /** Copies the departments. */
  public Member {
    departments = List.copyOf(departments);
  }
}
