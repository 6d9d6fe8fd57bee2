package dsc.gen;

import dsc.tds.Xsd;
import java.nio.file.Files;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/**
 * Skips a property when Tableau's published schema is not there; a failed assumption in each try
 * would count as a failure of the property.
 */
public final class SchemaNeeded implements SkipExecutionHook {
  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    return Files.exists(Xsd.wrapper())
        ? SkipResult.doNotSkip()
        : SkipResult.skip("skipped: " + Xsd.wrapper() + " is not there");
  }
}
