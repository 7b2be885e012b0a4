package org.roomkeeper.api;

import java.net.URI;

/**
 * A door as it is now.
 *
 * @param name its name
 * @param code where its code leads, to be shown for scanning; a picture's address on the platform
 * @param target what it leads to
 */
public record Door(String name, URI code, PointDoor.Target target) {}
