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

  @Inject
  CensusVerb(Config<CensusConfig> config, Figures figures) {
    this.config = config;
    this.figures = figures;
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
    Optional<Path> file = file(arguments, texts);
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
                  write(file.get(), communities, community, texts);
                }
                return community;
              });
    }
    call.out().flush();
    return true;
  }

  private static Optional<Path> file(List<String> arguments, CensusTexts texts) throws WrongUse {
    int option = arguments.indexOf("--csv");
    if (option < 0) {
      return Optional.empty();
    }
    if (option + 1 >= arguments.size()) {
      throw new WrongUse(texts.say("verb.no-file"));
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
  private void write(
      Path file, List<CommunityId> communities, CommunityId community, CensusTexts texts)
      throws IOException {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    String own =
        communities.size() == 1
            ? name
            : name.substring(0, dot) + "-" + community + name.substring(dot);
    Files.writeString(file.resolveSibling(own), new CensusFile(figures).csv(texts));
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
