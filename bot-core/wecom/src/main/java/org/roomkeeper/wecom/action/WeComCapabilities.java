package org.roomkeeper.wecom.action;

import static org.roomkeeper.api.Capabilities.Way.ASKS_A_PERSON;
import static org.roomkeeper.api.Capabilities.Way.BY_API;
import static org.roomkeeper.api.Capabilities.Way.IMPOSSIBLE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.Action;
import org.roomkeeper.api.Admit;
import org.roomkeeper.api.AskModerators;
import org.roomkeeper.api.AskOwner;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.BookLive;
import org.roomkeeper.api.Capabilities;
import org.roomkeeper.api.CloseCard;
import org.roomkeeper.api.Greet;
import org.roomkeeper.api.Mail;
import org.roomkeeper.api.MemberKind;
import org.roomkeeper.api.NoteFact;
import org.roomkeeper.api.OfferWelcome;
import org.roomkeeper.api.OpenRoom;
import org.roomkeeper.api.PointDoor;
import org.roomkeeper.api.ReadLive;
import org.roomkeeper.api.ReadPage;
import org.roomkeeper.api.Remove;
import org.roomkeeper.api.RoomKind;
import org.roomkeeper.api.Say;
import org.roomkeeper.api.TagMember;
import org.roomkeeper.api.Tell;

/**
 * What WeCom's server API lets a bot do: this table and no other. It is printed by {@code check}
 * and stands, word for word, in {@code docs/wecom.md}. What is not in it (muting, taking back
 * somebody's message) nobody can do.
 */
public final class WeComCapabilities implements Capabilities {
  /** What an action does in each kind of room, or towards each kind of person. */
  private record Row(
      Class<? extends Action> action,
      String does,
      String doesInChinese,
      @Nullable Way customerGroup,
      @Nullable Way appGroup,
      @Nullable Way allStaff,
      @Nullable Way otherInternal,
      @Nullable Way staff,
      @Nullable Way guest,
      String how,
      String howInChinese) {}

  private static final List<Row> TABLE =
      List.of(
          rooms(
              Say.class,
              "say something in a room",
              "在群里发言",
              ASKS_A_PERSON,
              BY_API,
              ASKS_A_PERSON,
              ASKS_A_PERSON,
              "app group: appchat/send; customer group: a group message that its owner confirms;"
                  + " elsewhere: a webhook robot that a person added once",
              "应用群：appchat/send；客户群：群发任务，由群主确认发送；其他群：须有人先添加群机器人"),
          rooms(
              Remove.class,
              "take somebody out of a room",
              "把人移出群聊",
              ASKS_A_PERSON,
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "app group: appchat/update; customer group: a task card for the owner",
              "应用群：appchat/update；客户群：给群主发任务卡片"),
          rooms(
              Admit.class,
              "put a member of the corp into a room",
              "把企业成员拉进群聊",
              IMPOSSIBLE,
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "appchat/update",
              "appchat/update"),
          rooms(
              OpenRoom.class,
              "open a room",
              "新建群聊",
              IMPOSSIBLE,
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "appchat/create; customer groups are opened by people, or by WeCom behind a door",
              "appchat/create；客户群由人新建，或由企业微信在“入口”后自动新建"),
          rooms(
              PointDoor.class,
              "point a permanent code at rooms",
              "让固定二维码指向群聊",
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "join_way for customer groups, contact_way for hosts",
              "客户群用 join_way，接待人用 contact_way"),
          rooms(
              OfferWelcome.class,
              "set a room's own welcome text",
              "设置群聊自带的入群欢迎语",
              ASKS_A_PERSON,
              IMPOSSIBLE,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "group_welcome_template/add; the owner chooses the text in the client",
              "group_welcome_template/add；须由群主在客户端选用"),
          rooms(
              BlockWords.class,
              "keep the corp's members from sending words to customers",
              "阻止企业成员向客户发送某些词语",
              BY_API,
              IMPOSSIBLE,
              IMPOSSIBLE,
              IMPOSSIBLE,
              "add_intercept_rule, at most 100 rules of 300 words; what WeChat users write nobody"
                  + " can block",
              "add_intercept_rule，最多 100 条规则、每条 300 个词；微信用户发的内容谁也无法拦截"),
          people(
              Tell.class,
              "write to somebody privately",
              "给某人发私信",
              BY_API,
              IMPOSSIBLE,
              "message/send",
              "message/send"),
          people(
              Greet.class,
              "greet a new contact once",
              "向新联系人打一次招呼",
              IMPOSSIBLE,
              BY_API,
              "send_welcome_msg, within 20 seconds of their adding a host",
              "send_welcome_msg，须在对方添加接待人后 20 秒内"),
          people(
              TagMember.class,
              "tag somebody",
              "给人打标签",
              BY_API,
              BY_API,
              "directory tags for members; contact tags, by a host who has them as a contact",
              "成员用通讯录标签；微信用户用客户标签，由已添加其为联系人的接待人来打"),
          people(
              AskModerators.class,
              "ask moderators by a card",
              "用卡片询问管理员",
              BY_API,
              IMPOSSIBLE,
              "template card with buttons",
              "带按钮的模板卡片"),
          people(
              AskOwner.class,
              "ask an owner by a card",
              "用卡片请群主处理",
              BY_API,
              IMPOSSIBLE,
              "template card with buttons",
              "带按钮的模板卡片"),
          people(
              CloseCard.class,
              "close an answered card",
              "关闭已处理的卡片",
              BY_API,
              IMPOSSIBLE,
              "update_template_card, once, within 72 hours",
              "update_template_card，72 小时内一次"),
          people(
              BookLive.class,
              "book a live stream, move it, call it off",
              "预约、修改、取消直播",
              BY_API,
              IMPOSSIBLE,
              "living/create, modify, cancel; a member goes on the air and shares the stream in the"
                  + " client: the API has no link that opens it for everybody",
              "living/create、modify、cancel；由企业成员开播，并在客户端分享给观众：接口不提供人人可打开的链接"),
          people(
              ReadLive.class,
              "count who watched a live stream",
              "统计直播观看人数",
              BY_API,
              BY_API,
              "living/get_living_info, get_watch_stat; numbers only, each person once over all"
                  + " streams of a lecture",
              "living/get_living_info、get_watch_stat；只统计人数，一场讲座有几路直播时每人只算一次"),
          people(
              NoteFact.class,
              "note a fact",
              "记下一项信息",
              BY_API,
              BY_API,
              "kept by the core; WeCom never sees it",
              "由机器人自己保存，企业微信看不到"),
          rooms(
              ReadPage.class,
              "read the page behind a link",
              "读取链接所指的页面",
              BY_API,
              BY_API,
              BY_API,
              BY_API,
              "by the bot itself, where links: {read: true} is set; WeCom never sees it",
              "由机器人自己读取，须设置 links: {read: true}；企业微信看不到"),
          people(
              Mail.class,
              "send somebody a mail",
              "给人发邮件",
              BY_API,
              BY_API,
              "by the bot itself through the server under mail:, to an address that they gave;"
                  + " WeCom never sees it",
              "由机器人自己通过 mail: 下的邮件服务器发到对方填写的地址，须先设置；企业微信看不到"));

