package org.roomkeeper.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a plugin and the powers it asks for, read without running it. What is not declared is
 * refused at the courier and withheld at delivery.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Plugin {
  /** The name: of its settings file, notes, pages and logger; {@code a-z 0-9 -}. */
  String value();

  /** The version of this API that it was written for. */
  int api();

  /** The kinds of action that it may ask for. */
  Class<? extends Action>[] acts() default {};

  /** What it may see of members beyond ids. */
  Sight[] sees() default {};

  /** The facts that it may read. */
  String[] facts() default {};

  /** The facts that it, and no other plugin, writes. */
  String[] writes() default {};

  /** The hosts whose pages it may have read, with all below them; {@code *} for any host. */
  String[] reads() default {};

  /** What a plugin may see of members beyond ids. */
  enum Sight {
    /** The words of messages. */
    MESSAGE_TEXTS,
    /** The names of members. */
    NAMES,
    /** Its own events marked {@link Envelope#byUs()}. */
    OWN_DOINGS
  }
}
