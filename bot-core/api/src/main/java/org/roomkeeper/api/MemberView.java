package org.roomkeeper.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a person in one community. In an event: as it was when the event was written
 * down; from {@link Members}: as it is now.
 *
 * @param id the person
 * @param name the name shown in the rooms; empty if unknown or if the plugin may not see names
 * @param kind member of the corp or WeChat user
 * @param roles such as {@code moderator}, {@code founder}, {@code host}, {@code expert}
 * @param facts what the founder lets this plugin see, by key
 */
public record MemberView(
    MemberId id, String name, MemberKind kind, Set<String> roles, Map<String, String> facts) {
  /** Copies roles and facts. */
  public MemberView {
    roles = Set.copyOf(roles);
    facts = Map.copyOf(facts);
  }

  /** The fact under a key, if it is known and this plugin may see it. */
  public Optional<String> fact(String key) {
    return Optional.ofNullable(facts.get(key));
  }

  /** The language that the person chose, as a BCP 47 tag such as {@code zh}. */
  public Optional<String> language() {
    return fact(Facts.LANGUAGE);
  }
}
