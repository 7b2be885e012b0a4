package org.roomkeeper.lectures;

/**
 * A lecture of a series.
 *
 * @param series the series
 * @param lecture the lecture
 */
record Entry(Series series, Lecture lecture) {
  /** Its name among the notes: the series' key and the number survive renames. */
  String key() {
    return series.key() + "/" + lecture.number();
  }

  /** Its name in an address. */
  String subject() {
    return series.key() + "-" + lecture.number();
  }
}
