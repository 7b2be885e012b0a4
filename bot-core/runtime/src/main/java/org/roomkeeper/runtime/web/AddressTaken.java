package org.roomkeeper.runtime.web;

import java.net.InetSocketAddress;

/** Another program listens where a listener should. */
public final class AddressTaken extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final InetSocketAddress address;

  AddressTaken(InetSocketAddress address, Throwable cause) {
    super(text(address) + " is taken", cause);
    this.address = address;
  }

  /** Host and port. */
  public String address() {
    return text(address);
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }
}
