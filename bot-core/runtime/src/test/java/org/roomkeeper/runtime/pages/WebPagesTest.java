package org.roomkeeper.runtime.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.GZIPOutputStream;
import org.apache.http.conn.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.api.PageRead;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.runtime.settings.CoreSettings;
import org.roomkeeper.runtime.time.HandClock;

/** Links are written by strangers: what they lead to is read with care, or not at all. */
class WebPagesTest {
  private static final Predicate<InetAddress> HERE = InetAddress::isLoopbackAddress;
  private static final DnsResolver LOOPBACK =
      host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final HandClock clock = new HandClock(Instant.parse("2026-12-01T08:00:00Z"));
  private final CountDownLatch over = new CountDownLatch(1);
  private Site site;
  private boolean on = true;

  @BeforeEach
  void open() throws IOException {
    site = new Site();
  }

  @AfterEach
  void close() {
    over.countDown();
    site.close();
  }

  // ---- what is read ----

  @Test
  void titleDescriptionAndLeadParagraphAreRead() {
    site.with(
        "/a",
        """
        <html><head><title> Sepsis  in the elderly </title>
        <meta name="description" content="A review."></head>
        <body><nav><p>Home, journals, subscribe and much more to press</p></nav>
        <article><p>12 May</p><p>Fluids <b>first</b>, antibiotics within the hour.</p></article>
        <script>alert(1)</script></body></html>
        """);
    assertThat(words("/a"))
        .isEqualTo(
            new PageRead.Words(
                "Sepsis in the elderly",
                "A review.",
                "Fluids first, antibiotics within the hour."));
    assertThat(site.agents()).allMatch(name -> name.startsWith("Roomkeeper ("));
    assertThat(site.agents()).allMatch(name -> name.contains("+https://rooms.example.org"));
  }

  @Test
  void aPageInAnotherCharsetIsReadWhereverItsNameStands() {
    byte[] chinese =
        "<meta charset=gb18030><title>老年脓毒症</title>".getBytes(Charset.forName("GB18030"));
    site.with("/header", "text/html; charset=GB18030", chinese);
    site.with("/meta", "text/html", chinese);
    site.with("/unknown", "text/html; charset=no-such-thing", chinese);
    for (String path : List.of("/header", "/meta", "/unknown")) {
      assertThat(words(path).title()).isEqualTo("老年脓毒症");
    }
  }

  @Test
  void aPageThatLiesAboutItsCharsetIsReadAsItSays() {
    site.with(
        "/lie",
        "text/html; charset=utf-8",
        "<title>脓毒症 ok</title>".getBytes(Charset.forName("GBK")));
    assertThat(words("/lie").title()).endsWith("ok");
  }

  @Test
  void aRedirectIsFollowed() {
    site.leading("/a", "b?c=d").with("/b?c=d", "<title>There</title>");
    assertThat(words("/a").title()).isEqualTo("There");
  }

  @Test
  void aPageIsReadOnceAnHourHoweverOftenItIsLinked() {
    site.with("/a", "<title>One</title>");
    var pages = pages(HERE, LOOPBACK);
    read(pages, site.at("/a"));
    read(pages, site.at("/a#part"));
    assertThat(site.asked()).containsExactly("/robots.txt", "/a");
    clock.moveBy(Duration.ofMinutes(61));
    read(pages, site.at("/a"));
    assertThat(site.asked()).containsExactly("/robots.txt", "/a", "/robots.txt", "/a");
  }

  @Test
  void whatCouldNotBeReadIsTriedAgainAfterTenMinutes() {
    var pages = pages(HERE, LOOPBACK);
    assertThat(why(read(pages, site.at("/a")))).contains("404");
    site.with("/a", "<title>One</title>");
    assertThat(why(read(pages, site.at("/a")))).contains("404");
    clock.moveBy(Duration.ofMinutes(11));
    assertThat(read(pages, site.at("/a"))).isInstanceOf(Outcome.Done.class);
  }

  // ---- what a site asks for ----

  @Test
  void aSiteThatDoesNotWantUsIsLeftAlone() {
    site.with("/robots.txt", "text/plain", "User-agent: *\nDisallow: /private".getBytes(UTF_8));
    site.with("/private/a", "<title>No</title>").with("/open", "<title>Yes</title>");
    assertThat(why("/private/a")).contains("does not want");
    assertThat(words("/open").title()).isEqualTo("Yes");
    assertThat(site.asked()).doesNotContain("/private/a");
  }

  @Test
  void whatIsForbiddenToUsByNameIsForbiddenBehindARedirectToo() {
    site.with(
        "/robots.txt",
        "text/plain",
        "User-agent: roomkeeper\nDisallow: /b\n\nUser-agent: *\nDisallow:".getBytes(UTF_8));
    site.leading("/a", "/b").with("/b", "<title>No</title>");
    assertThat(why("/a")).contains("does not want");
    assertThat(site.asked()).doesNotContain("/b");
  }

