package org.roomkeeper.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables come from ICU and are written down, so that no bot carries ICU. {@code -Dtables.write}
 * writes them anew.
 */
class TablesTest {
  @ParameterizedTest
  @ValueSource(strings = {"traditional.txt", "pinyin.txt", "look-alikes.txt"})
  void tablesSayWhatIcuSays(String name) throws IOException {
    Map<String, StringBuilder> rows =
        switch (name) {
          case "traditional.txt" -> traditional();
          case "pinyin.txt" -> pinyin();
          default -> lookAlikes();
        };
    var table = new StringBuilder();
    rows.forEach(
        (key, characters) -> table.append(key).append(' ').append(characters).append('\n'));
    Path file = Path.of("src/main/resources/org/roomkeeper/text", name);
    if (System.getProperty("tables.write") != null) {
      Files.writeString(file, table);
    }
    assertThat(Files.readString(file)).isEqualTo(table.toString());
  }

  private static Map<String, StringBuilder> traditional() {
    Map<String, StringBuilder> rows = new TreeMap<>();
    var simplify = Transliterator.getInstance("Traditional-Simplified");
    for (char c = 0x3400; c < 0xA000; c++) {
      String simple = simplify.transliterate(String.valueOf(c));
      if (simple.length() == 1 && simple.charAt(0) != c) {
        add(rows, simple, c);
      }
    }
    return rows;
  }

  private static Map<String, StringBuilder> pinyin() {
    Map<String, StringBuilder> rows = new TreeMap<>();
    var spell =
        Transliterator.getInstance("Han-Latin; NFD; [:Nonspacing Mark:] Remove; NFC; Lower");
    var common = Charset.forName("GB2312").newEncoder();
    for (char c = 0x4E00; c < 0xA000; c++) {
      String syllable = spell.transliterate(String.valueOf(c)).strip();
      if (common.canEncode(c) && syllable.chars().allMatch(l -> l >= 'a' && l <= 'z')) {
        add(rows, syllable, c);
      }
    }
    return rows;
  }

  private static Map<String, StringBuilder> lookAlikes() {
    Map<String, StringBuilder> rows = new TreeMap<>();
    var spoof = new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    for (int c = 0x80; c < 0x20000; c++) {
      if (!Character.isLetter(c)) {
        continue;
      }
      Character latin =
          switch (Character.UnicodeScript.of(c)) {
            case LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE, COPTIC, LISU -> alike(spoof, c);
            default -> null;
          };
      if (latin != null) {
        add(rows, String.valueOf(latin), c);
      }
    }
    String smallCapitals = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ";
    for (int i = 0; i < 26; i++) {
      int c = smallCapitals.charAt(i);
      if (c >= 0x80
          && rows.values().stream().noneMatch(row -> row.indexOf(Character.toString(c)) >= 0)) {
        add(rows, String.valueOf((char) ('a' + i)), c);
      }
    }
    return rows;
  }

  private static Character alike(SpoofChecker spoof, int c) {
    String skeleton = spoof.getSkeleton(Character.toString(c));
    String lower = spoof.getSkeleton(Character.toString(Character.toLowerCase(c)));
    String chosen = skeleton.equals("l") && lower.equals("i") ? lower : skeleton;
    if (chosen.length() != 1) {
      return null;
    }
    char latin = Character.toLowerCase(chosen.charAt(0));
    return latin >= 'a' && latin <= 'z' ? latin : null;
  }

  private static void add(Map<String, StringBuilder> rows, String key, int codePoint) {
    rows.computeIfAbsent(key, k -> new StringBuilder()).appendCodePoint(codePoint);
  }
}
