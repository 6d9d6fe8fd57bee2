package dsc.formula;

/**
 * How the printer spells references: as they are in the tree, or, say, captions turned into the
 * internal names that files hold. The results go into the formula as they are, so they must be in
 * brackets; {@link FormulaPrinter#bracketed} makes them so.
 */
public interface FieldNames {
  /** The names that are in the tree. */
  FieldNames AS_WRITTEN =
      new FieldNames() {
        @Override
        public String field(Expr.FieldRef reference) {
          String name = FormulaPrinter.bracketed(reference.name());
          return reference
              .qualifier()
              .map(qualifier -> FormulaPrinter.bracketed(qualifier) + "." + name)
              .orElse(name);
        }

        @Override
        public String parameter(Expr.ParameterRef reference) {
          return FormulaPrinter.bracketed(FormulaPrinter.PARAMETERS)
              + "."
              + FormulaPrinter.bracketed(reference.name());
        }
      };

  /** The text for a field, for example {@code [Sales]} or {@code [orders].[Sales]}. */
  String field(Expr.FieldRef reference);

  /** The text for a parameter, for example {@code [Parameters].[Parameter 1]}. */
  String parameter(Expr.ParameterRef reference);
}
