package org.roomkeeper.runtime.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The network between a bot and its database server: it can be cut, and it can swallow the end of a
 * transaction on its way there, or the answer to it on its way back.
 */
final class WayToServer implements AutoCloseable {
  /** What becomes of the next commit. */
  enum Commit {
    PASSES,
    NEVER_ARRIVES,
    ARRIVES_AND_IS_NOT_ANSWERED
  }

  private static final byte[] WORD = "COMMIT".getBytes(StandardCharsets.US_ASCII);

  private final int server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Commit next = Commit.PASSES;
  private volatile boolean cut;

  WayToServer(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /**
   * Says what becomes of the next commit; those after it pass. Only the first of a connection is
   * recognised: the driver has the server remember the word, and does not say it again.
   */
  void next(Commit commit) {
    next = commit;
  }

  /** Whether nothing is to be swallowed any more. */
  boolean isPassable() {
    return next == Commit.PASSES;
  }

  /** Ends all connections, and lets none through until it is mended. */
  void cut() {
    cut = true;
    open.forEach(WayToServer::end);
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    cut();
    door.close();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        if (cut) {
          end(client);
          continue;
        }
        var there = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        open.add(there);
        var way = new Way(client, there);
        Thread.ofPlatform().daemon().start(way::there);
        Thread.ofPlatform().daemon().start(way::back);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Way {
    private final Socket client;
    private final Socket there;
    private volatile boolean swallowing;

    Way(Socket client, Socket there) {
      this.client = client;
      this.there = there;
    }

    void there() {
      pump(client, there, false);
    }

    void back() {
      pump(there, client, true);
    }

    private void pump(Socket from, Socket to, boolean back) {
      var bytes = new byte[65_536];
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          if (back ? swallowing : swallows(bytes, count)) {
            return;
          }
          out.write(bytes, 0, count);
        }
      } catch (IOException ended) {
        // Then the other direction ends too.
      } finally {
        end(client);
        end(there);
      }
    }

    /** Whether the way ends here. */
    private boolean swallows(byte[] bytes, int count) {
      if (next == Commit.PASSES || !contains(bytes, count)) {
        return false;
      }
      var now = next;
      next = Commit.PASSES;
      swallowing = now == Commit.ARRIVES_AND_IS_NOT_ANSWERED;
      return now == Commit.NEVER_ARRIVES;
    }

    private static boolean contains(byte[] bytes, int count) {
      return new String(bytes, 0, count, StandardCharsets.ISO_8859_1)
          .contains(new String(WORD, StandardCharsets.US_ASCII));
    }
  }
}
