package org.roomkeeper.app.bench;

import java.util.List;
import java.util.Random;

/**
 * What people say under load: sentences of clinicians, in Chinese and English, put together anew
 * each time, so that hardly any is said twice; and now and then one that the rooms forbid. The same
 * seed says the same. Used by one thread.
 */
final class Talk {
  private static final List<String> ENGLISH =
      List.of(
          "%s on day %d, %s %d, would you add %s or wait?",
          "We gave %4$s %2$d hours ago and the %3$s is still %5$d. %1$s, no other history.",
          "Has anybody seen %s with a normal %3$s? Ours was %5$d after %2$d days of %4$s.",
          "Thank you all. %s is better, %3$s down to %5$d, %4$s stopped after %2$d days.",
          "Our protocol for %s: check the %3$s at %2$d hours, stop %4$s below %5$d.",
          "Second opinion please: %s, %3$s %5$d, %2$d days post-op, allergic to %4$s.",
          "The paper on %s that I mentioned used %4$s in %5$d patients, follow-up %2$d months.");
  private static final List<String> CHINESE =
      List.of(
          "%s，第%d天，%s %d，现在加%s还是再观察？",
          "%4$s用了%2$d小时，%3$s还是%5$d，%1$s，没有其他病史。",
          "各位遇到过%s而%3$s正常的吗？我们这例用%4$s %2$d天后是%5$d。",
          "谢谢各位老师，%s好转了，%3$s降到%5$d，%4$s用了%2$d天后停药。",
          "我们科处理%s的流程：%2$d小时复查%3$s，低于%5$d就停%4$s。",
          "想请大家帮忙看看：%s，%3$s %5$d，术后%2$d天，对%4$s过敏。",
          "刚才提到的那篇%s的文章，%4$s组%5$d例，随访%2$d个月。");
  private static final List<List<String>> CASES =
      List.of(
          List.of(
              "a 61-year-old with septic shock",
              "a child with status epilepticus",
              "a woman with severe pre-eclampsia",
              "an ARDS patient on the ventilator",
              "a man with upper GI bleeding",
              "a premature infant with apnoea",
              "a farmer with organophosphate poisoning",
              "a patient after liver transplantation",
              "somebody with a first seizure",
              "a diabetic with ketoacidosis"),
          List.of(
              "61岁感染性休克",
              "小儿癫痫持续状态",
              "重度子痫前期",
              "呼吸机支持的ARDS",
              "上消化道出血",
              "早产儿呼吸暂停",
              "有机磷农药中毒",
              "肝移植术后",
              "首次抽搐",
              "糖尿病酮症酸中毒"));
  private static final List<List<String>> TESTS =
      List.of(
          List.of(
              "lactate",
              "creatinine",
              "platelet count",
              "CRP",
              "oxygen index",
              "heart rate",
              "MAP",
              "glucose",
              "bilirubin",
              "urine output"),
          List.of("乳酸", "肌酐", "血小板", "C反应蛋白", "氧合指数", "心率", "平均动脉压", "血糖", "胆红素", "尿量"));
  private static final List<List<String>> DRUGS =
      List.of(
          List.of(
              "noradrenaline",
              "meropenem",
              "levetiracetam",
              "magnesium",
              "pantoprazole",
              "caffeine",
              "atropine",
              "tacrolimus",
              "heparin",
              "insulin"),
          List.of("去甲肾上腺素", "美罗培南", "左乙拉西坦", "硫酸镁", "泮托拉唑", "枸橼酸咖啡因", "阿托品", "他克莫司", "肝素", "胰岛素"));
  private static final List<String> FORBIDDEN =
      List.of(
          "别再忍了，政府都是骗子，大家醒一醒",
          "Down with the government, they have lied to all of us",
          "信耶稣得永生，今晚一起来聚会吧",
          "He is not my president and never will be");

  private final Random random;

  /** Says what this seed says. */
  Talk(long seed) {
    random = new Random(seed);
  }

  /** Something that belongs in the rooms, 20 to 120 characters. */
  String harmless() {
    int language = random.nextInt(2);
    String sentence = anyOf(language == 0 ? ENGLISH : CHINESE);
    String subject = anyOf(CASES.get(language));
    int time = 1 + random.nextInt(72);
    String test = anyOf(TESTS.get(language));
    int result = 1 + random.nextInt(600);
    String drug = anyOf(DRUGS.get(language));
    // The first of each list names them in order, the rest by number: drug and result are swapped.
    return sentence.contains("$")
        ? sentence.formatted(subject, time, test, drug, result)
        : sentence.formatted(subject, time, test, result, drug);
  }

  /** Something that the word lists alone are sure about. */
  String forbidden() {
    return anyOf(FORBIDDEN);
  }

  private String anyOf(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
