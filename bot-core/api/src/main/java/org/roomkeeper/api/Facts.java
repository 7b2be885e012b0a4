package org.roomkeeper.api;

/** The keys of the facts that the core knows. Others are named {@code <plugin>/<key>}. */
public final class Facts {
  /** Of a member: the language they chose, a BCP 47 tag. */
  public static final String LANGUAGE = "language";

  /** Of a member: the country they work in, ISO 3166-1 alpha-2. */
  public static final String COUNTRY = "country";

  /** Of a member: their profession. */
  public static final String PROFESSION = "profession";

  /** Of a member: their department. */
  public static final String DEPARTMENT = "department";

  /** Of a member: who vetted them, and how. */
  public static final String VETTED = "vetted";

  /** Of a member: their roles, separated by commas. */
  public static final String ROLES = "roles";

  /** Of a member: what they are expert in. */
  public static final String EXPERTISE = "expertise";

  /** Of a member: their strikes, a decimal number. */
  public static final String STRIKES = "strikes";

  /** Of a room: the family of rooms that it overflows into and from. */
  public static final String FAMILY = "family";

  /** Of a room: {@code true} once its owner said that its own welcome text is chosen. */
  public static final String WELCOME_SET = "welcome-set";

  private Facts() {}
}
