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
}
