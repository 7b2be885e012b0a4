package org.roomkeeper.moderation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.roomkeeper.api.Lists;
import org.roomkeeper.api.Span;

/** The shipped lists, on sentences made up for this test. */
class LexiconJudgeTest {
  private static final Judge JUDGE =
      new LexiconJudge(Lexicon.of(ShippedWords.read()), topic -> new Thresholds(0.5, 0.85));

  private static Verdict judge(String text) {
    return JUDGE.judge(Utterance.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conservative management first, surgery if he gets worse",
        "Liberal oxygen or restrictive in this septic patient?",
        "Food and Drug Administration approved the pen in March",
        "New regimen from Monday, old regimen stops tonight",
        "The host response explains the fever, not the virus itself",
        "Is tachycardia a cardinal sign here?",
        "A third party sponsor pays for the samples",
        "Crimean-Congo fever in a shepherd, who has ribavirin?",
        "The candidate gene did not replicate, the candidate vaccine did",
        "Immune tolerance after the second transplant, tapering tacrolimus",
        "Constitutional symptoms for three months, LDH 900",
        "Left or right ventricle, which one is dilated?",
        "black stool since Sunday, Hb 71",
        "White matter lesions on FLAIR, yellow fever vaccine ten years ago",
        "eGFR without race from now on, please update the calculator",
        "Pulse oximeters read too high on dark skin, trust the gas",
        "Prevalence is higher in African Americans than in Caucasians",
        "Our Muslim patient fasts in Ramadan, how do you adjust metformin?",
        "Jehovah's Witness, Hb 52, refuses red cells, iron and EPO started",
        "Transfer to St John's Hospital accepted, bed 12",
        "thank God the biopsy is benign",
        "Happy Easter everybody, the rota is pinned",
        "Hunger strike day 12, phosphate 0.4, how slowly do you refeed?",
        "党参30g 黄芪30g 当归15g，水煎服",
        "佛山市第一人民医院招规培医生",
        "请到行政楼三楼办理入职",
        "第三方检测机构出的报告",
        "新疆医科大学的老师主讲，会议号见海报",
        "黑便两天，血红蛋白71",
        "白细胞2.1，粒缺伴发热",
        "回族患者要求清真餐，营养科已安排",
        "糖尿病患者斋月期间怎么调整二甲双胍",
        "独立危险因素有哪些？多因素回归做了吗",
        "自由基清除剂有没有证据",
        "中央静脉导管相关感染，拔不拔？",
        "心脏罢工了一样，EF只有18%",
        "谢天谢地，活检是良性的",
        "神经内科会诊意见已写",
        "汉族和藏族人群的血氧参考值不一样",
      })
  void clinicalTalkPasses(String text) {
    Verdict verdict = judge(text);
    assertThat(verdict.flagged()).as("%s", verdict).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          politics | The prime minister should resign over this
          politics | Vote for the Greens next Sunday, colleagues
          politics | Make America great again!
          politics | 政府腐败，总统下台
          politics | 台独分子没有好下场
          politics | 今年大选你们投给谁？
          religion | Only Jesus saves, accept Jesus tonight
          religion | Allah will heal everyone who believes
          religion | 信耶稣得永生，快来受洗
          religion | 多念大悲咒，病自然就好了
          religion | Islam is evil and must be banned
          race     | These immigrants are parasites
          race     | 黑人都是懒鬼，滚回非洲
          race     | go back to your country
          race     | white power
          """)
  void forbiddenTalkIsFlagged(String topic, String text) {
    assertThat(judge(text).flagged()).contains(Topic.of(topic).orElseThrow());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          politics | p o l i t i c i a n s are all the same
          politics | the c.o.r.r.u.p.t. g.o.v.e.r.n.m.e.n.t lied
          politics | v0te f0r tr0mp, vote for tr-u-m-p, d0nald trump
          politics | Ｍａｋｅ Ａｍｅｒｉｃａ ｇｒｅａｔ ａｇａｉｎ
          politics | free ho\u200Bng kong
          politics | 台 独 万 岁
          politics | 共*产*党*下*台
          politics | gongchandang xiatai
          politics | 臺灣獨立
          religion | Jеsus sаves, says the Cyrillic keyboard
          religion | '信|耶|稣|得|永|生'
          religion | j e s u s  s a v e s
          race     | wh1te p0wer
          race     | 黑人滚回非洲
          """)
  void disguiseIsSeenThrough(String topic, String text) {
    assertThat(judge(text.translateEscapes()).flagged()).contains(Topic.of(topic).orElseThrow());
  }

