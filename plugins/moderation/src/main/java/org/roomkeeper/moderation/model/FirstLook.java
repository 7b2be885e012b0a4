package org.roomkeeper.moderation.model;

/**
 * A look that costs microseconds and tells what is plainly clean, so that most clinical talk need
 * not be understood by the sentence models.
 *
 * @param head over the places of {@link Grams}
 * @param border the log-odds below which a message is plainly clean, unless a word list says
 *     something about it
 */
record FirstLook(Head head, float border) {
  boolean plainlyClean(String plain) {
    return logOdds(Grams.of(plain)) < border;
  }

  double logOdds(int[] places) {
    double sum = 0;
    for (int place : places) {
      sum += head.weights()[place];
    }
    return head.bias() + sum * Rows.Sparse.size(places);
  }
}
