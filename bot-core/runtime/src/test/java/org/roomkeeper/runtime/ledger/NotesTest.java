package org.roomkeeper.runtime.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.roomkeeper.runtime.ledger.TestCommunities.DOCTORS;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {
  private static final Lane GUARD = new Lane("guard", DOCTORS);

  @TempDir Path folder;

  @Test
  void aPluginHasOnlySoManyNotesAndIsToldHowMany() {
    try (var storage = LedgerFile.open(folder.resolve("roomkeeper.db"));
        var handle = storage.writer()) {
      var notes = new Notes(storage.readers(), Tables.on(handle), 1_000);
      write(notes, handle, "a", 600);

      assertThatThrownBy(() -> notes.count("guard", 500))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "the notes of guard are full: with this one they would have 1101 characters,"
                  + " and at most 1000 are kept");
      assertThatCode(() -> notes.count("welcome", 500))
          .as("each has its own")
          .doesNotThrowAnyException();
    }
  }

  @Test
  void whatAPluginForgetsMakesRoom() {
    try (var storage = LedgerFile.open(folder.resolve("roomkeeper.db"));
        var handle = storage.writer()) {
      var notes = new Notes(storage.readers(), Tables.on(handle), 1_000);
      write(notes, handle, "a", 900);
      assertThatThrownBy(() -> notes.count("guard", 500)).isInstanceOf(IllegalStateException.class);

      notes.write(GUARD, Map.of(key("a"), Optional.empty()));

      assertThatCode(() -> notes.count("guard", 500)).doesNotThrowAnyException();
      assertThat(notes.find(GUARD, key("b"))).isEmpty();
    }
  }

  private static void write(Notes notes, Handle handle, String key, int length) {
    notes.count("guard", length + 1);
    notes.write(GUARD, Map.of(key(key), Optional.of("x".repeat(length))));
    assertThat(handle.isInTransaction()).as("written at once").isFalse();
  }

  private static NoteChanges.Key key(String key) {
    return new NoteChanges.Key(Optional.empty(), key);
  }
}
