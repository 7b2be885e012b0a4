package org.roomkeeper.api;

import java.util.List;

/**
 * The files of one folder under {@code config/}, read by the same strict reader as settings, with
 * the same reload and the same rule: one bad file, and the last good ones of all files stay.
 *
 * @param <T> the record that one file holds
 */
public interface Lists<T> extends Config<List<Lists.Entry<T>>> {
  /**
   * One file.
   *
   * @param file its path below the folder, such as {@code politics/zh.yaml}
   * @param content what it holds
   * @param <T> the record that it holds
   */
  record Entry<T>(String file, T content) {}

  /**
   * What one file holds, where it must go with what stands in the others. It is asked when all
   * files have been read and none is wrong by itself.
   *
   * @param <T> the record that one file holds
   */
  interface Whole<T> {
    /** What of this file does not go with all of them, itself included. */
    List<Clash> clashes(List<Entry<T>> all);
  }

  /**
   * Something in a file that does not go with what stands in another; the file is refused at its
   * place.
   *
   * @param list the key at the top of the file under which it stands
   * @param entry the entry of that list, as written
   * @param why what is wrong with it
   */
  record Clash(String list, String entry, String why) {}
}
