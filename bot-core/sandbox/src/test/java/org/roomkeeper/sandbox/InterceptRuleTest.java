package org.roomkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import me.chanjar.weixin.cp.api.WxCpExternalContactService;
import me.chanjar.weixin.cp.bean.external.interceptrule.ApplicableRange;
import me.chanjar.weixin.cp.bean.external.interceptrule.WxCpInterceptRule;
import me.chanjar.weixin.cp.bean.external.interceptrule.WxCpInterceptRuleAddRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows 22 and 23: words that members cannot send to customers. */
final class InterceptRuleTest {
  private final Guest guest = new Guest();
  private final WxCpExternalContactService contacts = guest.wx().getExternalContactService();
  private final String chat = guest.ready("customerGroupId");

  @AfterEach
  void close() {
    guest.close();
  }

  private String add(String name, List<String> words, String... users) throws Exception {
    return contacts.addInterceptRule(rule(name, words, users));
  }

  private static WxCpInterceptRuleAddRequest rule(
      String name, List<String> words, String... users) {
    var rule = new WxCpInterceptRuleAddRequest();
    rule.setRuleName(name);
    rule.setWordList(words);
    rule.setInterceptType(1);
    rule.setApplicableRange(range(users));
    return rule;
  }

  private static ApplicableRange range(String... users) {
    var range = new ApplicableRange();
    range.setUserList(List.of(users));
    return range;
  }

  private boolean says(String text) {
    try {
      guest.control(
          "member/say",
          "{\"chatId\":\"" + chat + "\",\"from\":\"owner\",\"text\":\"" + text + "\"}");
      return true;
    } catch (AssertionError | RuntimeException refused) {
      return false;
    }
  }

  private List<String> said() {
    return guest.look("rooms/" + chat).path("said").findValuesAsText("content");
  }

  @Test
  void aRuleIsKeptChangedAndDeleted() throws Exception {
    String id = add("rule one", List.of("打倒", "某党"), "owner");
    assertThat(contacts.getInterceptRuleList().getRuleList())
        .singleElement()
        .satisfies(one -> assertThat(one.getRuleId()).isEqualTo(id))
        .satisfies(one -> assertThat(one.getRuleName()).isEqualTo("rule one"));
    var kept = contacts.getInterceptRuleDetail(id).getRule();
    assertThat(kept.getWordList()).containsExactly("打倒", "某党");
    assertThat(kept.getInterceptType()).isEqualTo(1);
    assertThat(kept.getApplicableRange().getUserList()).containsExactly("owner");

    var change = new WxCpInterceptRule();
    change.setRuleId(id);
    change.setWordList(List.of("新词"));
    change.setInterceptType(2);
    contacts.updateInterceptRule(change);
    kept = contacts.getInterceptRuleDetail(id).getRule();
    assertThat(kept.getRuleName()).isEqualTo("rule one");
    assertThat(kept.getWordList()).containsExactly("新词");
    assertThat(kept.getInterceptType()).isEqualTo(2);

    contacts.delInterceptRule(id);
    assertThat(contacts.getInterceptRuleList().getRuleList()).isNullOrEmpty();
    assertThat(Guest.refused(() -> contacts.getInterceptRuleDetail(id))).isEqualTo(41071);
    assertThat(Guest.refused(() -> contacts.delInterceptRule("no-such"))).isEqualTo(41070);
  }

  @Test
  void whoIsInTheRangeCannotSendTheWordAndEverybodyElseCan() throws Exception {
    String id = add("rule", List.of("某党"), "owner");
    assertThat(says("支持某党万岁")).isFalse();
    assertThat(says("今晚的讲座")).isTrue();
    assertThat(said()).containsExactly("今晚的讲座");
    contacts.delInterceptRule(id);
    assertThat(says("支持某党万岁")).isTrue();
  }

  @Test
  void aRuleThatOnlyWarnsStopsNothing() throws Exception {
    var rule = rule("rule", List.of("某党"), "owner");
    rule.setInterceptType(2);
    contacts.addInterceptRule(rule);
    assertThat(says("支持某党")).isTrue();
  }

  @Test
  void whatIsTooMuchOrWrongIsRefusedByItsOwnCode() throws Exception {
    var words = IntStream.range(0, 301).mapToObj(n -> "w" + n).toList();
    assertThat(Guest.refused(() -> add("a", words, "owner"))).isEqualTo(41068);
    assertThat(Guest.refused(() -> add("a", List.of("字".repeat(33)), "owner"))).isEqualTo(41083);
    assertThat(Guest.refused(() -> add("a", List.of(), "owner"))).isEqualTo(41083);
    assertThat(Guest.refused(() -> add("a", List.of("w"), "nobody"))).isEqualTo(41076);
    assertThat(Guest.refused(() -> add("a", List.of("w")))).isEqualTo(41076);
    assertThat(Guest.refused(() -> add("n".repeat(21), List.of("w"), "owner"))).isEqualTo(40058);
    var semantics = rule("a", List.of("w"), "owner");
    semantics.setSemanticsList(List.of(4));
    assertThat(Guest.refused(() -> contacts.addInterceptRule(semantics))).isEqualTo(41084);
    add("same", words.subList(0, 300), "owner");
    assertThat(Guest.refused(() -> add("same", List.of("w"), "owner"))).isEqualTo(41077);
  }

  @Test
  void thereAreAHundredRulesAtMost() throws Exception {
    for (int n = 0; n < 100; n++) {
      add("rule " + n, Collections.singletonList("w" + n), "owner");
    }
    assertThat(Guest.refused(() -> add("one more", List.of("w"), "owner"))).isEqualTo(41069);
  }
}
