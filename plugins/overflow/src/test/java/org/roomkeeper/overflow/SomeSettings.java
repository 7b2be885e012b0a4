package org.roomkeeper.overflow;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Settings for tests, whose pages say plainly which text they show. */
final class SomeSettings {
  private SomeSettings() {}

  /** A net below, and no numbers. */
  static OverflowConfig of(int rooms, int keepFree) {
    return of(rooms, keepFree, true, 0);
  }

  static OverflowConfig of(int rooms, int keepFree, boolean autoCreate, int numbersBelow) {
    return of(rooms, keepFree, autoCreate, numbersBelow, 500, NOWHERE);
  }

  /** Three rooms, with so many people in each. */
  static OverflowConfig capped(int customerGroup) {
    return of(3, 0, true, 0, customerGroup, NOWHERE);
  }

  /** Nine rooms of so many people, meant for these; moves from five seats on. */
  static OverflowConfig placing(
      PlacementSettings.By by, Map<String, List<String>> rooms, int cap, int numbersBelow) {
    return of(9, 0, true, numbersBelow, cap, placement(by, rooms));
  }

  private static final Map<String, List<String>> ICU_IN_THE_SECOND =
      Map.of("Members 2", List.of("icu"));

  private static final PlacementSettings NOWHERE = placement(PlacementSettings.By.NONE, Map.of());

  private static PlacementSettings placement(
      PlacementSettings.By by, Map<String, List<String>> rooms) {
    return new PlacementSettings(
        by,
        rooms,
        5,
        Map.of("FR", ZoneId.of("Europe/Paris"), "NZ", ZoneId.of("Pacific/Auckland")),
        new PlacementSettings.Words(said("move to {room}"), said("come to {room}"), said("full")));
  }

  /** So many app groups of so many people, and more once fewer than ten seats are free. */
  static OverflowConfig appGroups(int rooms, int cap, PlacementSettings.By by) {
    var placed =
        by == PlacementSettings.By.NONE ? Map.<String, List<String>>of() : ICU_IN_THE_SECOND;
    return of(
        3, 0, true, 0, cap, placement(by, placed), new AppGroupSettings(rooms, "Members", ""));
  }

  private static OverflowConfig of(
      int rooms,
      int keepFree,
      boolean autoCreate,
      int numbersBelow,
      int cap,
      PlacementSettings placement) {
    return of(
        rooms,
        keepFree,
        autoCreate,
        numbersBelow,
        cap,
        placement,
        new AppGroupSettings(0, "Members", ""));
  }

  private static OverflowConfig of(
      int rooms,
      int keepFree,
      boolean autoCreate,
      int numbersBelow,
      int cap,
      PlacementSettings placement,
      AppGroupSettings appGroups) {
    return new OverflowConfig(
        "main",
        rooms,
        "Doctors",
        new Caps(cap, cap),
        new OverflowConfig.Lead(10, ofHours(1), ofHours(1)),
        keepFree,
        autoCreate,
        ofMinutes(30),
        ofMinutes(45),
        new OverflowConfig.Corporate(true, said("news: {room} {link} {join}")),
        placement,
        appGroups,
        new ListSettings(
            ofHours(12),
            numbersBelow,
            new ListSettings.Words(
                said("offer"),
                said("put me"),
                said("few"),
                said("take"),
                said("moment"),
                said("reload"),
                said("number {number}, {before} before"),
                said("your turn until {until}"),
                said("keep the link"),
                said("my number"),
                said("leave"),
                said("left"),
                said("given out"),
                said("not in"),
                said("passed"),
                said("inside {room}"))),
        new OverflowConfig.PageWords(
            said("title"),
            said("choose"),
            said("add host"),
            said("host code"),
            said("scan room"),
            said("room code"),
            said("rule"),
            said("corporate"),
            said("enter"),
            said("waiting"),
            said("full")),
        new OverflowConfig.FormFirst("", said("first"), said("open")));
  }

  private static Map<String, String> said(String what) {
    return Map.of("zh", what + " 中", "en", what);
  }
}
