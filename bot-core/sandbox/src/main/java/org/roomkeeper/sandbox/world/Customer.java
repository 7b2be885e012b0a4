package org.roomkeeper.sandbox.world;

/**
 * A WeChat user, whom members may know and customer groups may hold.
 *
 * @param id the external_userid, beginning with wm
 * @param name their WeChat name
 * @param unionid the same person's id across the corp's apps
 * @param gender 0 unknown, 1 male, 2 female
 */
public record Customer(String id, String name, String unionid, int gender) implements Person {}
