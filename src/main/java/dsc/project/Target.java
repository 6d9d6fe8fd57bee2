package dsc.project;

import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.nio.file.Path;
import java.util.List;
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
   * A Tableau server: the site of data sources that name none (without a name it is the default
   * site), and the other sites that have a server or a sign-in of their own.
   */
  record Server(
      Located<String> name,
      ServerSite home,
      List<ServerSite> sites,
      Optional<ValueExpr> project,
      ServerOptions options)
      implements Target {
    public Server {
      sites = List.copyOf(sites);
    }
  }
}
