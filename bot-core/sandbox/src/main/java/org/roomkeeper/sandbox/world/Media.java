package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files that were uploaded (row 28): three days for media, for ever for pictures of texts. */
public final class Media {
  private static final long MEGABYTE = 1024 * 1024;
  private static final long THREE_DAYS = 3L * 24 * 3600 * 1000;

  /**
   * A file.
   *
   * @param name its file name
   * @param type image, voice, video or file
   * @param bytes what is in it; not copied
   * @param until when it goes, in milliseconds
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never compared
  public record Stored(String name, String type, byte[] bytes, long until) {}

  private final World world;
  private final Map<String, Stored> media = new HashMap<>();

  Media(World world) {
    this.world = world;
  }

  /** {@code media/upload}, and {@code webhook/upload_media}. */
  public ObjectNode upload(String type, @Nullable Stored file) {
    String id = store(type, file, THREE_DAYS);
    return Json.object()
        .put("type", type)
        .put("media_id", id)
        .put("created_at", String.valueOf(world.clock().seconds()));
  }

  /** {@code media/upload_attachment}. */
  public ObjectNode uploadAttachment(Args args, @Nullable Stored file) {
    args.within("attachment_type", 0, 1, 2);
    String type = args.text("media_type");
    String id = store(type, file, THREE_DAYS);
    return Json.object()
        .put("type", type)
        .put("media_id", id)
        .put("created_at", world.clock().seconds());
  }

  /** {@code media/uploadimg}: a picture with an address. */
  public ObjectNode uploadPicture(@Nullable Stored file) {
    String id = store("image", file, Long.MAX_VALUE / 4);
    return Json.object().put("url", world.baseUrl() + "/_sandbox/picture/" + id);
  }

  private String store(String type, @Nullable Stored file, long life) {
    long most =
        switch (type) {
          case "image", "video" -> 10 * MEGABYTE;
          case "voice" -> 2 * MEGABYTE;
          case "file" -> 20 * MEGABYTE;
          default -> throw new WeComError(40004);
        };
    if (file == null || file.bytes().length <= 5) {
      throw new WeComError(44001);
    }
    if (file.bytes().length > most) {
      throw new WeComError(45001);
    }
    String name = file.name().toLowerCase(Locale.ROOT);
    if (type.equals("voice") && !name.endsWith(".amr")) {
      throw new WeComError(301017, "voice should be AMR");
    }
    String id = world.names().make("3", 60);
    media.put(id, new Stored(file.name(), type, file.bytes(), world.clock().now() + life));
    return id;
  }

  /**
   * A file that is still there.
   *
   * @throws WeComError 40007 if it is not
   */
  public Stored demand(String mediaId) {
    Stored stored = find(mediaId);
    if (stored == null) {
      throw new WeComError(40007);
    }
    return stored;
  }

  /** A file that is still there, or null. */
  public @Nullable Stored find(String mediaId) {
    Stored stored = media.get(mediaId);
    return stored == null || stored.until() <= world.clock().now() ? null : stored;
  }
}
