package dsc.project;

import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.nio.file.Path;
import java.util.Optional;

/** Where data sources are published. */
public sealed interface Target {
  Located<String> name();

  /** The project of data sources that name none. */
  Optional<ValueExpr> project();

  /** A folder. */
  record Directory(Located<String> name, Path path, Optional<ValueExpr> project)
      implements Target {}

  /**
   * A Tableau server; without a site it is the default site. The token is always a reference to the
   * environment.
   */
  record Server(
      Located<String> name,
      ValueExpr url,
      Optional<ValueExpr> site,
      ValueExpr tokenName,
      ValueExpr token,
      Optional<ValueExpr> project)
      implements Target {}
}
