package org.roomkeeper.runtime.plugins;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Config;
import org.roomkeeper.api.Lists;

/**
 * Settings that stay as they are until they are set anew.
 *
 * @param <C> what they are
 */
sealed class Fixed<C> implements Config<C> permits Fixed.OfLists {
  private volatile C value;

  Fixed(C value) {
    this.value = value;
  }

  @Override
  public final C get() {
    return value;
  }

  void set(C changed) {
    value = changed;
  }

  @Override
  public final <D> Config<D> map(Function<? super C, ? extends D> derive) {
    return new Derived<>(this, derive);
  }

  /** The files of a folder. */
  static final class OfLists<T> extends Fixed<List<Lists.Entry<T>>> implements Lists<T> {
    OfLists(List<Lists.Entry<T>> entries) {
      super(List.copyOf(entries));
    }
  }

  private static final class Derived<C, D> implements Config<D> {
    private final Config<C> source;
    private final Function<? super C, ? extends D> derive;
    private @Nullable C of;
    private @Nullable D derived;

    Derived(Config<C> source, Function<? super C, ? extends D> derive) {
      this.source = source;
      this.derive = derive;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // each version of the settings is one object
    public synchronized D get() {
      var current = source.get();
      var known = derived;
      if (known == null || of != current) {
        known = derive.apply(current);
        of = current;
        derived = known;
      }
      return known;
    }

    @Override
    public <E> Config<E> map(Function<? super D, ? extends E> further) {
      return new Derived<>(this, further);
    }
  }
}
