package org.roomkeeper.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.roomkeeper.sandbox.world.Json;
import org.roomkeeper.sandbox.world.World;

/** Every API that the sandbox knows, by path. What WeCom lacks is not here. */
final class ApiRoutes {
  /** Answers one API. Runs under the world's lock. */
  @FunctionalInterface
  interface Api {
    ObjectNode answer(World world, ApiRequest request);
  }

  /**
   * An API.
   *
   * @param token whether it is called with an access token
   * @param api what answers it
   */
  record Route(boolean token, Api api) {}

  private static final String GROUP = "externalcontact/groupchat/";
  private static final String WELCOME = "externalcontact/group_welcome_template/";

  private final Map<String, Route> routes = new HashMap<>();

  ApiRoutes() {
    corp();
    appGroups();
    messages();
    customerGroups();
    customers();
    groupMessages();
    lives();
    interceptRules();
    directory();
    open("webhook/send", (world, r) -> world.webhooks().send(r.args(), r.args().text("key")));
    open(
        "webhook/upload_media",
        (world, r) -> world.webhooks().upload(r.args(), r.args().text("key"), r.file()));
    add("media/upload", (world, r) -> world.media().upload(r.args().text("type"), r.file()));
    add("media/uploadimg", (world, r) -> world.media().uploadPicture(r.file()));
    add(
        "media/upload_attachment",
        (world, r) -> world.media().uploadAttachment(r.args(), r.file()));
    add("msgaudit/get_permit_user_list", (world, _) -> world.archive().seats());
    add("msgaudit/groupchat/get", (world, r) -> world.archive().room(r.args()));
  }

  /** The API at a path, or {@link #NONE}. */
  Route get(String path) {
    Route route = routes.get(path);
    return route == null ? NONE : route;
  }

  /** What stands for an API that WeCom does not have. */
  static final Route NONE = new Route(false, (_, _) -> Json.object());

  private void corp() {
    open("gettoken", (world, r) -> world.tokens().issue(r.args(), r.ip()));
    add("getcallbackip", (_, _) -> addresses());
    add("get_api_domain_ip", (_, _) -> addresses());
  }

  private static ObjectNode addresses() {
    return Json.object().set("ip_list", Json.array().add("127.0.0.1"));
  }

  private void appGroups() {
    add("appchat/create", (world, r) -> world.appGroups().create(r.args()));
    add("appchat/update", (world, r) -> world.appGroups().update(r.args()));
    add("appchat/get", (world, r) -> world.appGroups().get(r.args()));
    add("appchat/send", (world, r) -> world.appGroups().send(r.args()));
  }

  private void messages() {
    add("message/send", (world, r) -> world.appMessages().send(r.args()));
    add("message/recall", (world, r) -> world.appMessages().recall(r.args()));
    add("message/update_template_card", (world, r) -> world.cards().update(r.args()));
    add("message/get_statistics", (world, _) -> world.appMessages().statistics());
  }

  private void customerGroups() {
    add(GROUP + "list", (world, r) -> world.customerGroups().list(r.args()));
    add(GROUP + "get", (world, r) -> world.customerGroups().get(r.args()));
    add(GROUP + "onjob_transfer", (world, r) -> world.customerGroups().transfer(r.args()));
    add(GROUP + "statistic", (world, r) -> world.groupStatistics().byOwner(r.args()));
    add(GROUP + "add_join_way", (world, r) -> world.joinWays().add(r.args()));
    add(GROUP + "get_join_way", (world, r) -> world.joinWays().get(r.args()));
    add(GROUP + "update_join_way", (world, r) -> world.joinWays().update(r.args()));
    add(GROUP + "del_join_way", (world, r) -> world.joinWays().delete(r.args()));
    add(WELCOME + "add", (world, r) -> world.roomWelcomes().add(r.args(), r.caller()));
    add(WELCOME + "edit", (world, r) -> world.roomWelcomes().edit(r.args(), r.caller()));
    add(WELCOME + "get", (world, r) -> world.roomWelcomes().get(r.args()));
    add(WELCOME + "del", (world, r) -> world.roomWelcomes().delete(r.args()));
  }

