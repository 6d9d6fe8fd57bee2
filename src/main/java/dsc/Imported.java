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
 * @param views the elements left out because they only say how somebody looked at it
 */
public record Imported(
    String id,
    String spec,
    Optional<String> parts,
    List<KeptPart> kept,
    int total,
    List<String> views) {
  public Imported {
    kept = List.copyOf(kept);
    views = List.copyOf(views);
  }
}