  @Test
  void aSentenceSpreadOverLinesIsOneSentence() {
    assertThat(judge("共\n产\n党\n下\n台").flagged()).containsExactly(Topic.POLITICS);
    assertThat(judge("make\namerica\ngreat\nagain").flagged()).containsExactly(Topic.POLITICS);
  }

  @Test
  void theEvidenceIsShownInTheSendersCharacters() {
    String text = "早上好，信|耶|稣|得|永|生，谢谢";
    Hit hit = judge(text).on(Topic.RELIGION).hits().getFirst();
    assertThat(text.substring(hit.span().start(), hit.span().end())).startsWith("信|耶|稣");
    assertThat(hit.rule()).startsWith("religion/zh.yaml strong").endsWith("disguised");
  }

  @Test
  void aWordAloneAsksAndAStrongOneActs() {
    assertThat(judge("the election").on(Topic.POLITICS).acts()).isFalse();
    assertThat(judge("the election").on(Topic.POLITICS).flagged()).isTrue();
    assertThat(judge("free tibet").on(Topic.POLITICS).acts()).isTrue();
  }

  @Test
  void aQuotationCountsUnlessTheMessageRejectsIt() {
    var agreeing = new Utterance("well said", "free tibet now", "", Optional.empty());
    var rejecting =
        new Utterance("no politics in this room please", "free tibet now", "", Optional.empty());
    assertThat(JUDGE.judge(agreeing).flagged()).containsExactly(Topic.POLITICS);
    assertThat(JUDGE.judge(rejecting).flagged()).isEmpty();
    assertThat(judge("请不要谈政治，大选的事到别处聊").flagged()).isEmpty();
  }

  @Test
  void aLinkIsJudgedByItsAddressAndWords() {
    var link =
        new Utterance(
            "worth reading",
            "",
            "Five points\nhttps://news.example/politics/stolen-election-proof",
            Optional.empty());
    assertThat(JUDGE.judge(link).flagged()).containsExactly(Topic.POLITICS);
    assertThat(judge("https://doi.org/10.1056/NEJMoa2021436").flagged()).isEmpty();
  }

  @Test
  void aMessageMayBreakSeveralTopics() {
    assertThat(judge("down with the regime, jesus saves, white power").flagged())
        .containsExactly(Topic.POLITICS, Topic.RELIGION, Topic.RACE);
  }

  @Test
  void theMoreProfessionalTalkTheLessHintsCount() {
    Judge judge = judgeBy("hints: {power: [ministry], blame: [greedy]}", "clinical: [dose, ward]");
    assertThat(judge.judge(Utterance.of("the greedy ministry")).flagged()).isNotEmpty();
    assertThat(judge.judge(Utterance.of("ward dose from the greedy ministry")).flagged()).isEmpty();
  }

  @Test
  void hintsOfOneKindAreNotEnough() {
    Judge judge = judgeBy("hints: {power: [ministry, cabinet], blame: [greedy]}", "allowed: [x]");
    assertThat(judge.judge(Utterance.of("ministry and cabinet")).flagged()).isEmpty();
  }

  @Test
  void anExcuseBeatsTheWordsInsideItOnly() {
    Judge judge = judgeBy("strong: [party]\nallowed: [third party]", "allowed: [x]");
    assertThat(judge.judge(Utterance.of("a third party")).flagged()).isEmpty();
    assertThat(judge.judge(Utterance.of("a third party, the party")).flagged()).isNotEmpty();
  }

