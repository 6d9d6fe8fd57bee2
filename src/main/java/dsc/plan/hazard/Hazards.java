package dsc.plan.hazard;

import dsc.model.Datasource;
import dsc.plan.diff.Change;
import java.util.List;

/** All rules over all changes. */
public final class Hazards {
  private static final List<Rule> RULES =
      List.of(
          new FieldRemoved(),
          new FieldRenamed(),
          new FieldTyped(),
          new FieldHidden(),
          new FieldMeaning(),
          new ParameterChanged(),
          new FilterRemoved(),
          new FilterChanged(),
          new FilterBasis(),
          new UserFilterChanged(),
          new ConnectionChanged(),
          new ExtractSwitched(),
          new TableChanged(),
          new JoinChanged(),
          new HierarchyChanged(),
          new SettingsChanged(),
          new UnknownPart());

  private Hazards() {}

  /** The hazards of going from one data source to the other, in the order of the changes. */
  public static List<Hazard> of(Datasource from, Datasource to, List<Change> changes) {
    Scene scene = new Scene(from, to);
    return changes.stream()
        .flatMap(change -> RULES.stream().flatMap(rule -> rule.judge(change, scene)))
        .toList();
  }
}
