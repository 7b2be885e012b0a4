package org.roomkeeper.app.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept, over which requests go that were made before: the less the caller
 * costs, the more of the machine is left to the bot. Used by one thread.
 */
final class Caller implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[8 * 1024];
  private int at;
  private int end;

  /** Connects. */
  Caller(InetSocketAddress address) throws IOException {
    socket.setTcpNoDelay(true);
    socket.connect(address);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a request and reads the whole answer; gives its status. */
  int call(byte[] request) throws IOException {
    out.write(request);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      read();
    }
    return status;
  }

  private String line() throws IOException {
    var line = new byte[256];
    int length = 0;
    for (int one = read(); one != '\n'; one = read()) {
      if (one != '\r' && length < line.length) {
        line[length++] = (byte) one;
      }
    }
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }

  private int read() throws IOException {
    if (at == end) {
      at = 0;
      end = in.read(buffer);
      if (end <= 0) {
        end = 0;
        throw new EOFException("the bot has hung up");
      }
    }
    return buffer[at++];
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