  @Test
  void initialsOfChineseWordsCountAmongChineseAlone() {
    Judge judge = judgeBy("strong: [殖民主义]", "allowed: [x]");
    assertThat(judge.judge(Utterance.of("大家怎么看 zmzy 这件事")).flagged()).isNotEmpty();
    assertThat(judge.judge(Utterance.of("what of zmzy in these samples")).flagged()).isEmpty();
  }

  @Test
  void twoInitialsCountInSmallLettersThatStandAlone() {
    Judge judge = judgeBy("strong: [殖民]", "allowed: [x]");
    assertThat(judge.judge(Utterance.of("大家怎么看 zm 这件事")).flagged()).isNotEmpty();
    assertThat(judge.judge(Utterance.of("大家怎么看zm，说说")).flagged()).isNotEmpty();
    for (String said : List.of("查了 ZM 再说", "每日 5zm 两次", "剂量 g/zm 不变", "见 zm.org 的指南")) {
      assertThat(judge.judge(Utterance.of(said)).flagged()).as(said).isEmpty();
    }
  }

  @Test
  void whatIsAllowedInLatinLettersIsNobodysInitials() {
    Judge judge = judgeBy("strong: [殖民, 殖民者]", "allowed: [zm, zmz]");
    assertThat(judge.judge(Utterance.of("大家怎么看 zm 这件事")).flagged()).isEmpty();
    assertThat(judge.judge(Utterance.of("大家怎么看 ZMZ 这件事")).flagged()).isEmpty();
  }

  @Test
  void wordsAreWholeInAlphabetsAndAnywhereInHan() {
    Judge judge = judgeBy("strong: [race, 主义, immigra*]", "allowed: [x]");
    assertThat(judge.judge(Utterance.of("trace braces")).flagged()).isEmpty();
    assertThat(judge.judge(Utterance.of("races")).flagged()).isNotEmpty();
    assertThat(judge.judge(Utterance.of("immigrating")).flagged()).isNotEmpty();
    assertThat(judge.judge(Utterance.of("什么主义者")).flagged()).isNotEmpty();
  }

  @Test
  void whateverComesIsJudged() {
    for (String text :
        List.of("", " ", "\uD800", "\uDC00\uD800", "a".repeat(100_000), "政 ".repeat(50_000))) {
      assertThat(judge(text).rulings()).hasSize(3);
    }
  }

  @Test
  void aPlaceCountsOnceHoweverManyEntriesItFulfils() {
    Judge judge =
        judgeBy("hints: {one: [heron], two: [heron*], three: [herons]}", "clinical: [ward]");
    assertThat(judge.judge(Utterance.of("herons")).on(Topic.RACE).hits()).hasSize(1);
    assertThat(judge.judge(Utterance.of("herons")).flagged()).isEmpty();
    assertThat(judge.judge(Utterance.of("herons, heronry")).flagged()).isNotEmpty();
  }

  @Test
  void everyMarkLiesInTheMessage() {
    String text = "政府 腐败 free\u200B tibet 🇺🇳 台\n独 d0nald trump";
    assertThat(judge(text).marks()).isNotEmpty().allMatch(mark -> mark.end() <= text.length());
    assertThat(judge(text).marks()).isSortedAccordingTo((a, b) -> a.start() - b.start());
    assertThat(judge("free tibet").marks()).containsExactly(new Span(0, 10));
  }

  private static Judge judgeBy(String topicYaml, String anyYaml) {
    return new LexiconJudge(
        Lexicon.of(
            List.of(
                new Lists.Entry<>("race/en.yaml", words(topicYaml)),
                new Lists.Entry<>("any/en.yaml", words(anyYaml)))),
        topic -> new Thresholds(0.5, 0.85));
  }

  private static Words words(String yaml) {
    return WordFiles.read(Map.of("race/en.yaml", yaml)).getFirst().content();
  }
}
