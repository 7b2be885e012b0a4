package org.roomkeeper.moderation;

import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.roomkeeper.api.MessagePosted;
import org.roomkeeper.api.Part;
import org.roomkeeper.api.ReadPage;

/** Finds the pages that a message links to, in link cards and in words. Quotations do not count. */
final class Links {
  /** How many pages of one message are read, the first ones. */
  static final int MOST = 3;

  private static final int DEEPEST = 8;

  /** As clients do: an address ends where plain ASCII ends. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(?:https?://|www\\.)[-a-z0-9._~:/?#@!$&'()*+,;=%]+");

  private static final String PUNCTUATION = ".,;:!?)'";

  private final Set<ReadPage> pages = new LinkedHashSet<>();

  private Links() {}

  /** The pages, in the order of mention, each once. */
  static List<ReadPage> in(MessagePosted event) {
    var links = new Links();
    links.add(event.parts(), 0);
    return links.pages.stream().limit(MOST).toList();
  }

  private void add(List<Part> parts, int depth) {
    for (Part part : parts) {
      switch (part) {
        case Part.Link link -> ReadPage.of(link.url()).ifPresent(pages::add);
        case Part.Text text -> addAll(text.text());
        case Part.Other other -> addAll(other.text());
        case Part.Forwarded bundle when depth < DEEPEST -> add(bundle.parts(), depth + 1);
        case Part.Forwarded _, Part.Quoted _, Part.Picture _, Part.File _ -> {}
      }
    }
  }

  private void addAll(String text) {
    var found = ADDRESS.matcher(text);
    while (pages.size() < MOST && found.find()) {
      String address = found.group();
      int end = address.length();
      while (PUNCTUATION.indexOf(address.charAt(end - 1)) >= 0) {
        end--;
      }
      ReadPage.of(address.substring(0, end)).ifPresent(pages::add);
    }
  }
}
