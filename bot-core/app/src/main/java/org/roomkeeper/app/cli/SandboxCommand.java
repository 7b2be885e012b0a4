package org.roomkeeper.app.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.roomkeeper.sandbox.Sandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}: a WeCom of our own, until it is told to stop. */
@Command(name = "sandbox", mixinStandardHelpOptions = true, resourceBundle = Words.BUNDLE)
final class SandboxCommand implements Callable<Integer> {
  private final PrintStream out;

  @Option(names = "--port", paramLabel = "P", defaultValue = "0")
  private int port;

  @Option(names = "--still")
  private boolean still;

  SandboxCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    try (Sandbox sandbox = Sandbox.start(port)) {
      if (!still) {
        sandbox.walk();
      }
      out.println(sandbox.ready());
      sandbox.awaitInterrupt();
    }
    return CommandLineOfRoomkeeper.DONE;
  }
}
