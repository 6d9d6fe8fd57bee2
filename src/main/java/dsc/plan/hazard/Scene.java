package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.plan.diff.Address;
import dsc.plan.diff.Dependents;
import dsc.plan.diff.Names;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** What a rule may look at besides the change: both data sources, and who uses what in each. */
final class Scene {
  private final Names names;
  private final Dependents before;
  private final Dependents after;

  Scene(Datasource from, Datasource to) {
    this.names = Names.of(from, to);
    this.before = Dependents.of(from);
    this.after = Dependents.of(to);
  }

  /** Everything that uses the element, after the change, over any number of steps. */
  SortedSet<ElementId> users(ElementId id) {
    return after.all(id);
  }

  /** A hazard of a changed field or parameter: all who use it are listed. */
  Hazard hazard(Code code, ChangeClass changeClass, ElementId id, String reason) {
    return of(code, changeClass, id, reason, after.all(id));
  }

  /** A hazard of something removed: all who used it are listed. */
  Hazard removal(Code code, ChangeClass changeClass, ElementId id, String reason) {
    return of(code, changeClass, id, reason, before.all(id));
  }

  /** A hazard of something everything rests on, such as a connection: only its next users. */
  Hazard base(Code code, ChangeClass changeClass, ElementId id, String reason) {
    return of(code, changeClass, id, reason, after.direct(id));
  }

  private Hazard of(
      Code code,
      ChangeClass changeClass,
      ElementId id,
      String reason,
      Collection<ElementId> users) {
    List<Address> dependents = users.stream().map(names::address).toList();
    return new Hazard(code, changeClass, names.address(id), reason, dependents);
  }
}
