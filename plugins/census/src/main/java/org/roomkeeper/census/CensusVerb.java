package org.roomkeeper.census;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Verb;
import org.roomkeeper.census.SmallGroups.Group;
import org.roomkeeper.census.SmallGroups.Shown;

/** {@code ./roomkeeper census}: the figures on the command line. */
final class CensusVerb implements Verb {
  private final Config<CensusConfig> config;
  private final Figures figures;
  private final Picture picture;

  @Inject
  CensusVerb(Config<CensusConfig> config, Figures figures, Picture picture) {
    this.config = config;
    this.figures = figures;
    this.picture = picture;
  }

  @Override
  public String help(Locale language) {
    return CensusTexts.in(language.toLanguageTag()).say("verb.help");
  }

  @Override
  public boolean run(Call call) throws Exception {
    CensusTexts texts = CensusTexts.in(call.language().toLanguageTag());
    var arguments = new ArrayList<>(call.arguments());
    boolean json = arguments.remove("--json");
    Optional<Path> file = file("--csv", arguments, texts);
    Optional<Path> drawn = file("--picture", arguments, texts);
    if (!arguments.isEmpty()) {
      throw new WrongUse(texts.say("verb.wrong-use", arguments.getFirst()));
    }
    List<CommunityId> communities = call.notes().communities();
    if (communities.isEmpty()) {
      call.err().println(texts.say("verb.no-notes"));
      return false;
    }
    for (CommunityId community : communities) {
      call.notes()
          .in(
              community,
              () -> {
                if (json) {
                  call.out().println(new CensusFile(figures).json(community.value(), texts));
                } else {
                  tell(call.out(), call.language().toLanguageTag(), texts);
                }
                if (file.isPresent()) {
                  Files.writeString(
                      own(file.get(), communities, community), new CensusFile(figures).csv(texts));
                }
                if (drawn.isPresent()) {
                  Files.write(own(drawn.get(), communities, community), png(texts));
                }
                return community;
              });
    }
    call.out().flush();
    return true;
  }

  private byte[] png(CensusTexts texts) throws IOException, WrongUse {
    return picture.png(texts).orElseThrow(() -> new WrongUse(texts.say("picture.no-font")));
  }

  private static Optional<Path> file(String name, List<String> arguments, CensusTexts texts)
      throws WrongUse {
    int option = arguments.indexOf(name);
    if (option < 0) {
      return Optional.empty();
    }
    if (option + 1 >= arguments.size()) {
      throw new WrongUse(texts.say("verb.no-file", name));
    }
    arguments.remove(option);
    Path file = Path.of(arguments.remove(option));
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
      throw new WrongUse(texts.say("verb.bad-file", file));
    }
    return Optional.of(file);
  }

  /** One file; with several communities one for each, with its key before the ending. */
  private static Path own(Path file, List<CommunityId> communities, CommunityId community) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    String own =
        communities.size() == 1
            ? name
            : name.substring(0, dot) + "-" + community + name.substring(dot);
    return file.resolveSibling(own);
  }

  private void tell(PrintWriter out, String language, CensusTexts texts) {
    out.println(texts.say("title", figures.community(language)));
    out.println(CensusPage.inAll(figures, texts));
    for (Dimension dimension : Dimension.values()) {
      if (figures.isKnown(dimension)) {
        groups(out, texts.say("by." + dimension.key()), figures.groups(dimension, texts), texts);
      }
    }
    groups(out, texts.say("by.room"), figures.rooms(texts), texts);
    out.println();
    out.println(texts.say("small-groups", config.get().smallestGroup()));
  }

  private void groups(PrintWriter out, String title, Shown shown, CensusTexts texts) {
    out.println();
    out.println(title);
    if (shown.groups().isEmpty()) {
      out.println("  " + texts.say("too-few"));
    }
    for (Group group : Charts.withOthers(shown, texts)) {
      out.println(
          "  %8s  %5s  %s"
              .formatted(
                  texts.number(group.people()),
                  texts.share(group.people(), figures.people()),
                  group.label()));
    }
  }
}