  private void customers() {
    contact("get", (world, r) -> world.customers().get(r.args()));
    contact("list", (world, r) -> world.customers().list(r.args()));
    contact("get_follow_user_list", (world, _) -> world.customers().followers());
    contact("send_welcome_msg", (world, r) -> world.customers().welcome(r.args()));
    contact("add_contact_way", (world, r) -> world.contactWays().add(r.args()));
    contact("get_contact_way", (world, r) -> world.contactWays().get(r.args()));
    contact("list_contact_way", (world, r) -> world.contactWays().list(r.args()));
    contact("update_contact_way", (world, r) -> world.contactWays().update(r.args()));
    contact("del_contact_way", (world, r) -> world.contactWays().delete(r.args()));
    contact("get_corp_tag_list", (world, r) -> world.corpTags().list(r.args()));
    contact("add_corp_tag", (world, r) -> world.corpTags().add(r.args(), r.caller()));
    contact("edit_corp_tag", (world, r) -> world.corpTags().edit(r.args(), r.caller()));
    contact("del_corp_tag", (world, r) -> world.corpTags().delete(r.args(), r.caller()));
    contact("mark_tag", (world, r) -> world.corpTags().mark(r.args()));
  }

  private void interceptRules() {
    contact("add_intercept_rule", (world, r) -> world.interceptRules().add(r.args()));
    contact("get_intercept_rule_list", (world, _) -> world.interceptRules().list());
    contact("get_intercept_rule", (world, r) -> world.interceptRules().get(r.args()));
    contact("update_intercept_rule", (world, r) -> world.interceptRules().update(r.args()));
    contact("del_intercept_rule", (world, r) -> world.interceptRules().delete(r.args()));
  }

  private void groupMessages() {
    contact("add_msg_template", (world, r) -> world.groupMessages().add(r.args()));
    contact("get_groupmsg_list_v2", (world, r) -> world.groupMessages().list(r.args()));
    contact("get_groupmsg_task", (world, r) -> world.groupMessages().tasks(r.args()));
    contact("get_groupmsg_send_result", (world, r) -> world.groupMessages().results(r.args()));
    contact("remind_groupmsg_send", (world, r) -> world.groupMessages().remind(r.args()));
    contact("cancel_groupmsg_send", (world, r) -> world.groupMessages().cancel(r.args()));
  }

  private void lives() {
    add("living/create", (world, r) -> world.lives().create(r.args()));
    add("living/modify", (world, r) -> world.lives().modify(r.args()));
    add("living/cancel", (world, r) -> world.lives().cancel(r.args()));
    add("living/delete_replay_data", (world, r) -> world.lives().deleteReplay(r.args()));
    add("living/get_living_info", (world, r) -> world.lives().info(r.args()));
    add("living/get_watch_stat", (world, r) -> world.lives().watchers(r.args()));
    add("living/get_user_all_livingid", (world, r) -> world.lives().ofMember(r.args()));
    add("living/get_living_code", (world, r) -> world.lives().code(r.args()));
    add("living/get_living_share_info", (world, r) -> world.lives().shared(r.args()));
  }

  private void directory() {
    add("user/get", (world, r) -> world.directory().get(r.args()));
    add("user/simplelist", (world, r) -> world.directory().list(r.args(), false));
    add("user/list", (world, r) -> world.directory().list(r.args(), true));
    add("user/list_id", (world, r) -> world.directory().listIds(r.args()));
    add("department/simplelist", (world, r) -> world.directory().departments(r.args(), false));
    add("department/list", (world, r) -> world.directory().departments(r.args(), true));
    add("tag/create", (world, r) -> world.memberTags().create(r.args()));
    add("tag/update", (world, r) -> world.memberTags().update(r.args()));
    add("tag/delete", (world, r) -> world.memberTags().delete(r.args()));
    add("tag/get", (world, r) -> world.memberTags().get(r.args()));
    add("tag/list", (world, _) -> world.memberTags().list());
    add("tag/addtagusers", (world, r) -> world.memberTags().change(r.args(), true));
    add("tag/deltagusers", (world, r) -> world.memberTags().change(r.args(), false));
  }

  private void contact(String name, Api api) {
    add("externalcontact/" + name, api);
  }

  private void add(String path, Api api) {
    routes.put("/cgi-bin/" + path, new Route(true, api));
  }

  private void open(String path, Api api) {
    routes.put("/cgi-bin/" + path, new Route(false, api));
  }
}
