package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Settings;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** Weeks, fiscal years or geocoding start from other defaults. */
final class SettingsChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Settings.class)
        .filter(
            s ->
                !s.before().dateOptions().equals(s.after().dateOptions())
                    || !s.before().semanticValues().equals(s.after().semanticValues()))
        .map(
            s ->
                scene.hazard(
                    Code.SETTINGS_CHANGED,
                    ChangeClass.BEHAVIOUR,
                    Settings.ID,
                    "Views that follow these defaults group dates or place maps differently."))
        .stream();
  }
}
