package dsc.tds;

import dsc.model.ElementId;
import dsc.model.Filter;
import dsc.model.Literals;
import java.util.Locale;

/** Writes {@code <filter>}; a data source filter carries a filter group, an extract filter none. */
final class FilterXml {
  private FilterXml() {}

  static XmlElement write(Filter filter) {
    XmlElement.Builder builder =
        XmlElement.builder("filter").attribute("column", ModelIndex.reference(filter.field()));
    if (filter.id().kind() == ElementId.Kind.FILTER) {
      builder.attribute("filter-group", "2");
    }
    return switch (filter) {
      case Filter.Categorical f ->
          builder
              .attribute("class", "categorical")
              .child(GroupFilterXml.write(f.members(), f.field()))
              .build();
      case Filter.ForUser f -> builder.attribute("class", "categorical").build();
      case Filter.Range f -> {
        f.min().ifPresent(v -> builder.child(XmlElement.withText("min", Literals.data(v))));
        f.max().ifPresent(v -> builder.child(XmlElement.withText("max", Literals.data(v))));
        yield builder
            .attribute("class", "quantitative")
            .attribute("included-values", included(f.included()))
            .build();
      }
      case Filter.RelativeDate f ->
          builder
              .attribute("class", "relative-date")
              .attribute("first-period", Integer.toString(f.first()))
              .attribute("include-future", Boolean.toString(f.includeFuture()))
              .attribute("include-null", Boolean.toString(f.includeNull()))
              .attribute("last-period", Integer.toString(f.last()))
              .attribute("period-anchor", f.anchor())
              .attribute("period-type-v2", f.period())
              .build();
    };
  }

  static String included(Filter.Included included) {
    return included.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
