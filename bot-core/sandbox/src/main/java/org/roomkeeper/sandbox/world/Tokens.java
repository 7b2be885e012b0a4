package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Access tokens: one for each secret, the same one as long as it lives. */
public final class Tokens {
  private record Token(String text, Caller caller, long until) {}

  private final World world;
  private final Map<Caller, Token> current = new EnumMap<>(Caller.class);
  private final Map<String, Token> issued = new HashMap<>();

  Tokens(World world) {
    this.world = world;
  }

  /** Row 1: {@code gettoken}. */
  public ObjectNode issue(Args args, String ip) {
    Corp corp = world.corp();
    if (!args.need("corpid", 41002).equals(corp.corpId())) {
      throw new WeComError(40013);
    }
    Caller caller = callerOf(args.need("corpsecret", 41004));
    long now = world.clock().now();
    if (caller == null) {
      world
          .rates()
          .demand(
              "wrong secrets " + ip,
              1,
              world.knobs().number(Knob.WRONG_SECRETS_PER_HOUR),
              3_600_000);
      throw new WeComError(40001);
    }
    long seconds = world.knobs().number(Knob.TOKEN_SECONDS);
    Token token = current.get(caller);
    if (token == null || token.until() <= now) {
      token = new Token(world.names().make("", 214), caller, now + seconds * 1000);
      current.put(caller, token);
      issued.put(token.text(), token);
    }
    return Json.object()
        .put("access_token", token.text())
        .put("expires_in", Math.max(1, (token.until() - now) / 1000));
  }

  /**
   * Whose a token is.
   *
   * @throws WeComError 41001 if there is none, 40014 if it was never issued or revoked, 42001 if it
   *     has expired
   */
  public Caller whose(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new WeComError(41001);
    }
    Token token = issued.get(text);
    if (token == null) {
      throw new WeComError(40014);
    }
    if (token.until() <= world.clock().now()) {
      throw new WeComError(42001);
    }
    return token.caller();
  }

  /**
   * Makes all tokens worthless before their time.
   *
   * @param forgotten true: they answer 40014 from now on, false: 42001
   */
  public void revoke(boolean forgotten) {
    current.clear();
    if (forgotten) {
      issued.clear();
    } else {
      issued.replaceAll((_, token) -> new Token(token.text(), token.caller(), world.clock().now()));
    }
  }

  /**
   * Refuses with 48002 what this secret may not call.
   *
   * <p>The app's secret calls all but the archive's APIs; the contact secret the customer APIs,
   * files and the reading of the directory; the archive's only its own. {@link
   * Knob#EXTERNAL_CONTACT_BY} says which of the first two may call the customer APIs.
   */
  public void demandRight(Caller caller, String path) {
    boolean may =
        switch (Area.of(path)) {
          case ANY -> true;
          case CUSTOMERS ->
              switch (world.knobs().text(Knob.EXTERNAL_CONTACT_BY)) {
                case "contact" -> caller == Caller.CONTACT;
                case "app" -> caller == Caller.APP;
                default -> caller != Caller.ARCHIVE;
              };
          case DIRECTORY, MEDIA -> caller != Caller.ARCHIVE;
          case ARCHIVE -> caller == Caller.ARCHIVE;
          case APP -> caller == Caller.APP;
        };
    if (!may) {
      throw new WeComError(48002);
    }
  }

  private @Nullable Caller callerOf(String secret) {
    Corp corp = world.corp();
    if (secret.equals(corp.appSecret())) {
      return Caller.APP;
    }
    if (secret.equals(corp.contactSecret())) {
      return Caller.CONTACT;
    }
    return secret.equals(corp.archiveSecret()) ? Caller.ARCHIVE : null;
  }

  private enum Area {
    ANY,
    CUSTOMERS,
    DIRECTORY,
    MEDIA,
    ARCHIVE,
    APP;

    static Area of(String path) {
      if (path.startsWith("/cgi-bin/externalcontact/")) {
        return CUSTOMERS;
      }
      if (path.startsWith("/cgi-bin/msgaudit/")) {
        return ARCHIVE;
      }
      if (path.startsWith("/cgi-bin/user/") || path.startsWith("/cgi-bin/department/")) {
        return DIRECTORY;
      }
      if (path.startsWith("/cgi-bin/media/")) {
        return MEDIA;
      }
      return path.startsWith("/cgi-bin/get") ? ANY : APP;
    }
  }
}
