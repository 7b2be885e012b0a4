package org.roomkeeper.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide shows files of this build, letter for letter. */
class GuideTest {
  private static final Path GUIDE = Path.of("../../docs/writing-a-plugin.md");
  private static final Path TESTS = Path.of("src/test");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/org/roomkeeper/hello/HelloPlugin.java",
        "java/org/roomkeeper/hello/HelloPluginTest.java",
        "resources/org/roomkeeper/hello/texts_en.properties",
        "resources/org/roomkeeper/hello/texts_zh.properties"
      })
  void theGuideShowsExactlyWhatIsBuilt(String file) throws IOException {
    assertThat(Files.readString(GUIDE))
        .contains("\n" + Files.readString(TESTS.resolve(file)) + "```");
  }
}
