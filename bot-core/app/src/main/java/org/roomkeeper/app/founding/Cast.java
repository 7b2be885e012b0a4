package org.roomkeeper.app.founding;

import java.util.List;
import java.util.Random;

/** The people of the story: names that never repeat, so that whoever is named is known. */
public final class Cast {
  private static final List<String> FAMILY =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "林", "郭", "何",
          "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹");
  private static final List<String> GIVEN =
      List.of(
          "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "秀英", "霞", "平", "刚",
          "桂英", "文", "建华", "志远", "雨桐", "子涵", "思远", "晓东", "海燕", "国栋", "佳怡", "俊");
  private static final List<String> FIRST =
      List.of(
          "Ada", "Amara", "Andrea", "Anil", "Beatriz", "Carlos", "Chiara", "Daniel", "Elena",
          "Fatima", "Felix", "Giulia", "Hannah", "Ibrahim", "Ines", "James", "Kofi", "Lars",
          "Leila", "Lucas", "Maria", "Mateo", "Nadia", "Noah", "Olga", "Priya", "Rosa", "Samuel",
          "Tomas", "Yara");
  private static final List<String> LAST =
      List.of(
          "Abebe", "Almeida", "Bauer", "Bianchi", "Costa", "Dubois", "Eriksen", "Ferrari", "Garcia",
          "Haddad", "Ivanova", "Jensen", "Khan", "Lopez", "Mensah", "Moreau", "Nowak", "Okafor",
          "Patel", "Quispe", "Rossi", "Santos", "Silva", "Tanaka", "Umar", "Vargas", "Weber",
          "Young", "Zanetti", "Zhou");

  private final Random random;
  private int number;

  /** People whose names a seed decides. */
  public Cast(long seed) {
    this.random = new Random(seed);
  }

  /**
   * The next doctor.
   *
   * @param name as it stands in the rooms; unique
   * @param language the language that they choose on the page
   */
  public record Doctor(String name, String language) {}

  /** Somebody new; three of five read Chinese. */
  public Doctor next() {
    number++;
    if (random.nextInt(5) < 3) {
      return new Doctor(any(FAMILY) + any(GIVEN) + " " + number, "zh");
    }
    return new Doctor("Dr " + any(FIRST) + " " + any(LAST) + " " + number, "en");
  }

  private String any(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }
}
