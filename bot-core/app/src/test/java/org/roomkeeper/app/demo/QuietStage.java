package org.roomkeeper.app.demo;

import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.app.founding.Owner;
import org.roomkeeper.app.founding.People;
import org.roomkeeper.runtime.web.WebRoutes;

/**
 * The demo's stage for tests: a few doctors, no story unless a test plays one, and no word of it.
 */
final class QuietStage implements AutoCloseable {
  private final Script script;
  private final Telling telling;
  private final Stage stage;

  private QuietStage(Script script, Telling telling, Stage stage) {
    this.script = script;
    this.telling = telling;
    this.stage = stage;
  }

  /** Sets it for a founder whose next lecture is so far ahead. */
  static QuietStage set(Duration untilTheLecture, Stage.Laying laying)
      throws IOException, InterruptedException {
    var script =
        new Script(4, 4, Duration.ofMinutes(5), new Conversation(List.of()), untilTheLecture, 1);
    var silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var telling = new Telling(silent);
    return new QuietStage(script, telling, Stage.set(script, telling, laying));
  }

  /** Plays the demo's story. */
  void play() throws IOException, InterruptedException {
    new Story(script, stage.address(), people(), telling).play();
  }

  /** The owner does what the bot asks for until the join link leads into a room. */
  void openTheDoor() throws IOException, InterruptedException {
    var owner =
        new Owner(
            people(), stage.address().owner(), stage.address().moderators().subList(0, 1), _ -> {});
    while (people().look("world").path("joinWays").isEmpty()) {
      people().letPass(Duration.ofMinutes(1));
      owner.attend();
    }
  }

  Stage stage() {
    return stage;
  }

  People people() {
    return stage.people();
  }

  /** Where the desk is. */
  String desk() {
    return "http://127.0.0.1:" + stage.bot().port(WebRoutes.Listener.DESK);
  }

  /** A moderator sits down at the desk. */
  void sitDown(Page page) {
    page.navigate(desk() + "/?lang=en");
    page.getByLabel("I am").selectOption("staff:moderator1");
    page.getByText("That is me").click();
  }

  @Override
  public void close() {
    stage.close();
  }

  /** Closes what a test class opened, as far as it came. */
  static void close(@Nullable QuietStage quiet, @Nullable Browsing browsing) {
    if (quiet != null) {
      quiet.close();
    }
    if (browsing != null) {
      browsing.close();
    }
  }
}
