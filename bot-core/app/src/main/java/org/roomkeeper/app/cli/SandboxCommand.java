package org.roomkeeper.app.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import org.roomkeeper.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}: a WeCom of our own, until it is told to stop. */
@Command(name = "sandbox", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class SandboxCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  private final PrintStream out;

  @Option(names = "--port", paramLabel = "P", defaultValue = "0")
  private int port;

  @Option(names = "--still")
  private boolean still;

  SandboxCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new UsageRefused("sandbox.no-port", Integer.toString(port));
    }
    mustBeFree(port);
    try (Sandbox sandbox = Sandbox.start(port)) {
      if (!still) {
        sandbox.walk();
      }
      out.println(sandbox.ready());
      sandbox.awaitInterrupt();
    }
    return CommandLineOfRoomkeeper.DONE;
  }

  /** Asked first: what the server itself says of it is meant for programmers. */
  private static void mustBeFree(int port) throws IOException {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (BindException taken) {
      throw new UsageRefused("sandbox.port-taken", Integer.toString(port));
    }
  }
}
