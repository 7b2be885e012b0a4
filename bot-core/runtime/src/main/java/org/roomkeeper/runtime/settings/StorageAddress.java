package org.roomkeeper.runtime.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads where the ledger lives: the path of a file, or {@code
 * postgresql://user:${PASSWORD}@host:port/database?sslmode=require}. Each part may be a
 * placeholder, and a password that stands in the file has to be; a placeholder may also stand for
 * the whole. What a placeholder stands for is taken as it is, what is written out may have {@code
 * %40} for {@code @}. For one thread.
 */
final class StorageAddress {
  /** How to connect, as the driver of PostgreSQL calls it. */
  static final Set<String> OPTIONS =
      Set.of("currentSchema", "sslcert", "sslkey", "sslmode", "sslrootcert");

  private static final int PORT = 5432;
  private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:.*");
  private static final String PART = "(?:\\$\\{[^}]*}|[^:@/?#\\s${}])+";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>%1$s)(?::(?<password>%1$s))?@)?(?<host>\\[[0-9A-Fa-f:.]+]|%1$s)(?::(?<port>%1$s))?/(?<database>%1$s)(?:\\?(?<options>[^#\\s]*))?"
              .formatted(PART));
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");

  private final Problems problems;
  private final Surroundings surroundings;

  StorageAddress(Problems problems, Surroundings surroundings) {
    this.problems = problems;
    this.surroundings = surroundings;
  }

  /** Where the ledger lives, or a problem. */
  @Nullable StoragePlace read(ScalarNode node) {
    String text = node.getValue();
    if (PLACEHOLDER.matcher(text).matches()) {
      return filled(node, text).map(whole -> place(node, whole, false)).orElse(null);
    }
    return place(node, text, true);
  }

  private @Nullable StoragePlace place(ScalarNode node, String text, boolean asWritten) {
    if (!SCHEME.matcher(text).matches()) {
      return file(node, text);
    }
    Matcher parts = ADDRESS.matcher(text);
    if (!parts.matches()) {
      problems.add(node, "settings.storage");
      return null;
    }
    if (asWritten && isClear(parts.group("password"))) {
      problems.add(node, "settings.clear-secret");
      return null;
    }
    var user = part(node, parts.group("user"));
    var password = part(node, parts.group("password"));
    var host = part(node, parts.group("host"));
    var port = port(node, parts.group("port"));
    var database = part(node, parts.group("database"));
    var options = options(node, parts.group("options"));
    if (user.isEmpty()
        || password.isEmpty()
        || host.isEmpty()
        || port.isEmpty()
        || database.isEmpty()
        || options.isEmpty()) {
      return null;
    }
    if (user.get().isBlank() || host.get().isBlank() || database.get().isBlank()) {
      problems.add(node, "settings.storage");
      return null;
    }
    return new StoragePlace.OnServer(
        host.get(),
        port.get(),
        database.get(),
        user.get(),
        new Secret(password.get()),
        options.get());
  }

  private @Nullable StoragePlace file(ScalarNode node, String text) {
    try {
      Path file = surroundings.base().resolve(Path.of(text)).normalize();
      return new StoragePlace.InFile(file);
    } catch (RuntimeException e) {
      problems.add(node, "settings.wrong.path", ScalarBinder.shown(node));
      return null;
    }
  }

  private static boolean isClear(@Nullable String password) {
    return password != null && !PLACEHOLDER.matcher(password).matches();
  }

  private Optional<Integer> port(ScalarNode node, @Nullable String written) {
    if (written == null) {
      return Optional.of(PORT);
    }
    Optional<String> text = part(node, written);
    Optional<Integer> port =
        text.filter(digits -> digits.matches("\\d{1,5}"))
            .map(Integer::valueOf)
            .filter(number -> number > 0 && number < 65_536);
    if (text.isPresent() && port.isEmpty()) {
      problems.add(node, "settings.storage");
    }
    return port;
  }

  private Optional<Map<String, String>> options(ScalarNode node, @Nullable String written) {
    Map<String, String> options = new TreeMap<>();
    if (written == null || written.isEmpty()) {
      return Optional.of(options);
    }
    for (String option : written.split("&")) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 0 || !OPTIONS.contains(name)) {
        problems.addNear(
            node, name, OPTIONS, "settings.storage-option", ScalarBinder.shorten(name));
        return Optional.empty();
      }
      Optional<String> value = part(node, option.substring(equals + 1));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      options.put(name, value.get());
    }
    return Optional.of(Collections.unmodifiableMap(options));
  }

  /** A part with its placeholders filled in; empty text where nothing is written. */
  private Optional<String> part(ScalarNode node, @Nullable String written) {
    if (written == null) {
      return Optional.of("");
    }
    var text = new StringBuilder();
    int from = 0;
    Matcher placeholder = PLACEHOLDER.matcher(written);
    while (placeholder.find()) {
      text.append(decoded(written.substring(from, placeholder.start())));
      Optional<String> value = filled(node, placeholder.group());
      if (value.isEmpty()) {
        return value;
      }
      text.append(value.get());
      from = placeholder.end();
    }
    return Optional.of(text.append(decoded(written.substring(from))).toString());
  }

  private Optional<String> filled(ScalarNode node, String placeholder) {
    return new Placeholder(surroundings, problems).resolve(node, placeholder);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
