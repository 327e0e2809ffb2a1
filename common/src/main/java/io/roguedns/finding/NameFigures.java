package io.roguedns.finding;

import java.util.List;

/**
 * What made a finding of the signal {@code tunnel-by-name}: figures of the names that a device
 * asked under one domain, or of one resolver, within a window.
 *
 * @param domain the registered domain; {@code ""} for names that lie in none, and for a tunnel that
 *     spreads over many
 * @param basis the reason for the finding
 * @param windowMinutes the width of the window that the finding's timestamp is the start of
 * @param distinctNames how many different names were asked; past {@code
 *     tunnelbyname.NameSample#MOST} an estimate
 * @param information how many bytes the distinct names carry at least, by the shortest way to write
 *     them down that is known here
 * @param meanLength how many characters the names have beneath the domain, on average
 * @param unusualQueries queries for types that ordinary clients don't ask for
 * @param dataQueries those of them that no look-up service answers: all types but TXT
 * @param answerLength how many characters the answers carried back
 * @param polls the minutes in which something was asked, for {@link Basis#POLLING}; else 0
 * @param interval the seconds between two of them as a rule, for {@link Basis#POLLING}; else 0
 * @param sample some of the names
 * @param ordinaryEntry the allowlist's entry by which the domain is known to be asked for many
 *     names, or null
 * @param ownDomain whether the device itself is named under the domain
 */
public record NameFigures(
    String domain,
    Basis basis,
    long windowMinutes,
    long distinctNames,
    long information,
    long meanLength,
    long unusualQueries,
    long dataQueries,
    long answerLength,
    long polls,
    long interval,
    List<String> sample,
    String ordinaryEntry,
    boolean ownDomain) {
  /** The same, with other texts. */
  NameFigures withTexts(String otherDomain, List<String> otherSample, String otherOrdinaryEntry) {
    return new NameFigures(
        otherDomain,
        basis,
        windowMinutes,
        distinctNames,
        information,
        meanLength,
        unusualQueries,
        dataQueries,
        answerLength,
        polls,
        interval,
        otherSample,
        otherOrdinaryEntry,
        ownDomain);
  }

  /** The reason for the finding. */
  public enum Basis {
    /** Distinct names under one domain carry more than ordinary ones do. */
    INFORMATION("information"),
    /** … or names under many domains, none of which carries much. */
    SPREAD("spread"),
    /** Names under one domain are queried at steady intervals for hours. */
    POLLING("polling");

    private final String label;

    Basis(String label) {
      this.label = label;
    }

    /** The name in output. */
    public String label() {
      return label;
    }
  }
}
