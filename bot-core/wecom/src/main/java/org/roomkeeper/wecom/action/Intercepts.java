package org.roomkeeper.wecom.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpExternalContactService;
import me.chanjar.weixin.cp.bean.external.interceptrule.ApplicableRange;
import me.chanjar.weixin.cp.bean.external.interceptrule.WxCpInterceptRule;
import me.chanjar.weixin.cp.bean.external.interceptrule.WxCpInterceptRuleAddRequest;
import me.chanjar.weixin.cp.bean.external.interceptrule.WxCpInterceptRuleInfo;
import me.chanjar.weixin.cp.bean.external.interceptrule.WxCpInterceptRuleList;
import org.jspecify.annotations.Nullable;
import org.roomkeeper.api.BlockWords;
import org.roomkeeper.api.CommunityId;
import org.roomkeeper.api.Outcome;
import org.roomkeeper.runtime.platform.AfterCrash;
import org.roomkeeper.runtime.platform.Delivery;
import org.roomkeeper.wecom.client.WeComClients;
import org.roomkeeper.wecom.client.WeComIds;

/**
 * Intercept rules: words that WeCom keeps members from sending to customers. A community's rules
 * are known by their names, so that one whose making was never answered is found again; what is as
 * it should be is not written; an administrator's own rules are left alone.
 */
final class Intercepts {
  private static final int WORDS = 300;
  private static final int RULES = 100;
  private static final int NAME_IN_RULE = 12;

  /** The member is warned, and the message is not sent. */
  private static final int BLOCK = 1;

  private final WeComClients clients;
  private final Attempts attempts;

  /** One at a time: two communities share the corp's rules. */
  private final Object writing = new Object();

  Intercepts(WeComClients clients, Attempts attempts) {
    this.clients = clients;
    this.attempts = attempts;
  }

  Outcome block(BlockWords block, Delivery delivery) {
    return attempts.with(
        clients.contacts(),
        delivery.attempt(),
        AfterCrash.REPEAT,
        () -> {
          synchronized (writing) {
            int written = bringInStep(block, prefix(delivery.community().id()));
            return new Outcome.Done(Map.of("written", Integer.toString(written)));
          }
        });
  }

  /** How many rules had to be written. */
  private int bringInStep(BlockWords block, String prefix) throws WxErrorException {
    var service = clients.contacts().getExternalContactService();
    var rules = read(service, prefix);
    var wanted = share(block.words(), rules);
    var staff = block.staff().stream().map(WeComIds::wire).toList();
    int written = 0;
    for (var entry : wanted.entrySet()) {
      var rule = Optional.ofNullable(rules.get(entry.getKey()));
      var words = entry.getValue();
      if (rule.isEmpty()) {
        service.addInterceptRule(fresh(prefix + entry.getKey(), words, staff));
      } else if (words.isEmpty()) {
        service.delInterceptRule(rule.get().getRuleId());
      } else if (!isInStep(rule.get(), words, staff)) {
        service.updateInterceptRule(changed(rule.get(), words, staff));
      } else {
        continue;
      }
      written++;
    }
    return written;
  }

  /** The community's rules by their numbers. */
  private static Map<Integer, WxCpInterceptRuleInfo.Rule> read(
      WxCpExternalContactService service, String prefix) throws WxErrorException {
    var rules = new TreeMap<Integer, WxCpInterceptRuleInfo.Rule>();
    for (WxCpInterceptRuleList.Rule listed : some(service.getInterceptRuleList().getRuleList())) {
      var number = numberOf(listed.getRuleName(), prefix);
      if (number.isPresent()) {
        var rule = service.getInterceptRuleDetail(listed.getRuleId()).getRule();
        // WeCom writes ids as numbers here and as texts there: the list's is the one to use.
        rule.setRuleId(listed.getRuleId());
        rules.put(number.get(), rule);
      }
    }
    return rules;
  }

  private static Optional<Integer> numberOf(String name, String prefix) {
    String number = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    return number.matches("[1-9][0-9]{0,2}")
        ? Optional.of(Integer.valueOf(number))
        : Optional.empty();
  }

  /** Which words go into which rule: each stays where it is, the rest fills what has space. */
  private static Map<Integer, List<String>> share(
      List<String> words, Map<Integer, WxCpInterceptRuleInfo.Rule> rules) {
    var rest = new LinkedHashSet<>(words);
    var shared = new LinkedHashMap<Integer, List<String>>();
    rules.forEach(
        (number, rule) -> {
          var kept = new ArrayList<String>();
          some(rule.getWordList()).stream().filter(rest::remove).forEach(kept::add);
          shared.put(number, kept);
        });
    for (int number = 1; number <= RULES && !rest.isEmpty(); number++) {
      var rule = shared.computeIfAbsent(number, _ -> new ArrayList<>());
      var left = rest.iterator();
      while (rule.size() < WORDS && left.hasNext()) {
        rule.add(left.next());
        left.remove();
      }
    }
    return shared;
  }

  private static boolean isInStep(
      WxCpInterceptRuleInfo.Rule rule, List<String> words, List<String> staff) {
    return Integer.valueOf(BLOCK).equals(rule.getInterceptType())
        && Set.copyOf(some(rule.getWordList())).equals(Set.copyOf(words))
        && users(rule).equals(Set.copyOf(staff));
  }

  private static WxCpInterceptRuleAddRequest fresh(
      String name, List<String> words, List<String> staff) {
    var rule = new WxCpInterceptRuleAddRequest();
    rule.setRuleName(name);
    rule.setWordList(words);
    rule.setInterceptType(BLOCK);
    rule.setApplicableRange(range(staff));
    return rule;
  }

  private static WxCpInterceptRule changed(
      WxCpInterceptRuleInfo.Rule rule, List<String> words, List<String> staff) {
    var changed = new WxCpInterceptRule();
    changed.setRuleId(rule.getRuleId());
    changed.setRuleName(rule.getRuleName());
    changed.setWordList(words);
    changed.setInterceptType(BLOCK);
    var more = new LinkedHashSet<>(staff);
    more.removeAll(users(rule));
    if (!more.isEmpty()) {
      changed.setAddApplicableRange(range(List.copyOf(more)));
    }
    var less = new HashSet<>(users(rule));
    staff.forEach(less::remove);
    if (!less.isEmpty()) {
      changed.setRemoveApplicableRange(range(List.copyOf(less)));
    }
    return changed;
  }

  private static Set<String> users(WxCpInterceptRuleInfo.Rule rule) {
    var range = rule.getApplicableRange();
    return range == null ? Set.of() : Set.copyOf(some(range.getUserList()));
  }

  private static ApplicableRange range(List<String> users) {
    var range = new ApplicableRange();
    range.setUserList(users);
    return range;
  }

  /** The client leaves out what WeCom left out. */
  private static <T> List<T> some(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  /** How the names of a community's rules begin: a name has at most 20 characters. */
  private static String prefix(CommunityId community) {
    String name = community.value();
    if (name.length() > NAME_IN_RULE) {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        name = name.substring(0, 5) + "-" + HexFormat.of().formatHex(hash, 0, 3);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
    return "rk-" + name + "-";
  }
}
