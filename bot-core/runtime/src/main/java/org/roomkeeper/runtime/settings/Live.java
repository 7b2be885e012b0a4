package org.roomkeeper.runtime.settings;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;

/** Settings that are replaced when their files change. Safe for use by many threads. */
final class Live<C> implements Config<C> {
  private final Supplier<List<Problem>> problems;
  private volatile @Nullable C value;

  /**
   * Settings without a value yet.
   *
   * @param problems why there is none, if there is none
   */
  Live(Supplier<List<Problem>> problems) {
    this.problems = problems;
  }

  @Override
  public C get() {
    C current = value;
    if (current == null) {
      throw new SettingsRefused(problems.get());
    }
    return current;
  }

  /** Puts a value in force; one that is equal to that in force changes nothing. */
  void set(C changed) {
    if (!changed.equals(value)) {
      value = changed;
    }
  }

  @Override
  public <D> Config<D> map(Function<? super C, ? extends D> derive) {
    return new Derived<>(this, derive);
  }

  /** Seen as the files of a folder. */
  static <T> Lists<T> lists(Live<List<Lists.Entry<T>>> live) {
    return new OfLists<>(live);
  }

  private record OfLists<T>(Live<List<Lists.Entry<T>>> live) implements Lists<T> {
    @Override
    public List<Lists.Entry<T>> get() {
      return live.get();
    }

    @Override
    public <D> Config<D> map(Function<? super List<Lists.Entry<T>>, ? extends D> derive) {
      return live.map(derive);
    }
  }

  /** Computed once for each version; the version is the value itself. */
  private static final class Derived<S, D> implements Config<D> {
    private final Config<S> source;
    private final Function<? super S, ? extends D> derive;
    private volatile @Nullable Computed<S, D> last;

    Derived(Config<S> source, Function<? super S, ? extends D> derive) {
      this.source = source;
      this.derive = derive;
    }

    @Override
    public D get() {
      S current = source.get();
      Computed<S, D> known = last;
      return known != null && known.isOf(current) ? known.value : compute(current);
    }

    private synchronized D compute(S current) {
      Computed<S, D> known = last;
      if (known == null || !known.isOf(current)) {
        known = new Computed<>(current, derive.apply(current));
        last = known;
      }
      return known.value;
    }

    @Override
    public <E> Config<E> map(Function<? super D, ? extends E> further) {
      return new Derived<>(this, further);
    }
  }

  private record Computed<S, D>(S from, D value) {
    /**
     * Equal settings are kept as the same object, so asking for the object is enough, and quick.
     */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(S current) {
      return from == current;
    }
  }
}
