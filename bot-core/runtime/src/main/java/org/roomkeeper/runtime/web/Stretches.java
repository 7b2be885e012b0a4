package org.roomkeeper.runtime.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.roomkeeper.api.Span;
import org.roomkeeper.api.View;

/** A marked text, taken apart where marks begin and end. */
final class Stretches {
  private Stretches() {}

  /** The stretches in order; marks that overlap are one, what lies beyond the text is left out. */
  static List<Stretch> of(View.Marked marked) {
    String text = marked.text();
    List<Stretch> stretches = new ArrayList<>();
    int at = 0;
    for (Span mark :
        marked.marks().stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      int start = Math.max(at, Math.min(mark.start(), text.length()));
      int end = Math.max(start, Math.min(mark.end(), text.length()));
      if (start > at) {
        stretches.add(new Stretch(text.substring(at, start), false));
      }
      if (end > start) {
        stretches.add(new Stretch(text.substring(start, end), true));
      }
      at = end;
    }
    if (at < text.length()) {
      stretches.add(new Stretch(text.substring(at), false));
    }
    return stretches;
  }

  /**
   * A part of the text.
   *
   * @param text its characters
   * @param marked whether they are marked
   */
  record Stretch(String text, boolean marked) {}
}
