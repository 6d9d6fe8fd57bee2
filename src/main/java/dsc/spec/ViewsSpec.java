package dsc.spec;

import java.util.List;
import java.util.Optional;

/** Defaults of views that belong to no field alone: {@code measure_names} and {@code encodings}. */
public record ViewsSpec(Optional<MeasureNames> measureNames, List<Of> encodings) {
  public ViewsSpec {
    encodings = List.copyOf(encodings);
  }

  /** Tableau's own field, whose members are the measures of a view. */
  public record MeasureNames(
      List<FieldAttributes.AliasSpec> aliases,
      Optional<SortSpec> sort,
      List<EncodingSpec> encodings) {
    public MeasureNames {
      aliases = List.copyOf(aliases);
      encodings = List.copyOf(encodings);
    }
  }

  /** What a field is shown as when it is used in one way, or several fields together. */
  public record Of(List<InstanceSpec> fields, List<EncodingSpec> encodings) {
    public Of {
      fields = List.copyOf(fields);
      encodings = List.copyOf(encodings);
    }
  }
}
