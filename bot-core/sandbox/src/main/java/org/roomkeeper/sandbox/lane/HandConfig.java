package org.roomkeeper.sandbox.lane;

import java.util.function.Function;
import java.util.function.Supplier;
import org.roomkeeper.api.Config;

/**
 * Settings that are whatever the test says they are now.
 *
 * @param now says it
 * @param <C> the settings' type
 */
public record HandConfig<C>(Supplier<C> now) implements Config<C> {
  @Override
  public C get() {
    return now.get();
  }

  @Override
  public <D> Config<D> map(Function<? super C, ? extends D> derive) {
    return new HandConfig<>(() -> derive.apply(now.get()));
  }
}
