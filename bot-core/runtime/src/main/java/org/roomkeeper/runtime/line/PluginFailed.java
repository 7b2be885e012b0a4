package org.roomkeeper.runtime.line;

/**
 * A plugin failed on an event. The message says what happened without what was thrown about it: an
 * exception's own words may quote a member.
 */
final class PluginFailed extends Exception {
  private static final long serialVersionUID = 1;

  PluginFailed(String what) {
    super(what);
  }

  /** It threw this. */
  PluginFailed(Throwable thrown) {
    super(thrown.getClass().getName() + place(thrown), thrown);
  }

  private static String place(Throwable thrown) {
    var trace = thrown.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }
}
