package org.roomkeeper.runtime.texts;

import com.google.inject.AbstractModule;
import org.roomkeeper.runtime.line.WordingSource;

/**
 * Binds {@link Wordings}, which the line asks for words. Needs plugins, settings and the ledger.
 */
public final class TextsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Wordings.class);
    bind(WordingSource.class).to(Wordings.class);
  }
}
