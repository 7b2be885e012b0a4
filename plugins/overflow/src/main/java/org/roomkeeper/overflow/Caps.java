package org.roomkeeper.overflow;

/**
 * The most people in one room of the family, by kind of room; a lower capacity in {@code
 * rooms.yaml} counts too.
 *
 * @param customerGroup in a customer group, 2 to 500
 * @param appGroup in an app group, 2 to 2,000
 */
record Caps(int customerGroup, int appGroup) {
  /** Where WeCom itself takes a customer group for full. */
  static final int CUSTOMER_GROUP = 500;

  /** The most that WeCom takes into an app group. */
  static final int APP_GROUP = 2000;

  Caps {
    if (customerGroup < 2 || customerGroup > CUSTOMER_GROUP) {
      throw new IllegalArgumentException(
          "caps.customer-group is 2 to " + CUSTOMER_GROUP + ", not " + customerGroup);
    }
    if (appGroup < 2 || appGroup > APP_GROUP) {
      throw new IllegalArgumentException(
          "caps.app-group is 2 to " + APP_GROUP + ", not " + appGroup);
    }
  }
}
