package org.roomkeeper.moderation;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Verb;
import org.roomkeeper.moderation.judge.Blockable;
import org.roomkeeper.moderation.judge.Words;

/**
 * {@code ./roomkeeper words}: writes the words that an administrator may put on WeCom's own list
 * against harassment, one a line.
 */
final class WordsVerb implements Verb {
  private final Lists<Words> words;

  @Inject
  WordsVerb(Lists<Words> words) {
    this.words = words;
  }

  @Override
  public String help(Locale language) {
    return ModerationPlugin.TEXTS.in(language).say("words.help");
  }

  @Override
  public boolean run(Call call) throws WrongUse, IOException {
    var texts = ModerationPlugin.TEXTS.in(call.language());
    List<String> arguments = call.arguments();
    if (arguments.size() != 2 || !arguments.getFirst().equals("--export")) {
      throw new WrongUse(texts.say("words.wrong-use"));
    }
    Path file = Path.of(arguments.getLast());
    List<String> recommended = Blockable.recommended(words.get());
    Files.write(file, recommended);
    call.out().println(texts.say("words.done", recommended.size(), file));
    call.out().flush();
    return true;
  }
}
