package org.roomkeeper.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that members may not send to customers (rows 22 and 23). They bind the members in a rule's
 * range, in customer groups; WeChat users are bound by nothing. WeCom looks for a word anywhere in
 * a text, whatever stands around it.
 */
public final class InterceptRules {
  private static final int MOST_RULES = 100;
  private static final int MOST_WORDS = 300;
  private static final int LONGEST_WORD = 32;
  private static final int LONGEST_NAME = 20;
  private static final int MOST_IN_RANGE = 1000;

  private static final int TOO_MANY_WORDS = 41068;
  private static final int TOO_MANY_RULES = 41069;
  private static final int BAD_ID = 41070;
  private static final int DELETED = 41071;
  private static final int BAD_RANGE = 41076;
  private static final int SAME_NAME = 41077;
  private static final int BAD_WORD = 41083;
  private static final int BAD_SEMANTICS = 41084;

  private final World world;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Set<String> deleted = new LinkedHashSet<>();
  private int made;

  /** What a rule says. */
  private static final class Rule {
    private final long created;
    private String name = "";
    private List<String> words = List.of();
    private List<Long> semantics = List.of();
    private int type = 1;
    private final Set<String> users = new LinkedHashSet<>();
    private final Set<Long> departments = new LinkedHashSet<>();

    Rule(long created) {
      this.created = created;
    }
  }

  InterceptRules(World world) {
    this.world = world;
  }

  /**
   * The rule that keeps a member from sending a text to customers, by its name; empty if it goes
   * out. A rule that only warns stops nothing.
   */
  Optional<String> stops(String member, String text) {
    return rules.values().stream()
        .filter(rule -> rule.type == 1 && binds(rule, member))
        .filter(rule -> rule.words.stream().anyMatch(text::contains))
        .map(rule -> rule.name)
        .findFirst();
  }

  private boolean binds(Rule rule, String member) {
    return rule.users.contains(member)
        || rule.departments.stream()
            .anyMatch(id -> world.directory().inDepartment(id).contains(member));
  }

  /** {@code add_intercept_rule}. */
  public ObjectNode add(Args args) {
    if (rules.size() >= MOST_RULES) {
      throw new WeComError(TOO_MANY_RULES);
    }
    var rule = new Rule(world.clock().seconds());
    rule.name = name(args, "");
    rule.words = words(args);
    rule.semantics = semantics(args);
    rule.type = args.within("intercept_type", 0, 1, 2);
    widen(rule, args.object("applicable_range"));
    demandRange(rule);
    String id = "rule" + ++made + world.names().make("_", 12);
    rules.put(id, rule);
    return Json.object().put("rule_id", id);
  }

  /** {@code get_intercept_rule_list}. */
  public ObjectNode list() {
    var list = Json.array();
    rules.forEach(
        (id, rule) ->
            list.add(
                Json.object()
                    .put("rule_id", id)
                    .put("rule_name", rule.name)
                    .put("create_time", rule.created)));
    return Json.object().set("rule_list", list);
  }

  /** {@code get_intercept_rule}. */
  public ObjectNode get(Args args) {
    String id = args.need("rule_id");
    Rule rule = rule(id);
    var shown =
        Json.object()
            .put("rule_id", id)
            .put("rule_name", rule.name)
            .put("intercept_type", rule.type);
    shown.set("word_list", Json.texts(rule.words));
    shown.set("extra_rule", Json.object().set("semantics_list", numbers(rule.semantics)));
    var range = Json.object();
    range.set("user_list", Json.texts(List.copyOf(rule.users)));
    range.set("department_list", numbers(List.copyOf(rule.departments)));
    shown.set("applicable_range", range);
    return Json.object().set("rule", shown);
  }

  private static ArrayNode numbers(List<Long> values) {
    var array = Json.array();
    values.forEach(array::add);
    return array;
  }

  /** {@code update_intercept_rule}: what is absent stays as it is. */
  public ObjectNode update(Args args) {
    String id = args.need("rule_id");
    Rule rule = rule(id);
    String name = args.has("rule_name") ? name(args, id) : rule.name;
    List<String> words = args.has("word_list") ? words(args) : rule.words;
    List<Long> semantics =
        args.has("extra_rule") ? semantics(args.object("extra_rule")) : rule.semantics;
    int type = args.within("intercept_type", rule.type, 1, 2);
    var after = new Rule(rule.created);
    after.name = name;
    after.words = words;
    after.semantics = semantics;
    after.type = type;
    after.users.addAll(rule.users);
    after.departments.addAll(rule.departments);
    widen(after, args.object("add_applicable_range"));
    Args less = args.object("remove_applicable_range");
    after.users.removeAll(less.texts("user_list"));
    after.departments.removeAll(departments(less));
    demandRange(after);
    rules.put(id, after);
    return Json.object();
  }

  /** {@code del_intercept_rule}. */
  public ObjectNode delete(Args args) {
    String id = args.need("rule_id");
    rule(id);
    rules.remove(id);
    deleted.add(id);
    return Json.object();
  }

  private Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new WeComError(deleted.contains(id) ? DELETED : BAD_ID);
    }
    return rule;
  }

  private String name(Args args, String own) {
    String name = args.need("rule_name");
    Lengths.demandCharacters("rule_name", name, LONGEST_NAME);
    boolean taken =
        rules.entrySet().stream()
            .anyMatch(one -> !one.getKey().equals(own) && one.getValue().name.equals(name));
    if (taken) {
      throw new WeComError(SAME_NAME);
    }
    return name;
  }

  private static List<String> words(Args args) {
    List<String> words = args.texts("word_list");
    if (words.size() > MOST_WORDS) {
      throw new WeComError(TOO_MANY_WORDS);
    }
    if (words.isEmpty()
        || words.stream()
            .anyMatch(word -> word.isBlank() || Lengths.characters(word) > LONGEST_WORD)) {
      throw new WeComError(BAD_WORD);
    }
    return List.copyOf(new LinkedHashSet<>(words));
  }

  private static List<Long> semantics(Args args) {
    var semantics = numbers(args, "semantics_list", BAD_SEMANTICS);
    if (semantics.stream().anyMatch(one -> one < 1 || one > 3)) {
      throw new WeComError(BAD_SEMANTICS);
    }
    return semantics;
  }

  private void widen(Rule rule, Args range) {
    for (String user : range.texts("user_list")) {
      if (world.directory().find(user) == null) {
        throw new WeComError(BAD_RANGE);
      }
      rule.users.add(user);
    }
    for (long department : departments(range)) {
      if (!world.directory().hasDepartment(department)) {
        throw new WeComError(BAD_RANGE);
      }
      rule.departments.add(department);
    }
  }

  private static void demandRange(Rule rule) {
    int size = rule.users.size() + rule.departments.size();
    if (size == 0 || size > MOST_IN_RANGE) {
      throw new WeComError(BAD_RANGE);
    }
  }

  private static List<Long> departments(Args range) {
    return numbers(range, "department_list", BAD_RANGE);
  }

  private static List<Long> numbers(Args args, String name, int refused) {
    try {
      return args.texts(name).stream()
          .map(Long::valueOf)
          .distinct()
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (NumberFormatException noNumber) {
      throw new WeComError(refused);
    }
  }
}
