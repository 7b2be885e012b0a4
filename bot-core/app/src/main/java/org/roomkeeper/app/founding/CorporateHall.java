package org.roomkeeper.app.founding;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The corporate room of a community whose founder has one, as the last stage. */
public final class CorporateHall {
  /** Its name. */
  public static final String NAME = "全体医生 Hall";

  /** The link by which somebody joins the corp. */
  public static final URI INVITATION = URI.create("https://work.weixin.qq.com/join/hall");

  private CorporateHall() {}

  /** Writes it behind what a founder laid. */
  public static void lay(Path config) throws IOException {
    Files.writeString(
        config.resolve("rooms.yaml"),
        """
            corporate-room:
              name: %s
              invitation: %s
              capacity: 10000
        """
            .formatted(NAME, INVITATION),
        StandardOpenOption.APPEND);
  }
}
