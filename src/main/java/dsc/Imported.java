package dsc;

import dsc.parts.KeptPart;
import java.util.List;
import java.util.Optional;

/**
 * A data source as a spec.
 *
 * @param id what the spec calls it
 * @param spec the text of the spec
 * @param parts the text of the parts file that the spec names, if it needs one
 * @param kept what the parts file holds
 * @param total how many parts the data source has
 */
public record Imported(
    String id, String spec, Optional<String> parts, List<KeptPart> kept, int total) {
  public Imported {
    kept = List.copyOf(kept);
  }
}
