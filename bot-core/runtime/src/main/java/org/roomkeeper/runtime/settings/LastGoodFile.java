package org.roomkeeper.runtime.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last good settings in a file beside the ledger. Not in it: where the ledger is stands in the
 * settings.
 */
final class LastGoodFile implements LastGood {
  private static final Logger log = LoggerFactory.getLogger(LastGoodFile.class);
  private static final String NAME = "last-good-settings.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Map<String, String> read(Path folder) {
    Path file = folder.resolve(NAME);
    try {
      return JSON.readValue(
          Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {});
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (JsonProcessingException e) {
      log.warn("{} holds no settings; the bot goes on as if there were none", file);
      return Map.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void keep(Path folder, Map<String, String> textByFile) {
    try {
      Files.createDirectories(folder);
      Path half = folder.resolve(NAME + ".new");
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(new TreeMap<>(textByFile)));
      try (FileChannel out =
          FileChannel.open(
              half,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(half, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
