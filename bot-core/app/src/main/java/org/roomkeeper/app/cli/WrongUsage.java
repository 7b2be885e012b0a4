package org.roomkeeper.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was written wrongly, in the terminal's language, and how the word is used. */
final class WrongUsage implements IParameterExceptionHandler {
  private final Words words;

  WrongUsage(Words words) {
    this.words = words;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine word = wrong.getCommandLine();
    PrintWriter err = word.getErr();
    err.println(said(wrong));
    err.print(word.getHelp().synopsisHeading());
    err.print(word.getHelp().synopsis(word.getHelp().synopsisHeadingLength()));
    err.println(words.say("usage.more", word.getCommandSpec().qualifiedName()));
    err.flush();
    return CommandLineOfRoomkeeper.WRONG;
  }

  private String said(ParameterException wrong) {
    return switch (wrong) {
      case UnmatchedArgumentException unknown ->
          words.say("usage.unknown", String.join(" ", unknown.getUnmatched()));
      case MissingParameterException missing -> words.say("usage.missing", names(missing));
      default ->
          wrong.getArgSpec() == null || wrong.getValue() == null
              ? String.valueOf(wrong.getMessage())
              : words.say("usage.unfit", name(wrong.getArgSpec()), wrong.getValue());
    };
  }

  private static String names(MissingParameterException missing) {
    List<ArgSpec> specs = missing.getMissing();
    return specs.stream().map(WrongUsage::name).collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }
}
