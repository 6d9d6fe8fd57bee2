package dsc.query;

import dsc.catalog.Overload;
import dsc.catalog.SqlTemplates;
import java.util.Optional;

/** Which functions the engine offers. */
public enum SqlDialect {
  /** With the TABLEAU schema, whose functions are the ones Tableau itself uses. */
  TABLEAU,
  /** Without it; a few functions and the ICU syntax of regular expressions are missing. */
  PLAIN;

  Optional<SqlTemplates> templates(Overload overload) {
    return switch (this) {
      case TABLEAU -> overload.sql();
      case PLAIN -> overload.plain();
    };
  }
}
