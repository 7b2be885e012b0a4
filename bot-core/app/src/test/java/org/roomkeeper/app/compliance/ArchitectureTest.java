package org.roomkeeper.app.compliance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the arrows between the modules, and a few habits that a compiler does not check. */
class ArchitectureTest {
  private static final Path CHECKOUT =
      Path.of(System.getProperty("roomkeeper.checkout", "../..")).toAbsolutePath().normalize();
  private static final String CLASSES = System.getProperty("roomkeeper.classes", "target/classes");

  private static final List<String> CORE =
      List.of("api", "text", "runtime", "wecom", "sandbox", "console", "app");
  private static final List<String> PLUGINS = modulesIn("plugins");
  private static final JavaClasses OURS = new ClassFileImporter().importPaths(classFolders());

  /** Which of our modules each module may know. */
  static Stream<Arguments> arrows() {
    return Stream.concat(
        Stream.of(
            arguments("api", Set.of()),
            arguments("text", Set.of("api")),
            arguments("runtime", Set.of("api")),
            arguments("wecom", Set.of("api", "runtime")),
            arguments("sandbox", Set.of("api", "runtime")),
            arguments("console", Set.of("api", "runtime")),
            arguments("app", Set.of("api", "text", "runtime", "wecom", "sandbox", "console"))),
        PLUGINS.stream().map(plugin -> arguments(plugin, Set.of("api", "text"))));
  }

  @ParameterizedTest(name = "{0} knows at most {1}")
  @MethodSource("arrows")
  void modulesKnowOnlyWhatTheArrowsAllow(String module, Set<String> known) {
    String[] others =
        Stream.concat(CORE.stream(), PLUGINS.stream())
            .filter(other -> !other.equals(module) && !known.contains(other))
            .map(other -> "org.roomkeeper." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.roomkeeper." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void theApiNeedsNothingButWiringNullMarksAndALogger() {
    classes()
        .that()
        .resideInAPackage("org.roomkeeper.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.roomkeeper.api..",
            "java..",
            "com.google.inject..",
            "jakarta.inject..",
            "org.jspecify..",
            "org.slf4j..")
        .check(OURS);
  }

  @Test
  void onlyOneModuleKnowsTheWeComClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.roomkeeper.wecom..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("me.chanjar..")
        .check(OURS);
  }

  @Test
  void nothingEndsTheProgramButMain() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.roomkeeper.app.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(OURS);
  }

  /** Moderators write patterns: they run in linear time or not at all. */
  @Test
  void pluginsMatchPatternsInLinearTime() {
    noClasses()
        .that()
        .resideInAnyPackage(
            PLUGINS.stream()
                .map(plugin -> "org.roomkeeper." + plugin + "..")
                .toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex")
        .check(OURS);
  }

  @Test
  void namesSayWhatAThingIs() {
    Pattern word = Pattern.compile("(Util|Common|Helper|Manager|Impl)s?(?=[A-Z0-9$.]|$)");
    Pattern segment = Pattern.compile("\\.(util|common|helper|manager|impl)s?(?=\\.|$)");
    assertThat(OURS)
        .extracting(JavaClass::getName)
        .noneMatch(name -> word.matcher(name).find() || segment.matcher(name).find());
  }

  @Test
  void everyPackageHasAFrontPageThatIsNullMarked() {
    Set<String> bare = new TreeSet<>();
    for (JavaClass type : OURS) {
      JavaPackage home = type.getPackage();
      if (!home.isAnnotatedWith(NullMarked.class)) {
        bare.add(home.getName());
      }
    }
    assertThat(bare).isEmpty();
  }

  @Test
  void everyModuleWasRead() {
    for (String plugin : PLUGINS) {
      assertThat(OURS)
          .anyMatch(type -> type.getPackageName().startsWith("org.roomkeeper." + plugin));
    }
    for (String module : modulesIn("bot-core")) {
      assertThat(OURS)
          .anyMatch(type -> type.getPackageName().startsWith("org.roomkeeper." + module));
    }
  }

  private static List<Path> classFolders() {
    List<Path> folders = new ArrayList<>();
    for (String family : List.of("bot-core", "plugins")) {
      for (String module : modulesIn(family)) {
        folders.add(CHECKOUT.resolve(family).resolve(module).resolve(CLASSES));
      }
    }
    return folders;
  }

  private static List<String> modulesIn(String family) {
    try (Stream<Path> folders = Files.list(CHECKOUT.resolve(family))) {
      return folders
          .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
