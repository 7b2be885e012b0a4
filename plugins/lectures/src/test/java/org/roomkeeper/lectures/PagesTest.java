package org.roomkeeper.lectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.roomkeeper.lectures.Shipped.cancelled;
import static org.roomkeeper.lectures.Shipped.large;
import static org.roomkeeper.lectures.Shipped.lecture;
import static org.roomkeeper.lectures.Shipped.recorded;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.roomkeeper.api.View;
import org.roomkeeper.sandbox.lane.HandLane;

class PagesTest {
  private static final Lecture PRONE = lecture(1, "2026-12-05T20:00");

  private final HandLane lane = new HandLane(new LecturesPlugin(), Shipped.with(PRONE));

  @Test
  void thePageOfTheSeriesListsWhatComesAndWhatIsOver() {
    lane.settings(
        Shipped.with(
            lecture(2, "2026-12-12T20:00"),
            recorded(PRONE),
            cancelled(lecture(3, "2026-12-19T20:00"))));
    lane.at("2026-12-09T08:30:00Z");

    assertThat(lane.page("series", "en", Map.of()))
        .isEqualTo(
            View.of(
                "Lectures of Doctors' House",
                new View.Heading("Critical care"),
                new View.Heading("Next"),
                new View.Heading("Lecture 2: Prone positioning"),
                new View.Paragraph(
                    """
                    Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                    Sat, Dec 12 20:00 Beijing time UTC+8
                    Sat, Dec 12 13:00 Paris time UTC+1
                    Starts in 3 days 3 hours"""),
                new View.Link("Details and questions", page("lecture/icu-2"), false),
                new View.Heading("After that"),
                new View.Heading("Lecture 3: Prone positioning"),
                new View.Paragraph(
                    """
                    Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                    Sat, Dec 19 20:00 Beijing time UTC+8
                    Sat, Dec 19 13:00 Paris time UTC+1
                    This lecture is called off"""),
                new View.Link("Details and questions", page("lecture/icu-3"), false),
                new View.Heading("Past lectures"),
                new View.Paragraph(
                    """
                    Lecture 1: Prone positioning
                    Ming Li (First Hospital), Anna Roy (Lyon Hospital)
                    Sat, Dec 5, 2026 20:00"""),
                new View.Link(
                    "Watch the recording", URI.create("https://live.example.org/replay/1"), false),
                new View.Link("Subscribe to all lectures", page("feed"), false)));
  }

  @Test
  void aLectureHasItsOwnPageWithItsStreamsAndItsCalendarEntry() {
    lane.settings(Shipped.with(large(PRONE)));
    lane.at("2026-12-05T11:20:00Z");
    View view = lane.page("lecture", "zh", Map.of(), "icu-1");

    assertThat(view.title()).isEqualTo("重症讲座 · 第1讲：俯卧位通气");
    assertThat(view.blocks())
        .startsWith(
            new View.Paragraph(
                """
                李明（第一医院）、安娜（里昂医院）
                主持：王芳（第二医院）
                授课语言：中文、英语
                12月5日周六 20:00 北京时间 UTC+8
                12月5日周六 13:00 巴黎时间 UTC+1
                40 分钟后开讲"""),
            new View.Link("主会场", URI.create("https://live.example.org/hall"), true),
            new View.Link("里昂", URI.create("https://live.example.org/lyon"), true));
    assertThat(only(view, View.File.class, View.File::name)).containsExactly("icu-1.ics");

    lane.at("2026-12-05T12:40:00Z");
    assertThat(
            only(
                lane.page("lecture", "en", Map.of(), "icu-1"),
                View.Paragraph.class,
                Object::toString))
        .anyMatch(words -> words.contains("On now"));
  }

  @Test
  void aLectureThatIsOverShowsItsRecordingAndOneThatNobodyKnowsSaysSo() {
    lane.settings(Shipped.with(recorded(PRONE)));
    lane.at("2026-12-06T00:00:00Z");

    assertThat(
            only(lane.page("lecture", "en", Map.of(), "icu-1"), View.Link.class, View.Link::label))
        .contains("Watch the recording")
        .doesNotContain("Watch the lecture");
    assertThat(lane.page("lecture", "en", Map.of(), "icu-9").title())
        .isEqualTo("There is no such lecture.");
    assertThat(lane.page("lecture", "en", Map.of()).title()).isEqualTo("There is no such lecture.");
  }

  private static URI page(String name) {
    return URI.create("https://rooms.example.org/doctors/lectures/" + name);
  }

  private static <B, T> List<T> only(View view, Class<B> kind, Function<B, T> what) {
    return view.blocks().stream().filter(kind::isInstance).map(kind::cast).map(what).toList();
  }
}
