package io.roguedns.detection.source.columnar;

import java.util.function.Predicate;

/**
 * Asks a question about each text once, as far as a bounded memory goes: a text takes the place of
 * another that falls on the same slot.
 */
public final class Verdicts {
  private static final int SLOTS = 1 << 13;

  private final Predicate<String> question;
  private final String[] texts = new String[SLOTS];
  private final boolean[] answers = new boolean[SLOTS];

  public Verdicts(Predicate<String> question) {
    this.question = question;
  }

  public boolean of(String text) {
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 16) & SLOTS - 1;
    if (!text.equals(texts[slot])) {
      answers[slot] = question.test(text);
      texts[slot] = text;
    }
    return answers[slot];
  }
}
