package org.roomkeeper.app.bench;

import java.util.Locale;

/** What can be measured. */
enum Part {
  A("callbacks acknowledged durably", new CallbackBench()),
  B("from record to kept answer", new AnswerBench()),
  C("from the archive's page to WeCom's acceptance", new LatencyBench()),
  D("joins through overflow", new JoinBench()),
  E("start and memory", new StartBench()),
  F("the ledger's size", new SizeBench());

  private final String title;
  private final Measurement measurement;

  Part(String title, Measurement measurement) {
    this.title = title;
    this.measurement = measurement;
  }

  /** What it is about, in English. */
  String title() {
    return title;
  }

  /** Its letter on the command line. */
  String letter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Measures its figures. */
  Measurement measurement() {
    return measurement;
  }
}
