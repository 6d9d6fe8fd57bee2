package dsc.raise;

import dsc.formula.FormulaFormatter;
import dsc.formula.FormulaPrinter;
import dsc.formula.FormulaRewriter;
import dsc.formula.ReferenceText;
import dsc.model.Datasource;
import dsc.model.Field;
import dsc.model.Parameter;
import dsc.model.TableObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names that a spec uses for fields and parameters: what a Tableau user sees. Where two fields
 * are called the same, the second gets its internal name in parentheses, or goes by its internal
 * name when it is hidden.
 */
final class SpecNames {
  private final Map<String, String> fields = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, String> formulas = new HashMap<>();
  private final Map<String, String> tables = new HashMap<>();

  private SpecNames() {}

  static SpecNames of(Datasource datasource) {
    SpecNames names = new SpecNames();
    Set<String> taken = new HashSet<>();
    datasource
        .all(Field.class)
        .filter(field -> !isHidden(field) && !(field instanceof Field.TableCount))
        .forEach(field -> names.add(field, field.shownName(), taken));
    datasource
        .all(Field.class)
        .filter(SpecNames::isHidden)
        .forEach(
            field -> {
              boolean clash = taken.contains(field.shownName().toLowerCase(Locale.ROOT));
              names.add(field, clash ? field.id().name() : field.shownName(), taken);
            });
    Set<String> takenByParameters = new HashSet<>();
    datasource
        .all(Parameter.class)
        .forEach(
            p ->
                names.parameters.put(
                    p.id().name(),
                    free(
                        p.properties().caption().orElse(p.id().name()),
                        p.id().name(),
                        takenByParameters)));
    Map<String, Long> captions =
        datasource
            .all(TableObject.class)
            .collect(Collectors.groupingBy(TableObject::caption, Collectors.counting()));
    datasource
        .all(TableObject.class)
        .filter(table -> captions.getOrDefault(table.caption(), 0L) == 1)
        .filter(table -> !names.isTaken(table.caption()))
        .forEach(table -> names.tables.put(table.id().name(), table.caption()));
    return names;
  }

  /** Whether a field or parameter goes by this name in formulas. */
  private boolean isTaken(String name) {
    return fields.containsKey(name)
        || fields.containsValue(name)
        || parameters.containsKey(name)
        || parameters.containsValue(name);
  }

  private void add(Field field, String shown, Set<String> taken) {
    String internal = field.id().name();
    fields.put(internal, free(shown, internal, taken));
  }

  /** A hidden column may be called like another field; formulas name it as Tableau does inside. */
  private static boolean isHidden(Field field) {
    return field instanceof Field.Column && field.properties().hidden();
  }

  private static String free(String shown, String internal, Set<String> taken) {
    String base = shown.isBlank() ? internal : shown;
    String name = base;
    for (int n = 1; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
      name = base + " (" + internal + (n == 1 ? ")" : " " + n + ")");
    }
    return name;
  }

  /** The name of a field by internal name; empty when there is no such field. */
  Optional<String> field(String internal) {
    return Optional.ofNullable(fields.get(internal));
  }

  /** The name of a parameter by internal name. */
  Optional<String> parameter(String internal) {
    return Optional.ofNullable(parameters.get(internal));
  }

  /** A formula as a spec has it: with shown names, laid out. */
  String formula(String internal) {
    return formulas.computeIfAbsent(internal, this::laidOut);
  }

  private String laidOut(String internal) {
    String text = internal.replace("\r\n", "\n").replace('\r', '\n').strip();
    return FormulaFormatter.format(FormulaRewriter.renameReferences(text, this::spelt)).strip();
  }

  private String spelt(ReferenceText reference) {
    if (reference.isParameter()) {
      return parameter(reference.name())
          .map(
              name ->
                  FormulaPrinter.bracketed(FormulaPrinter.PARAMETERS)
                      + "."
                      + FormulaPrinter.bracketed(name))
          .orElse(reference.text());
    }
    if (reference.qualifier().equals(Optional.of(FormulaPrinter.TABLES))) {
      return Optional.ofNullable(tables.get(reference.name()))
          .map(FormulaPrinter::bracketed)
          .orElse(reference.text());
    }
    return reference.qualifier().isPresent()
        ? reference.text()
        : field(reference.name()).map(FormulaPrinter::bracketed).orElse(reference.text());
  }
}
