package org.roomkeeper.runtime.web;

import io.javalin.http.Context;
import io.javalin.http.SameSite;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.Community;
import org.roomkeeper.api.MemberId;
import org.roomkeeper.runtime.settings.Communities;
import org.roomkeeper.runtime.settings.Settings;

/**
 * Who sits at the desk: whom they chose to be among founders and moderators. Whoever reaches the
 * desk is trusted; the name is for the record.
 */
@Singleton
final class DeskVisitor {
  private static final String COOKIE = "rk-desk";
  private static final int MONTH = 30 * 24 * 3600;

  private final Communities communities;
  private final Settings settings;
  private final Signing signing;

  @Inject
  DeskVisitor(Communities communities, Settings settings, Signing signing) {
    this.communities = communities;
    this.settings = settings;
    this.signing = signing;
  }

  /** The language of the desk for this browser. */
  String language(Context ctx) {
    List<String> offered = new ArrayList<>(List.of(settings.core().languageTag()));
    List.of("zh", "en").stream().filter(tag -> !offered.contains(tag)).forEach(offered::add);
    return Visitor.language(ctx, offered);
  }

  /** Everybody who may answer cases, over all communities. */
  Set<MemberId> people() {
    Set<MemberId> people = new LinkedHashSet<>();
    for (Community community : communities.all()) {
      people.addAll(community.moderators());
      people.addAll(community.founders());
    }
    return people;
  }

  /** Whom this browser chose to be. */
  Optional<MemberId> chosen(Context ctx) {
    String cookie = ctx.cookie(COOKIE);
    if (cookie == null || cookie.length() > 400 || cookie.indexOf('.') < 0) {
      return Optional.empty();
    }
    int dot = cookie.indexOf('.');
    try {
      MemberId member =
          new MemberId(
              new String(
                  Base64.getUrlDecoder().decode(cookie.substring(0, dot)), StandardCharsets.UTF_8));
      boolean ours = signing.isOf(Optional.of(cookie.substring(dot + 1)), "desk", member.value());
      return ours && people().contains(member) ? Optional.of(member) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Remembers whom this browser chose to be. */
  void choose(Context ctx, MemberId member) {
    String name =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(member.value().getBytes(StandardCharsets.UTF_8));
    var cookie =
        Visitor.cookie(COOKIE, name + "." + signing.of("desk", member.value()), "/", MONTH, false);
    cookie.setSameSite(SameSite.STRICT);
    ctx.cookie(cookie);
  }

  /**
   * Whether the desk was asked for by a name of its own: a page elsewhere that has its own name
   * point at this machine gets nothing.
   */
  boolean askedByOurName(Context ctx) {
    String host = Optional.ofNullable(ctx.header("Host")).orElse("");
    String name = host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT);
    String own = settings.core().http().desk().getHostString().toLowerCase(Locale.ROOT);
    boolean local = name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    return local || name.equals(own) || !isLoopback(own);
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
