package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import me.chanjar.weixin.cp.api.WxCpGroupRobotService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 24 and 26 to 28: robots, the directory, tags of members, files. */
final class DirectoryTest {
  private final Guest guest = new Guest();

  @AfterEach
  void close() {
    guest.close();
  }

  @Test
  void aMemberIsRead() throws Exception {
    var member = guest.wx().getUserService().getById("host1");
    assertThat(member.getName()).isEqualTo("周静 Zhou Jing");
    assertThat(member.getDepartIds()).containsExactly(1L);
    assertThat(Guest.refused(() -> guest.wx().getUserService().getById("nobody"))).isEqualTo(60111);
  }

  @Test
  void theDirectoryIsListed() throws Exception {
    assertThat(guest.wx().getUserService().listSimpleByDepartment(1L, true, 0)).hasSize(40);
    var first = guest.wx().getUserService().getUserListId(null, 15);
    assertThat(first.getDeptUser()).hasSize(15);
    assertThat(guest.wx().getUserService().getUserListId(first.getNextCursor(), 100).getDeptUser())
        .hasSize(25);
    assertThat(guest.fetch("department/simplelist").at("/department_id/0/id").asInt()).isEqualTo(1);
  }

  @Test
  void whoEntersTheCorpIsReportedAndInTheAllStaffRoom() throws Exception {
    guest.callbacks();
    guest.control("directory/enroll", "{\"userid\":\"new.doctor\",\"name\":\"新医生\"}");
    String event = guest.event("create_user");
    assertThat(Guest.in(event, "UserID")).isEqualTo("new.doctor");
    assertThat(Guest.in(event, "Name")).isEqualTo("新医生");
    for (String element :
        new String[] {"Gender", "Email", "Avatar", "Alias", "Telephone", "Address"}) {
      assertThat(event).contains("<" + element + ">");
    }
    assertThat(guest.look("phone/new.doctor").at("/rooms/0/type").asText()).isEqualTo("all_staff");
    guest.control("directory/dismiss", "{\"userid\":\"new.doctor\"}");
    guest.event("delete_user", "new.doctor");
  }

  @Test
  void membersAreTagged() throws Exception {
    var tags = guest.wx().getTagService();
    assertThat(tags.create("UI", 12)).isEqualTo("12");
    var result = tags.addUsers2Tag("12", List.of("host1", "host2", "nobody"), null);
    assertThat(result.getInvalidUsers()).isEqualTo("nobody");
    assertThat(tags.listUsersByTagId("12")).hasSize(2);
    tags.removeUsersFromTag("12", List.of("host1"), null);
    assertThat(tags.get("12").getUserlist()).hasSize(1);
    assertThat(tags.listAll()).hasSize(1);
    assertThat(Guest.refused(() -> tags.create("UI", 13))).isEqualTo(40071);
    assertThat(Guest.refused(() -> tags.get("99"))).isEqualTo(40068);
    guest.call(
        "message/send",
        "{\"totag\":\"12\",\"msgtype\":\"text\",\"text\":{\"content\":\"t\"},\"agentid\":"
            + guest.ready("agentId")
            + "}");
    assertThat(guest.look("phone/host2").path("items")).hasSize(1);
  }

  @Test
  void aFileIsUploadedAndFetchedForThreeDays() throws Exception {
    byte[] bytes = "PNG-like bytes".getBytes(StandardCharsets.UTF_8);
    var uploaded =
        guest
            .wx()
            .getMediaService()
            .upload("image", new ByteArrayInputStream(bytes), "picture.png");
    assertThat(uploaded.getType()).isEqualTo("image");
    File fetched = guest.wx().getMediaService().download(uploaded.getMediaId());
    assertThat(Files.readAllBytes(fetched.toPath())).isEqualTo(bytes);
    assertThat(guest.fetch("media/get?media_id=none").path("errcode").asInt()).isEqualTo(40007);
    guest.advance(Duration.ofDays(3));
    assertThat(guest.fetch("media/get?media_id=" + uploaded.getMediaId()).path("errcode").asInt())
        .isEqualTo(40007);
  }

  @Test
  void picturesAndAttachmentsAreUploaded() throws Exception {
    var file = Files.createTempFile("picture", ".png");
    Files.write(file, "PNG-like bytes".getBytes(StandardCharsets.UTF_8));
    assertThat(guest.wx().getMediaService().uploadImg(file.toFile()))
        .startsWith(guest.sandbox().baseUrl());
    var attachment =
        guest.wx().getExternalContactService().uploadAttachment("image", 1, file.toFile());
    assertThat(attachment.getMediaId()).isNotEmpty();
    Files.delete(file);
  }

  private String duty() {
    for (var room : guest.look("world").path("rooms")) {
      if (room.path("type").asText().equals("internal")) {
        return room.path("id").asText();
      }
    }
    throw new AssertionError("no duty room");
  }

  @Test
  void aRobotPushesIntoItsRoomTwentyTimesAMinute() throws Exception {
    WxCpGroupRobotService robot = guest.wx().getGroupRobotService();
    robot.sendText("值班提醒", List.of("@all"), List.of());
    robot.sendMarkdown("**bold**");
    assertThat(guest.look("rooms/" + duty()).at("/said/0/body/content").asText()).isEqualTo("值班提醒");
    for (int i = 0; i < 18; i++) {
      robot.sendText("m" + i, List.of(), List.of());
    }
    assertThat(Guest.refused(() -> robot.sendText("21", List.of(), List.of()))).isEqualTo(45009);
    guest.advance(Duration.ofSeconds(60));
    robot.sendText("later", List.of(), List.of());
  }

  @Test
  void badRobotMessagesAreRefused() {
    WxCpGroupRobotService robot = guest.wx().getGroupRobotService();
    String send = guest.sandbox().baseUrl() + "/cgi-bin/webhook/send?key=";
    assertThat(Guest.refused(() -> robot.sendText(send + "none", "x", List.of(), List.of())))
        .isEqualTo(93000);
    String wide = IntStream.range(0, 683).mapToObj(_ -> "字").reduce("", String::concat);
    assertThat(Guest.refused(() -> robot.sendText(wide, List.of(), List.of()))).isEqualTo(40058);
    assertThat(Guest.refused(() -> robot.sendMarkdown(wide + wide))).isEqualTo(40058);
    String key = guest.ready("webhookKey");
    guest.control("webhook/disable", "{\"key\":\"" + key + "\"}");
    assertThat(Guest.refused(() -> robot.sendText("x", List.of(), List.of()))).isEqualTo(93004);
  }
}
