package org.roomkeeper.runtime.settings;

import java.util.List;

/** Tells moderators and founders about bad settings. Safe for use by many threads. */
public interface SettingsAlarms {
  /** Files were changed and are bad; the last good ones stay in force. Told once for an edit. */
  void refused(List<Problem> problems);

  /** The bot was started on the last good settings, and the files are still bad. Told hourly. */
  void stillRefused(List<Problem> problems);

  /** What was bad is good again, and in force. */
  void recovered();
}
