package org.roomkeeper.sandbox.door;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import io.javalin.http.Context;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.sandbox.world.Media;
import org.roomkeeper.sandbox.world.World;

/** The page on which a person sits in the rooms, and the pictures of codes. */
final class PageDoor {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "svg", "image/svg+xml");
  private static final int SCALE = 8;

  private final World world;

  PageDoor(World world) {
    this.world = world;
  }

  /** The page itself, at the root and where a scanned code leads. */
  void page(Context ctx) {
    file(ctx, "index.html");
  }

  /** A file of the page. */
  void file(Context ctx) {
    file(ctx, ctx.pathParam("name"));
  }

  private static void file(Context ctx, String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !name.matches("[a-z-]+\\.[a-z]+")) {
      ctx.status(404);
      return;
    }
    try (InputStream in = PageDoor.class.getResourceAsStream("page/" + name)) {
      if (in == null) {
        ctx.status(404);
        return;
      }
      ctx.contentType(type).header("Cache-Control", "no-cache").result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The picture of a code; scanned, it leads to the page where a person uses it. */
  void code(Context ctx) {
    String name = ctx.pathParam("name");
    int dot = name.lastIndexOf('.');
    String id = dot < 0 ? name : name.substring(0, dot);
    boolean known = world.call(here -> here.joinWays().has(id) || here.contactWays().has(id));
    if (!known) {
      ctx.status(404);
      return;
    }
    BitMatrix squares = squares(world.baseUrl() + "/scan/" + id);
    if (name.endsWith(".svg")) {
      ctx.contentType("image/svg+xml").result(svg(squares));
    } else {
      ctx.contentType("image/png").result(png(squares));
    }
  }

  /** A picture that was uploaded for texts. */
  void picture(Context ctx) {
    String id = ctx.pathParam("id");
    Media.@Nullable Stored stored = world.call(here -> here.media().find(id));
    if (stored == null) {
      ctx.status(404);
      return;
    }
    ctx.contentType("image/png").result(stored.bytes());
  }

  private static BitMatrix squares(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.MARGIN,
                  4,
                  EncodeHintType.CHARACTER_SET,
                  StandardCharsets.UTF_8.name()));
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String svg(BitMatrix squares) {
    var path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      for (int x = 0; x < squares.getWidth(); x++) {
        if (squares.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"><path fill=\"#fff\""
            .formatted(squares.getWidth(), squares.getHeight())
        + " d=\"M0 0h%dv%dH0z\"/><path d=\"%s\"/></svg>"
            .formatted(squares.getWidth(), squares.getHeight(), path);
  }

  private static byte[] png(BitMatrix squares) {
    int width = squares.getWidth() * SCALE;
    int height = squares.getHeight() * SCALE;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, squares.get(x / SCALE, y / SCALE) ? 0 : 0xFFFFFF);
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
