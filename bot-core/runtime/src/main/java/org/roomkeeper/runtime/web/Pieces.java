package org.roomkeeper.runtime.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.roomkeeper.api.View;

/** The parts of one page that are more than words. */
final class Pieces {
  private static final Set<String> SCHEMES =
      Set.of("http", "https", "mailto", "weixin", "wxwork", "webcal");

  private final List<View.Form> forms;
  private final List<View.File> files;
  private final List<View.Chart> charts;

  Pieces(View view) {
    this.forms = only(view, View.Form.class);
    this.files = only(view, View.File.class);
    this.charts = only(view, View.Chart.class);
  }

  static <T extends View.Block> List<T> only(View view, Class<T> kind) {
    return view.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** An address that does no harm when it is followed; another becomes one that leads nowhere. */
  static String address(URI address) {
    String scheme = address.getScheme();
    return scheme == null || SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
        ? address.toString()
        : "#";
  }

  /** Which of the page's files this is, from 0. */
  int index(View.File file) {
    return files.indexOf(file);
  }

  /** Which of the page's forms this is, from 0. */
  int index(View.Form form) {
    return forms.indexOf(form);
  }

  /**
   * What a form is called on this page: what it asks for, in whatever language, and wherever on the
   * page it stands when it comes back. Of forms that ask for the same the second is {@code …~1}.
   */
  String name(View.Form form) {
    int index = forms.indexOf(form);
    String asked = asked(form);
    long before = forms.subList(0, index).stream().filter(one -> asked(one).equals(asked)).count();
    return before == 0 ? asked : asked + "~" + before;
  }

  /** The form of this name. */
  Optional<View.Form> form(String name) {
    return forms.stream().filter(form -> name(form).equals(name)).findFirst();
  }

  private static String asked(View.Form form) {
    return form.fields().stream()
        .map(
            field ->
                field.isSaid()
                    ? field.name() + "=" + field.options().getFirst().value()
                    : field.name())
        .collect(Collectors.joining(" "));
  }

  /** A chart as a drawing whose names for readers of the screen no other on the page has. */
  String drawn(View.Chart chart) {
    return ChartDrawing.of(chart, "chart-" + charts.indexOf(chart));
  }

  /** A code to scan, as a drawing. */
  static String qr(View.Code code) {
    try {
      BitMatrix bits =
          new QRCodeWriter()
              .encode(
                  code.content().toString(),
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      4,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8",
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
      StringBuilder path = new StringBuilder();
      for (int y = 0; y < bits.getHeight(); y++) {
        for (int x = 0; x < bits.getWidth(); x++) {
          if (bits.get(x, y)) {
            path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
          }
        }
      }
      return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\""
              .formatted(bits.getWidth(), bits.getHeight())
          + " shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\""
          + path
          + "\"/></svg>";
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a code to scan: " + code.content(), e);
    }
  }
}
