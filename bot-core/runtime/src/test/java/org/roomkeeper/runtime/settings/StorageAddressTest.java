package org.roomkeeper.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageAddressTest {
  @TempDir Path home;
  private Folder folder;

  @BeforeEach
  void begin() {
    folder = new Folder(home);
    folder.environment.put("DB_PASSWORD", "s3:cr/et@%41");
    folder.environment.put("DB_HOST", "db.example.org");
    folder.environment.put("DATABASE_URL", "postgres://keeper:from%20outside@db2:6432/rooms");
  }

  @Test
  void aPathIsAFile() {
    assertThat(place("elsewhere/rooms.db"))
        .isEqualTo(new StoragePlace.InFile(home.resolve("elsewhere/rooms.db").toAbsolutePath()));
  }

  @Test
  void anAddressIsADatabaseAndItsPasswordComesFromOutside() {
    assertThat(place("postgresql://keeper:${DB_PASSWORD}@${DB_HOST}/rooms"))
        .isEqualTo(server("db.example.org", 5432, "s3:cr/et@%41", Map.of()));
  }

  @Test
  void anAddressSaysHowToConnect() {
    assertThat(
            place(
                "postgres://keeper:${DB_PASSWORD}@db:6000/rooms?sslmode=verify-full&currentSchema=bot"))
        .isEqualTo(
            server(
                "db",
                6000,
                "s3:cr/et@%41",
                Map.of("sslmode", "verify-full", "currentSchema", "bot")));
  }

  @Test
  void aVariableMayHoldTheWholeAddress() {
    assertThat(place("${DATABASE_URL}")).isEqualTo(server("db2", 6432, "from outside", Map.of()));
  }

  @Test
  void aDatabaseMayAskForNoPassword() {
    assertThat(place("postgresql://keeper@[::1]/rooms"))
        .isEqualTo(server("[::1]", 5432, "", Map.of()));
  }

  @Test
  void whatTheBotKeepsBesideADatabaseIsInTheDataFolder() {
    folder.write("roomkeeper.yaml", Folder.CORE + "storage: postgresql://keeper@db/rooms\n");

    assertThat(folder.settings().dataFolder()).isEqualTo(home.resolve("data").toAbsolutePath());
  }

  @Test
  void nothingShowsThePassword() {
    assertThat(place("postgresql://keeper:${DB_PASSWORD}@db/rooms"))
        .hasToString("postgresql://db:5432/rooms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql://keeper:open@db/rooms      | clear text      | 明文",
        "postgresql://keeper:${NONE}@db/rooms   | NONE is not set | NONE",
        "postgresql://keeper@db                 | an address of a database | 数据库地址",
        "postgresql://db/rooms                  | an address of a database | 数据库地址",
        "postgresql://keeper@db:0/rooms         | an address of a database | 数据库地址",
        "postgresql://keeper@db:high/rooms      | an address of a database | 数据库地址",
        "jdbc:postgresql://db/rooms             | an address of a database | 数据库地址",
        "postgresql://keeper@db/rooms?sslmod=on | did you mean \"sslmode\" | sslmode",
      })
  void aBadAddressIsRefusedInBothLanguages(String address, String english, String chinese) {
    folder.write("roomkeeper.yaml", Folder.CORE + "storage: " + address + "\n");
    var problems = folder.settings().check();

    assertThat(Problem.all(problems, "en")).containsIgnoringCase(english).doesNotContain("open@");
    assertThat(Problem.all(problems, "zh")).contains(chinese).doesNotContain("settings.");
    assertThat(Problem.all(problems, "en")).contains("roomkeeper.yaml:2:");
  }

  private StoragePlace place(String storage) {
    folder.write("roomkeeper.yaml", Folder.CORE + "storage: " + storage + "\n");
    return folder.settings().core().storage();
  }

  private static StoragePlace server(
      String host, int port, String password, Map<String, String> options) {
    return new StoragePlace.OnServer(host, port, "rooms", "keeper", new Secret(password), options);
  }
}
