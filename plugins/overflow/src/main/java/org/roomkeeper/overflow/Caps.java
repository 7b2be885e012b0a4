package org.roomkeeper.overflow;

/**
 * The most people in one room of the family, by kind of room; a lower capacity in {@code
 * rooms.yaml} counts too.
 *
 * @param customerGroup in a customer group, 2 to 500
 */
record Caps(int customerGroup) {
  /** Where WeCom itself takes a customer group for full. */
  static final int CUSTOMER_GROUP = 500;

  Caps {
    if (customerGroup < 2 || customerGroup > CUSTOMER_GROUP) {
      throw new IllegalArgumentException(
          "caps.customer-group is 2 to " + CUSTOMER_GROUP + ", not " + customerGroup);
    }
  }
}
