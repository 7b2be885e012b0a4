package org.roomkeeper.runtime.web;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.roomkeeper.api.View;

/** Reads what came back from a form against what the form asked for. */
public final class SentForm {
  /** Fields that are the core's own. */
  static final Set<String> OURS = Set.of("rk-form", "rk-token", "rk-once");

  private SentForm() {}

  /**
   * The answers, if they stay within the bounds that the form states.
   *
   * @param sent what was sent, each name with all its values
   * @return empty if a needed answer is missing, one is too long or not among the options, or there
   *     is a field that the form has not
   */
  public static Optional<Map<String, String>> answers(
      View.Form form, Map<String, List<String>> sent) {
    Map<String, String> answers = new LinkedHashMap<>();
    Set<String> named = new HashSet<>(OURS);
    for (View.Field field : form.fields()) {
      named.add(field.name());
      List<String> values = sent.getOrDefault(field.name(), List.of());
      String value = value(field, sent);
      if (values.size() > 1 || !fits(field, value)) {
        return Optional.empty();
      }
      if (!value.isBlank()) {
        answers.put(field.name(), value);
      }
    }
    return named.containsAll(sent.keySet()) ? Optional.of(answers) : Optional.empty();
  }

  /**
   * The first answer that is longer than its field takes.
   *
   * @param sent what was sent, each name with all its values
   */
  static Optional<TooLong> tooLong(View.Form form, Map<String, List<String>> sent) {
    return form.fields().stream()
        .filter(field -> field.options().isEmpty())
        .map(field -> new TooLong(field, value(field, sent).length()))
        .filter(answer -> answer.length() > answer.field().longest())
        .findFirst();
  }

  /** The view with what was sent standing in the form, so that nobody has to write it again. */
  static View filled(View view, View.Form form, Map<String, List<String>> sent) {
    var kept =
        new View.Form(
            form.fields().stream()
                .map(field -> field.isSaid() ? field : field.with(value(field, sent)))
                .toList(),
            form.button());
    return new View(
        view.title(),
        view.blocks().stream().map(block -> block.equals(form) ? kept : block).toList());
  }

  /**
   * An answer that is too long.
   *
   * @param field the field
   * @param length how long the answer is, in characters
   */
  record TooLong(View.Field field, int length) {}

  private static String value(View.Field field, Map<String, List<String>> sent) {
    List<String> values = sent.getOrDefault(field.name(), List.of());
    return values.isEmpty() ? "" : lines(values.getFirst());
  }

  private static boolean fits(View.Field field, String value) {
    if (value.isBlank()) {
      return !field.required();
    }
    boolean printable =
        value.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    return field.options().isEmpty()
        ? value.length() <= field.longest() && printable
        : field.options().stream().anyMatch(option -> option.value().equals(value));
  }

  /** Browsers send line breaks as two characters and count them as one. */
  private static String lines(String value) {
    return value.replace("\r\n", "\n").replace('\r', '\n');
  }
}
