package dsc.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * SQL with holes: {@code {1}} is the first argument, {@code {name}} a value of the evaluation, and
 * a part in brackets is left out unless all its arguments are given. There is no way to write a
 * bracket or brace that is not a hole.
 */
public record SqlTemplate(List<Piece> pieces) {
  public SqlTemplate {
    pieces = List.copyOf(pieces);
  }

  /** A part of the text. */
  public sealed interface Piece {
    /** SQL as it stands. */
    record Text(String text) implements Piece {}

    /** An argument, from 1. */
    record Argument(int number) implements Piece {}

    /** A value that is not an argument. */
    record Name(String name) implements Piece {}

    /** What stands in brackets. */
    record Option(SqlTemplate content) implements Piece {}
  }

  /** Reads the notation; throws on one that is not closed, which is a mistake in the data file. */
  public static SqlTemplate parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '{' && c != '[') {
        continue;
      }
      int end = text.indexOf(c == '{' ? '}' : ']', i);
      if (end < 0) {
        throw new IllegalArgumentException("not closed: " + text);
      }
      if (i > start) {
        pieces.add(new Piece.Text(text.substring(start, i)));
      }
      String inner = text.substring(i + 1, end);
      pieces.add(c == '{' ? hole(inner) : new Piece.Option(parse(inner)));
      start = end + 1;
      i = end;
    }
    if (start < text.length()) {
      pieces.add(new Piece.Text(text.substring(start)));
    }
    return new SqlTemplate(pieces);
  }

  private static Piece hole(String inner) {
    return Character.isDigit(inner.charAt(0))
        ? new Piece.Argument(Integer.parseInt(inner))
        : new Piece.Name(inner);
  }

  /** The SQL for these arguments; {@code names} gives the other values. */
  public void render(List<String> arguments, UnaryOperator<String> names, StringBuilder out) {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Text text -> out.append(text.text());
        case Piece.Argument argument -> out.append(arguments.get(argument.number() - 1));
        case Piece.Name name -> out.append(names.apply(name.name()));
        case Piece.Option option -> {
          if (option.content().highestArgument() <= arguments.size()) {
            option.content().render(arguments, names, out);
          }
        }
      }
    }
  }

  private int highestArgument() {
    return pieces.stream()
        .mapToInt(piece -> piece instanceof Piece.Argument argument ? argument.number() : 0)
        .max()
        .orElse(0);
  }
}
