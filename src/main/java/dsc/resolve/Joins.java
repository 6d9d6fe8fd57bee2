package dsc.resolve;

import dsc.diag.Diagnostics;
import dsc.resolve.BoundJoin.Comparison;
import dsc.spec.DatasourceSpec;
import dsc.spec.JoinSpec;
import dsc.spec.Located;
import dsc.spec.RelationshipSpec;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Binds joins and relationships. A table that no join adds begins a logical table; joins add tables
 * to the logical table that their condition reads, and relationships make a tree of logical tables.
 */
final class Joins {
  private final DatasourceSpec spec;
  private final Tables tables;
  private final Diagnostics diags;
  private final Conditions conditions;

  /** The first table of the logical table that each table belongs to. */
  private final Map<String, String> roots = new LinkedHashMap<>();

  private Joins(DatasourceSpec spec, Tables tables, Diagnostics diags) {
    this.spec = spec;
    this.tables = tables;
    this.diags = diags;
    this.conditions = new Conditions(tables, diags);
  }

  /** What was bound. */
  record Bound(
      List<BoundJoin> joins, List<BoundRelationship> relationships, List<BoundFormula> formulas) {}

  static Bound bind(DatasourceSpec spec, Tables tables, Diagnostics diags) {
    return new Joins(spec, tables, diags).bind();
  }

  private Bound bind() {
    Set<String> first = new LinkedHashSet<>(tables.aliases());
    spec.joins().forEach(join -> first.remove(join.table().value()));
    if (first.isEmpty() && !spec.joins().isEmpty()) {
      diags.report(Problems.noRootTable(spec.joins().getFirst()));
    }
    first.forEach(alias -> roots.put(alias, alias));
    List<BoundJoin> joins = joins();
    List<BoundRelationship> relationships = relationships();
    reportLoose(List.copyOf(first), relationships);
    return new Bound(joins, relationships, conditions.formulas());
  }

  private List<BoundJoin> joins() {
    List<BoundJoin> bound = new ArrayList<>();
    for (JoinSpec join : spec.joins()) {
      String alias = join.table().value();
      if (!tables.byAlias().containsKey(alias)) {
        if (spec.tables().stream().noneMatch(t -> t.alias().value().equals(alias))) {
          diags.report(Problems.unknownTable(join.table(), tables.aliases()));
        }
      } else if (roots.containsKey(alias)) {
        diags.report(Problems.tableJoinedTwice(join.table()));
      } else {
        bound.add(join(join));
      }
    }
    return bound;
  }

  private BoundJoin join(JoinSpec join) {
    String added = join.table().value();
    List<Comparison> comparisons = new ArrayList<>();
    Set<String> onto = new LinkedHashSet<>();
    for (Conditions.Written written : conditions.comparisons(join.on())) {
      oriented(written, added)
          .ifPresent(
              comparison -> {
                comparisons.add(comparison);
                comparison.left().tables().forEach(t -> onto.add(roots.getOrDefault(t, t)));
              });
    }
    if (onto.size() > 1) {
      diags.report(Problems.joinOfLogicalTables(join.table(), onto));
    }
    String root =
        onto.stream().findFirst().or(() -> roots.values().stream().findFirst()).orElse(added);
    roots.put(added, root);
    return new BoundJoin(join, root, comparisons);
  }

  /** The tables joined before on the left, the new one on the right. */
  private Optional<Comparison> oriented(Conditions.Written written, String added) {
    Set<String> left = written.left().tables();
    Set<String> right = written.right().tables();
    boolean mirrored = left.contains(added);
    Set<String> before = mirrored ? right : left;
    Set<String> now = mirrored ? left : right;
    for (String table : before) {
      if (!table.equals(added) && !roots.containsKey(table)) {
        diags.report(Problems.tableNotYetJoined(written.expr().span(), table));
        return Optional.empty();
      }
    }
    if (before.contains(added) || !Set.of(added).containsAll(now)) {
      diags.report(Problems.joinWithoutNewTable(written.expr().span(), added));
      return Optional.empty();
    }
    return Optional.of(mirrored ? written.mirrored() : written.asWritten());
  }

  private List<BoundRelationship> relationships() {
    List<BoundRelationship> bound = new ArrayList<>();
    Map<String, String> parts = new LinkedHashMap<>();
    for (RelationshipSpec relationship : spec.relationships()) {
      Optional<String> from = root(relationship.from());
      Optional<String> to = root(relationship.to());
      if (from.isEmpty() || to.isEmpty()) {
        continue;
      }
      String one = part(parts, from.get());
      String other = part(parts, to.get());
      if (one.equals(other)) {
        diags.report(Problems.relationshipCycle(relationship.to(), relationship.from().value()));
      } else {
        parts.put(other, one);
        bound.add(relationship(relationship, from.get(), to.get()));
      }
    }
    return bound;
  }

  private Optional<String> root(Located<String> alias) {
    if (!tables.byAlias().containsKey(alias.value())) {
      diags.report(Problems.unknownTable(alias, tables.aliases()));
      return Optional.empty();
    }
    return Optional.ofNullable(roots.get(alias.value()));
  }

  /** The name of the connected part that a logical table is in so far. */
  private static String part(Map<String, String> parts, String root) {
    String part = root;
    while (parts.containsKey(part)) {
      part = parts.getOrDefault(part, part);
    }
    return part;
  }

  private BoundRelationship relationship(RelationshipSpec relationship, String from, String to) {
    List<Comparison> comparisons = new ArrayList<>();
    for (Conditions.Written written : conditions.comparisons(relationship.on())) {
      Set<String> left = new LinkedHashSet<>();
      written.left().tables().forEach(t -> left.add(roots.getOrDefault(t, t)));
      Set<String> right = new LinkedHashSet<>();
      written.right().tables().forEach(t -> right.add(roots.getOrDefault(t, t)));
      if (left.equals(Set.of(from)) && right.equals(Set.of(to))) {
        comparisons.add(written.asWritten());
      } else if (left.equals(Set.of(to)) && right.equals(Set.of(from))) {
        comparisons.add(written.mirrored());
      } else {
        diags.report(Problems.relationshipSides(written.expr().span(), from, to));
      }
    }
    return new BoundRelationship(relationship, from, to, comparisons);
  }

  /** Reports the logical tables that nothing connects with the first one. */
  private void reportLoose(List<String> first, List<BoundRelationship> relationships) {
    if (first.size() < 2) {
      return;
    }
    Map<String, String> parts = new LinkedHashMap<>();
    for (BoundRelationship relationship : relationships) {
      parts.put(part(parts, relationship.to()), part(parts, relationship.from()));
    }
    String main = part(parts, first.getFirst());
    for (TableSpec table : spec.tables()) {
      String alias = table.alias().value();
      if (first.contains(alias) && !part(parts, alias).equals(main)) {
        diags.report(Problems.tableNotJoined(table.alias(), first.getFirst()));
      }
    }
  }
}
