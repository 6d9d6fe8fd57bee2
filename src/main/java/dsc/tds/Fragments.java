package dsc.tds;

import dsc.diag.DscException;
import java.util.Optional;

/** Pieces of TDS text that stand outside a document. */
public final class Fragments {
  private Fragments() {}

  /** Why a text is not exactly one XML element, without document type and entities of its own. */
  public static Optional<String> problem(String xml) {
    try {
      OpaqueParts.parse(xml);
      return Optional.empty();
    } catch (DscException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }
}
