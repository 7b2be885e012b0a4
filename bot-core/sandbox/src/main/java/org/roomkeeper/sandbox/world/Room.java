package org.roomkeeper.sandbox.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room of any kind. Touched only under the world's lock. */
public final class Room {
  private final String id;
  private final RoomType type;
  private final long createdSeconds;
  private final Map<String, Membership> members = new LinkedHashMap<>();
  private final Set<String> admins = new LinkedHashSet<>();
  private final List<RoomMessage> messages = new ArrayList<>();
  private String name;
  private String owner;
  private String notice = "";
  private String version = "";
  private String archiveId;
  private boolean archived;
  private boolean dismissed;
  private @Nullable String welcomeTemplate;
  private List<String> people = List.of();
  private boolean peopleStale = true;

  Room(String id, RoomType type, String name, String owner, long createdSeconds) {
    this.id = id;
    this.type = type;
    this.name = name;
    this.owner = owner;
    this.createdSeconds = createdSeconds;
    this.archiveId = id;
  }

  /** The chat_id of a customer group, the chatid of an app group, else the archive's roomid. */
  public String id() {
    return id;
  }

  /** Its kind. */
  public RoomType type() {
    return type;
  }

  /** When it was opened, in seconds. */
  public long createdSeconds() {
    return createdSeconds;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The owner's userid. */
  public String owner() {
    return owner;
  }

  /** What is pinned at its top. */
  public String notice() {
    return notice;
  }

  /** Changes with every change of its members. */
  public String version() {
    return version;
  }

  /** Its id in the archive. */
  public String archiveId() {
    return archiveId;
  }

  /** Whether the archive holds what is said here. */
  public boolean archived() {
    return archived;
  }

  /** Whether its owner has ended it. */
  public boolean dismissed() {
    return dismissed;
  }

  /** The welcome text that the owner has chosen, by template id. */
  public @Nullable String welcomeTemplate() {
    return welcomeTemplate;
  }

  /** How many people are in it. */
  public int size() {
    return members.size();
  }

  /** Whether somebody is in it. */
  public boolean holds(String person) {
    return members.containsKey(person);
  }

  /** Who is in it, those who came first first. */
  public Collection<Membership> members() {
    return Collections.unmodifiableCollection(members.values());
  }

  /** Somebody's place, or null. */
  public @Nullable Membership member(String person) {
    return members.get(person);
  }

  /** Their ids, a list that does not change with the room. */
  public List<String> people() {
    if (peopleStale) {
      people = List.copyOf(members.keySet());
      peopleStale = false;
    }
    return people;
  }

  /** Who may kick besides the owner. */
  public Set<String> admins() {
    return Collections.unmodifiableSet(admins);
  }

  /** What stands in it. */
  public List<RoomMessage> messages() {
    return Collections.unmodifiableList(messages);
  }

  void enter(Membership membership) {
    members.put(membership.person(), membership);
    peopleStale = true;
  }

  boolean leave(String person) {
    admins.remove(person);
    peopleStale = true;
    return members.remove(person) != null;
  }

  void admin(String person) {
    admins.add(person);
  }

  void add(RoomMessage message) {
    messages.add(message);
  }

  @Nullable RoomMessage message(String messageId) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).id().equals(messageId)) {
        return messages.get(i);
      }
    }
    return null;
  }

  void recalled(RoomMessage message) {
    messages.replaceAll(old -> old.id().equals(message.id()) ? old.asRecalled() : old);
  }

  void name(String newName) {
    name = newName;
  }

  void owner(String newOwner) {
    owner = newOwner;
  }

  void notice(String newNotice) {
    notice = newNotice;
  }

  void version(String newVersion) {
    version = newVersion;
  }

  void archiveId(String newId) {
    archiveId = newId;
  }

  void archived(boolean now) {
    archived = now;
  }

  void dismiss() {
    dismissed = true;
  }

  void welcomeTemplate(@Nullable String template) {
    welcomeTemplate = template;
  }
}
