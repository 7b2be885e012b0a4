package org.roomkeeper.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that will be written when much work is done: whether it can be is asked before. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Asks.
   *
   * @param option the option that names the file
   * @throws UsageRefused if it lies in no folder that can be written to, or is a folder itself
   */
  public static void mustBePossible(String option, Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageRefused("file.no-folder", option, file, String.valueOf(folder));
    }
    if (Files.isDirectory(file)) {
      throw new UsageRefused("file.is-folder", option, file);
    }
    if (!Files.isWritable(folder)) {
      throw new UsageRefused("file.not-writable", option, file, folder);
    }
  }
}
