package org.roomkeeper.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * In which time zone people of a country look for the time; of several the one where most of them
 * live. The usual ones stand in {@code country-zones.properties}; what a founder writes down counts
 * before them.
 */
public final class CountryZones {
  private static final Map<String, ZoneId> KNOWN = known();

  private final Map<String, ZoneId> otherwise;

  /**
   * The usual zones but for some.
   *
   * @param otherwise zones by the country's two letters (ISO 3166-1 alpha-2)
   */
  public CountryZones(Map<String, ZoneId> otherwise) {
    var all = new HashMap<String, ZoneId>();
    otherwise.forEach((country, zone) -> all.put(plain(country), zone));
    this.otherwise = Map.copyOf(all);
  }

  /** The zone of a country, by its two letters; empty if none is known. */
  public Optional<ZoneId> of(String country) {
    String plain = plain(country);
    return Optional.ofNullable(otherwise.get(plain))
        .or(() -> Optional.ofNullable(KNOWN.get(plain)));
  }

  private static String plain(String country) {
    return country.strip().toUpperCase(Locale.ROOT);
  }

  private static Map<String, ZoneId> known() {
    var file = new Properties();
    try (InputStream in = CountryZones.class.getResourceAsStream("country-zones.properties")) {
      if (in == null) {
        throw new IOException("country-zones.properties is not there");
      }
      file.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var zones = new HashMap<String, ZoneId>();
    file.stringPropertyNames()
        .forEach(country -> zones.put(country, ZoneId.of(file.getProperty(country).strip())));
    return Map.copyOf(zones);
  }
}
