package dsc.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Geographic roles: the words of specs and what a TDS writes, from {@code geography.yaml}. */
public final class GeoRoles {
  private final SortedMap<String, String> byWord;

  private GeoRoles(SortedMap<String, String> byWord) {
    this.byWord = byWord;
  }

  /** Read at the first use and never changed. */
  private static final class Standard {
    static final GeoRoles ROLES = new GeoRoles(DataFile.read("geography.yaml").texts());
  }

  /** The roles. */
  public static GeoRoles load() {
    return Standard.ROLES;
  }

  /**
   * The {@code semantic-role} of a word, for example {@code [State].[Name]} for {@code state}. A
   * role written as a TDS writes it stands for itself, so that imported data sources lose none.
   */
  public Optional<String> semanticRole(String word) {
    return word.matches("\\[[^\\[\\]]+\\]\\.\\[[^\\[\\]]+\\]")
        ? Optional.of(word)
        : Optional.ofNullable(byWord.get(word));
  }

  /** The word for a semantic role. */
  public Optional<String> word(String semanticRole) {
    return byWord.entrySet().stream()
        .filter(entry -> entry.getValue().equals(semanticRole))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Every word, in order. */
  public SortedMap<String, String> byWord() {
    return byWord;
  }
}
