package org.roomkeeper.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed Chromium, and what every page is held to. Used by one thread. */
final class Browsing implements AutoCloseable {
  private static final String UNNAMED =
      """
      [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea')]
        .filter(one => one.offsetParent !== null)
        .filter(one => !(one.innerText || '').trim() && !one.getAttribute('aria-label')
          && !(one.labels && one.labels.length))
        .map(one => one.outerHTML)
      """;

  private static final int TALLEST = 1800;

  private final List<String> complaints = new ArrayList<>();
  private final Playwright playwright;
  private final Browser browser;

  private Browsing(Path chromium) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium)
                    .setArgs(List.of("--no-sandbox")));
  }

  /** Opens the browser; without one the test is passed over, but never where CI runs. */
  static Browsing open() {
    Optional<Path> chromium =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    boolean mustRun = "true".equals(System.getenv("CI"));
    assumeTrue(
        chromium.isPresent() || mustRun,
        "no browser here: install the package chromium to have the pages tested");
    return new Browsing(chromium.orElseThrow());
  }

  /** A window of a phone, 375 by 812. */
  Page phone() {
    return window(375, 812);
  }

  /** A window on a desk, 1280 by 800. */
  Page desktop() {
    return window(1280, 800);
  }

  private Page window(int width, int height) {
    BrowserContext one =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-US"));
    Page page = one.newPage();
    page.onConsoleMessage(
        said -> {
          if (said.type().equals("error") || said.type().equals("warning")) {
            complaints.add(said.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  /** What holds for every page, as it stands now. */
  void isFitForPeople(Page page, String language) {
    assertThat(complaints).isEmpty();
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    assertThat(page.title()).isNotBlank();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .as("nothing is wider than the window")
        .isEqualTo(true);
    assertThat((List<?>) page.evaluate(UNNAMED)).as("controls without a name").isEmpty();
  }

  /**
   * Takes a picture of a page, its beginning if it is long. Pictures lie in {@code
   * target/screenshots}, or where {@code -Droomkeeper.screenshots=} says.
   *
   * @param what what is shown; width and language follow in the file's name
   */
  void shoot(Page page, String what, String language) {
    String width = page.viewportSize().width < 500 ? "phone" : "desktop";
    String name = what + "-" + width + "-" + language;
    Object height = page.evaluate("document.documentElement.scrollHeight");
    int tall = Math.min(TALLEST, ((Number) height).intValue());
    Path folder = Path.of(System.getProperty("roomkeeper.screenshots", "target/screenshots"));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setClip(0, 0, page.viewportSize().width, tall)
            .setPath(folder.resolve(name + ".png")));
  }

  /** What was sent is refused on purpose, with the status 400; the browser complains of it too. */
  void isRefusedOnPurpose(Page page) {
    assertThat(page.locator(".notice").count()).isEqualTo(1);
    complaints.removeIf(said -> said.contains("status of 400"));
  }

  /** The Tab key leads to something that can be used. */
  void isUsedByKeys(Page page) {
    page.keyboard().press("Tab");
    assertThat(
            page.evaluate("document.activeElement.matches('a, button, input, select, textarea')"))
        .isEqualTo(true);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