  @Override
  public Way in(RoomKind room, Class<? extends Action> action) {
    var row = row(action);
    var way =
        switch (room) {
          case CUSTOMER_GROUP -> row.customerGroup();
          case APP_GROUP -> row.appGroup();
          case ALL_STAFF -> row.allStaff();
          case OTHER_INTERNAL -> row.otherInternal();
        };
    // What is done to people is the same whichever room they are in.
    return way != null ? way : towards(MemberKind.STAFF, action);
  }

  @Override
  public Way towards(MemberKind member, Class<? extends Action> action) {
    var row = row(action);
    var way = member == MemberKind.STAFF ? row.staff() : row.guest();
    if (way != null) {
      return way;
    }
    if (action == Admit.class && member == MemberKind.GUEST) {
      return IMPOSSIBLE;
    }
    // What is done in rooms: as well as the best kind of room allows.
    return Stream.of(row.customerGroup(), row.appGroup(), row.allStaff(), row.otherInternal())
        .filter(one -> one != null)
        .min(Way::compareTo)
        .orElse(IMPOSSIBLE);
  }

  /**
   * The table as Markdown, for the documentation and the command line.
   *
   * @param language {@code zh} for Chinese, anything else for English
   */
  public static String markdown(String language) {
    boolean chinese = language.startsWith("zh");
    var lines = new ArrayList<String>();
    lines.add(
        chinese
            ? "| 事项 | 客户群 | 应用群 | 全员群 | 其他内部群 | 对企业成员 | 对微信用户 | 方式 |"
            : "| to | customer group | app group | all-staff group | other internal group"
                + " | towards a member | towards a WeChat user | how |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (var row : TABLE) {
      lines.add(
          Stream.of(
                  (chinese ? row.doesInChinese() : row.does())
                      + " (`"
                      + row.action().getSimpleName()
                      + "`)",
                  mark(row.customerGroup(), chinese),
                  mark(row.appGroup(), chinese),
                  mark(row.allStaff(), chinese),
                  mark(row.otherInternal(), chinese),
                  mark(row.staff(), chinese),
                  mark(row.guest(), chinese),
                  chinese ? row.howInChinese() : row.how())
              .collect(Collectors.joining(" | ", "| ", " |")));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String mark(@Nullable Way way, boolean chinese) {
    return switch (way) {
      case null -> "";
      case BY_API -> chinese ? "可以" : "yes";
      case ASKS_A_PERSON -> chinese ? "请人操作" : "asks a person";
      case IMPOSSIBLE -> chinese ? "做不到" : "no";
    };
  }

  private static Row row(Class<? extends Action> action) {
    return TABLE.stream()
        .filter(row -> row.action() == action)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of action: " + action));
  }

  /** Every kind of action that the table has a row for, for a test. */
  static List<Class<?>> actions() {
    return TABLE.stream().<Class<?>>map(Row::action).toList();
  }

  /** Every kind of action there is, for a test. */
  static List<Class<?>> allActions() {
    return Arrays.asList(Action.class.getPermittedSubclasses());
  }

  private static Row rooms(
      Class<? extends Action> action,
      String does,
      String doesInChinese,
      Way customerGroup,
      Way appGroup,
      Way allStaff,
      Way otherInternal,
      String how,
      String howInChinese) {
    return new Row(
        action,
        does,
        doesInChinese,
        customerGroup,
        appGroup,
        allStaff,
        otherInternal,
        null,
        null,
        how,
        howInChinese);
  }

  private static Row people(
      Class<? extends Action> action,
      String does,
      String doesInChinese,
      Way staff,
      Way guest,
      String how,
      String howInChinese) {
    return new Row(
        action, does, doesInChinese, null, null, null, null, staff, guest, how, howInChinese);
  }
}
