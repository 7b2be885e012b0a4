package org.roomkeeper.app.demo;

/** The table at the end of the story. */
final class DemoTable {
  private DemoTable() {}

  static String of(Tally tally) {
    return """
        people in the rooms        %,8d   in %d rooms, the largest %d of %d
        welcomed                   %,8d   by code %d, privately %d, by the room %d
        messages                   %,8d   %d on a forbidden topic
        flagged                    %,8d   %d false alarms, %d missed
        lecture announced in       %,8d   rooms, reminded in %d
        requests done              %,8d   %d put to a person, %d refused, %d late, %d unknown
        first reaction             %8.1f   ms in the median, %.1f ms for 99 of 100
        the story took             %8.1f   s
        """
        .formatted(
            tally.joined(),
            tally.rooms(),
            tally.largestRoom(),
            tally.cap(),
            tally.welcomed(),
            tally.welcomedBy().code(),
            tally.welcomedBy().privately(),
            tally.welcomedBy().room(),
            tally.messages(),
            tally.violations(),
            tally.flagged(),
            tally.falseAlarms(),
            tally.missed(),
            tally.announcements(),
            tally.reminders(),
            tally.actions().done(),
            tally.actions().askedPerson(),
            tally.actions().refused(),
            tally.actions().late(),
            tally.actions().unknown(),
            tally.latencyMs().p50(),
            tally.latencyMs().p99(),
            tally.seconds())
        .stripTrailing();
  }
}
