package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Parameter;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A parameter has another value to start with, another type, or allows other values. */
final class ParameterChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Parameter.class)
        .filter(
            s ->
                !s.before().value().equals(s.after().value())
                    || !s.before().domain().equals(s.after().domain())
                    || s.before().properties().dataType() != s.after().properties().dataType())
        .map(
            s ->
                scene.hazard(
                    Code.PARAMETER_CHANGED,
                    ChangeClass.BEHAVIOUR,
                    s.after().id(),
                    "What depends on this parameter starts with other values."))
        .stream();
  }
}
