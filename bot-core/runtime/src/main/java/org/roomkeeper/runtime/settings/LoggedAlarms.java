package org.roomkeeper.runtime.settings;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log, where nobody else is there to be told. */
final class LoggedAlarms implements SettingsAlarms {
  private static final Logger log = LoggerFactory.getLogger(LoggedAlarms.class);

  @Override
  public void refused(List<Problem> problems) {
    log.warn("changed settings are bad; the last good ones stay:\n{}", Problem.all(problems, "en"));
  }

  @Override
  public void stillRefused(List<Problem> problems) {
    log.warn("running on the last good settings:\n{}", Problem.all(problems, "en"));
  }

  @Override
  public void recovered() {
    log.info("the settings are good again and in force");
  }
}
