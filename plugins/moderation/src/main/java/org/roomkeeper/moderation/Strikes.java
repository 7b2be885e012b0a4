package org.roomkeeper.moderation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.roomkeeper.api.MessageId;

/**
 * One person's strikes, over all rooms of the community.
 *
 * @param list oldest first, at most {@link #MOST}
 */
record Strikes(List<Strike> list) {
  static final int MOST = 50;
  static final Strikes NONE = new Strikes(List.of());

  Strikes {
    list = List.copyOf(list);
  }

  Strikes and(Strike strike) {
    var more = new ArrayList<Strike>(list);
    more.add(strike);
    return new Strikes(more.subList(Math.max(0, more.size() - MOST), more.size()));
  }

  /** Those that still count at a moment. */
  Strikes at(Instant moment, Duration last) {
    return new Strikes(
        list.stream().filter(strike -> strike.at().plus(last).isAfter(moment)).toList());
  }

  Strikes without(MessageId message) {
    return new Strikes(list.stream().filter(strike -> !strike.message().equals(message)).toList());
  }

  /** Those that do not rest on what was flagged under this name. */
  Strikes withoutFlagged(String id) {
    return new Strikes(list.stream().filter(strike -> !strike.restsOn(id)).toList());
  }

  Strikes changing(Predicate<Strike> which, UnaryOperator<Strike> change) {
    return new Strikes(
        list.stream().map(one -> which.test(one) ? change.apply(one) : one).toList());
  }

  Optional<Strike> by(MessageId message) {
    return list.stream().filter(strike -> strike.message().equals(message)).findFirst();
  }

  Optional<Instant> lastAt() {
    return list.stream().map(Strike::at).max(Instant::compareTo);
  }

  Optional<Instant> firstAt() {
    return list.stream().map(Strike::at).min(Instant::compareTo);
  }

  /** What they weigh together; those under appeal weigh nothing. */
  double sum() {
    return list.stream().filter(strike -> !strike.suspended()).mapToDouble(Strike::weight).sum();
  }

  /** As the fact says it: a decimal number, nothing for none. */
  String fact() {
    double sum = sum();
    if (sum == 0) {
      return "";
    }
    return sum == Math.rint(sum)
        ? Long.toString(Math.round(sum))
        : BigDecimal.valueOf(sum)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString();
  }
}
