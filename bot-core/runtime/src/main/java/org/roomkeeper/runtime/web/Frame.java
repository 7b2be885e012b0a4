package org.roomkeeper.runtime.web;

import java.util.List;
import org.roomkeeper.api.Phrase;
import org.roomkeeper.runtime.texts.CoreTexts;

/**
 * What stands around a page's own words.
 *
 * @param language the language of the page, a BCP 47 tag
 * @param place whose page it is, above the title; may be empty
 * @param ways where else to go
 * @param notice what to say before anything else; may be empty
 * @param action where its forms are sent
 * @param token the proof that a form was made by us for this visitor
 * @param once a random name of this rendering, so that a form sent twice counts once
 * @param style the style sheet
 */
record Frame(
    String language,
    String place,
    List<Way> ways,
    String notice,
    String action,
    String token,
    String once,
    String style) {
  Frame {
    ways = List.copyOf(ways);
  }

  /** A page with nothing around it, and without working forms. */
  static Frame bare(String language) {
    return new Frame(language, "", List.of(), "", "", "", "", Style.SHEET);
  }

  /** Where a file of this page is fetched, in the page's language and with what opened it. */
  String download(int file) {
    return (action.contains("?") ? action + "&" : "?") + "file=" + file;
  }

  /** What opens a long table of numbers. */
  String numbers() {
    return CoreTexts.ALL.say(language, Phrase.of("page.numbers"));
  }

  /** The same with something to say first. */
  Frame saying(String words) {
    return new Frame(language, place, ways, words, action, token, once, style);
  }

  /**
   * Somewhere else to go.
   *
   * @param label its words
   * @param address where
   * @param here whether it is where the visitor is
   */
  record Way(String label, String address, boolean here) {}
}