  @Test
  void aSiteWhoseWishesCannotBeHadIsLeftAlone() {
    site.with("/robots.txt", exchange -> exchange.sendResponseHeaders(503, -1));
    site.with("/a", "<title>No</title>");
    assertThat(why("/a")).contains("cannot be asked");
    assertThat(site.asked()).containsExactly("/robots.txt");
  }

  @Test
  void wishesThatHangAreNotWaitedFor() {
    site.with("/robots.txt", exchange -> hang());
    site.with("/a", "<title>No</title>");
    assertThat(why("/a")).contains("cannot be asked");
    assertThat(site.asked()).containsExactly("/robots.txt");
  }

  // ---- where it may not go ----

  @Test
  void nothingIsAskedForUnlessTheFounderSaysSo() {
    on = false;
    site.with("/a", "<title>No</title>");
    var pages = pages(HERE, LOOPBACK);
    assertThat(pages.mayRead()).isFalse();
    assertThat(why(read(pages, site.at("/a")))).contains("switched off");
    assertThat(site.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "127.255.255.254",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "①②⑦.⓪.⓪.①",
        "127。0。0。1",
        "localhost",
        "localhost.",
        "site.example.org"
      })
  void noWayOfWritingItLeadsToThisMachine(String host) {
    site.with("*", "<title>secret</title>");
    var allowed = new CopyOnWriteArrayList<InetAddress>();
    var guarded = new PublicAddresses();
    // What the guard would let pass is written down and not asked: a test stays at home.
    var pages =
        pages(
            address -> {
              if (guarded.test(address)) {
                allowed.add(address);
              }
              return false;
            },
            name ->
                name.startsWith("site") || name.startsWith("localhost")
                    ? LOOPBACK.resolve(name)
                    : InetAddress.getAllByName(name));
    var page = ReadPage.of("http://" + host + ":" + site.port() + "/");
    page.ifPresent(meant -> assertThat(pages.read(meant)).isInstanceOf(Outcome.Refused.class));
    assertThat(site.asked()).isEmpty();
    assertThat(allowed).noneMatch(InetAddress::isLoopbackAddress);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "169.254.0.23",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "0.1.2.3",
        "192.0.2.1",
        "203.0.113.7",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "3fff::1",
        "5f00::1"
      })
  void whatIsNotOnThePublicInternetIsNotReached(String address) {
    assertThat(new PublicAddresses().test(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:2800:21f::1", "2400::1"})
  void thePublicInternetIsReached(String address) {
    assertThat(new PublicAddresses().test(InetAddress.ofLiteral(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/latest/",
        "http://metadata.example.org/",
        "//10.0.0.1/",
      })
  void aRedirectDoesNotLeadWhereALinkMayNot(String to) {
    site.leading("/a", to);
    var pages =
        pages(
            HERE.or(new PublicAddresses()),
            name ->
                name.startsWith("site")
                    ? LOOPBACK.resolve(name)
                    : name.startsWith("metadata")
                        ? new InetAddress[] {InetAddress.ofLiteral("169.254.169.254")}
                        : InetAddress.getAllByName(name));
    assertThat(read(pages, site.at("/a"))).isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://site.example.org/", "javascript:alert(1)", "data:,x"})
  void aRedirectLeadsToPagesOnly(String to) {
    site.leading("/a", to);
    assertThat(why("/a")).contains("no page");
  }

  @Test
  void aRedirectToAnotherPortIsNotFollowed() {
    site.leading("/a", "http://site.example.org:22/");
    assertThat(why("/a")).contains("port");
  }

  @Test
  void aNameWithOneForbiddenAddressAmongOthersIsNotReached() {
    var pages =
        pages(
            HERE,
            name ->
                new InetAddress[] {
                  InetAddress.getLoopbackAddress(), InetAddress.ofLiteral("10.0.0.1")
                });
    assertThat(read(pages, site.at("/a"))).isInstanceOf(Outcome.Refused.class);
    assertThat(site.asked()).isEmpty();
  }

  @Test
  void aNameIsAskedForOnceAConnectionSoThatItCannotChangeItsMeaningInBetween() {
    site.with("/a", "<title>One</title>");
    var asked = new ArrayList<String>();
    var pages =
        pages(
            HERE,
            name -> {
              asked.add(name);
              return LOOPBACK.resolve(name);
            });
    assertThat(read(pages, site.at("/a"))).isInstanceOf(Outcome.Done.class);
    assertThat(asked).hasSameSizeAs(site.asked());
  }

  // ---- what is too much ----

  @Test
  void redirectsWithoutEndAreGivenUpAfterFive() {
    site.with("/robots.txt", "text/plain", new byte[0]);
    site.with(
        "*",
        exchange -> {
          exchange.getResponseHeaders().set("Location", exchange.getRequestURI() + "x");
          exchange.sendResponseHeaders(302, -1);
        });
    assertThat(why("/a")).contains("on and on");
    assertThat(site.asked()).hasSize(1 + 6);
  }

  @Test
  void ofALargePageTheBeginningIsRead() {
    site.with(
        "/large",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write("<title>Large</title><p>".getBytes(UTF_8));
          for (int i = 0; i < 10_000; i++) {
            body.write("a".repeat(1024).getBytes(UTF_8));
          }
        });
    var words = words("/large");
    assertThat(words.title()).isEqualTo("Large");
    assertThat(words.lead()).hasSize(600);
  }

  @Test
  void ofAPackedBombTheBeginningIsUnpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("<title>Bomb</title><p>".getBytes(UTF_8));
      for (int i = 0; i < 50; i++) {
        gzip.write(new byte[1 << 20]);
      }
    }
    site.with("/bomb", "text/html", packed.toByteArray(), "Content-Encoding", "gzip");
    assertThat(words("/bomb").title()).isEqualTo("Bomb");
  }

  @Test
  void aPageThatDripsIsNotWaitedFor() {
    site.with(
        "/drip",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, 0);
          drip(exchange.getResponseBody(), 'a');
        });
    assertThat(read(pages(HERE, LOOPBACK, site.port(), SHORT), site.at("/drip")))
        .isInstanceOf(Outcome.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nX: y\r\n"})
  void aServerThatNeverFinishesItsHeadersIsNotWaitedFor(String start) throws IOException {
    try (var rude = new Rude(start)) {
      assertThat(
              read(
                  pages(HERE, LOOPBACK, rude.port(), SHORT),
                  "http://site.example.org:" + rude.port()))
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/pdf", "image/png", "application/json", "text/plain", ""})
  void whatIsNoPageIsNotRead(String type) {
    site.with("/file", type, "<title>No</title>".getBytes(UTF_8));
    assertThat(why("/file")).contains("no page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>", "\0\1\2", "<title><title><title>", "<html><body hidden>x</body>"})
  void aPageWithoutWordsHasNone(String html) {
    site.with("/odd", html);
    assertThat(words("/odd").description()).isEmpty();
  }

  @Test
  void aPageOfNestedTagsIsReadLikeAnyOther() {
    site.with("/deep", "<title>Deep</title>" + "<div>".repeat(90_000) + "end");
    assertThat(read(pages(HERE, LOOPBACK), site.at("/deep"))).isInstanceOf(Outcome.Done.class);
  }

  // ---- how ----

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  private WebPages pages(Predicate<InetAddress> allowed, DnsResolver names) {
    return pages(allowed, names, site.port(), PATIENT);
  }

  private WebPages pages(
      Predicate<InetAddress> allowed, DnsResolver names, int port, Duration longest) {
    return new WebPages(
        () -> new CoreSettings.Links(on, List.of(80, port)),
        () -> URI.create("https://rooms.example.org"),
        clock,
        allowed,
        names,
        longest);
  }

  private PageRead.Words words(String path) {
    return PageDetails.words(read(pages(HERE, LOOPBACK), site.at(path))).orElseThrow();
  }

  private String why(String path) {
    return why(read(pages(HERE, LOOPBACK), site.at(path)));
  }

  private static String why(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return PageDetails.whyNot(outcome);
  }

  private static Outcome read(WebPages pages, String address) {
    return pages.read(ReadPage.of(address).orElseThrow());
  }

  private void hang() {
    try {
      over.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void drip(OutputStream out, char what) throws IOException {
    try {
      while (!over.await(50, TimeUnit.MILLISECONDS)) {
        out.write(what);
        out.flush();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a connection, says the beginning of an answer, and drips on. */
  private final class Rude implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    Rude(String start) throws IOException {
      Thread.ofVirtual().start(() -> accept(start));
    }

    int port() {
      return server.getLocalPort();
    }

    private void accept(String start) {
      try {
        while (true) {
          Socket one = server.accept();
          Thread.ofVirtual().start(() -> answer(one, start));
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    private void answer(Socket one, String start) {
      try (one) {
        InputStream in = one.getInputStream();
        String asked = new String(in.readNBytes(16), UTF_8);
        OutputStream out = one.getOutputStream();
        if (asked.startsWith("GET /robots.txt")) {
          out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
          out.flush();
        } else {
          out.write(start.getBytes(UTF_8));
          drip(out, 'a');
        }
      } catch (IOException gone) {
        // Whoever asked did not wait.
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
