package org.roomkeeper.runtime.pages;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which addresses belong to the public internet. Of IPv6 only what is given out for it counts, so
 * whatever carries an IPv4 address inside (mapped, compatible, NAT64) is none; of IPv4 all that is
 * kept for something else is taken out, the addresses at which clouds tell their secrets among it.
 */
final class PublicAddresses implements Predicate<InetAddress> {
  private static final List<Net> RESERVED_4 =
      nets(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carriers' NAT; a cloud's metadata
          "127.0.0.0/8", // loopback
          "168.63.129.16/32", // a cloud's own channel to its machines
          "169.254.0.0/16", // link-local; clouds' metadata
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.31.196.0/24", // AS112
          "192.52.193.0/24", // AMT
          "192.88.99.0/24", // 6to4 relays
          "192.168.0.0/16", // private
          "192.175.48.0/24", // AS112
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/3"); // multicast, reserved, broadcast

  private static final Net GIVEN_OUT_6 = Net.of("2000::/3");
  private static final List<Net> RESERVED_6 =
      nets(
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: an IPv4 address inside
          "2620:4f:8000::/48", // AS112
          "3fff::/20"); // documentation

  @Override
  public boolean test(InetAddress address) {
    boolean given =
        address instanceof Inet4Address
            ? RESERVED_4.stream().noneMatch(net -> net.holds(address))
            : GIVEN_OUT_6.holds(address)
                && RESERVED_6.stream().noneMatch(net -> net.holds(address));
    return given && !isOurs(address);
  }

  /** Whether it is an address of this machine. */
  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException nobodyKnows) {
      return true;
    }
  }

  private static List<Net> nets(String... written) {
    return Stream.of(written).map(Net::of).toList();
  }

  /** A network: an address and how many of its bits count. */
  private static final class Net {
    private final byte[] address;
    private final int bits;

    private Net(byte[] address, int bits) {
      this.address = address;
      this.bits = bits;
    }

    static Net of(String written) {
      int slash = written.indexOf('/');
      return new Net(
          InetAddress.ofLiteral(written.substring(0, slash)).getAddress(),
          Integer.parseInt(written.substring(slash + 1)));
    }

    boolean holds(InetAddress other) {
      byte[] theirs = other.getAddress();
      if (theirs.length != address.length) {
        return false;
      }
      int left = bits;
      for (int i = 0; left > 0; i++, left -= 8) {
        int mask = left >= 8 ? 0xFF : 0xFF << (8 - left) & 0xFF;
        if ((theirs[i] & mask) != (address[i] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
