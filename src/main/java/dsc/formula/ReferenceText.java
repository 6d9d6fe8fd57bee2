package dsc.formula;

import java.util.Optional;

/**
 * A reference as it stands in a formula's text.
 *
 * @param text the author's spelling, for example {@code [orders].[Sales]} or {@code Sales}
 * @param qualifier the part in front, if there are two
 * @param name the name without brackets
 */
public record ReferenceText(String text, Optional<String> qualifier, String name) {

  /** Whether it is a parameter, {@code [Parameters].[name]}. */
  public boolean isParameter() {
    return qualifier.equals(Optional.of(FormulaPrinter.PARAMETERS));
  }
}
