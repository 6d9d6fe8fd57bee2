package dsc.catalog;

import java.util.Optional;

/**
 * One argument of an overload.
 *
 * @param range the lowest and highest value a written number may have
 */
public record Parameter(
    String name, ParameterType type, Presence presence, Form form, Optional<Range> range) {

  /** How often the argument is given. */
  public enum Presence {
    REQUIRED,
    OPTIONAL,
    /** Any number of times; always the last. */
    REPEATED
  }

  /** What may be written for the argument. */
  public enum Form {
    EXPRESSION,
    /** A literal or a parameter, because Tableau needs the value before it asks for data. */
    CONSTANT,
    /** A literal. */
    LITERAL
  }

  /** Bounds of a number, both included. */
  public record Range(int lowest, int highest) {}

  /**
   * Reads the data file's notation, {@code [optional|repeated] type [constant|literal]
   * [lowest..highest]}.
   */
  static Parameter parse(String name, String notation) {
    Presence presence = Presence.REQUIRED;
    Form form = Form.EXPRESSION;
    Optional<Range> range = Optional.empty();
    ParameterType type = ParameterType.ANY;
    for (String word : notation.split(" ", -1)) {
      switch (word) {
        case "optional" -> presence = Presence.OPTIONAL;
        case "repeated" -> presence = Presence.REPEATED;
        case "constant" -> form = Form.CONSTANT;
        case "literal" -> form = Form.LITERAL;
        default -> {
          int dots = word.indexOf("..");
          if (dots < 0) {
            type = ParameterType.of(word);
          } else {
            range =
                Optional.of(
                    new Range(
                        Integer.parseInt(word.substring(0, dots)),
                        Integer.parseInt(word.substring(dots + 2))));
          }
        }
      }
    }
    if (type.isWord()) {
      form = Form.CONSTANT;
    }
    return new Parameter(name, type, presence, form, range);
  }

  /** As signatures show it: {@code name: type}, optional ones in brackets. */
  String signature() {
    String text = name + ": " + type.text();
    return switch (presence) {
      case REQUIRED -> text;
      case OPTIONAL -> "[" + text + "]";
      case REPEATED -> text + ", …";
    };
  }
}
