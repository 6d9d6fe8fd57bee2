package dsc.diag;

/** Whether text for people is coloured, as a value. */
public enum Ansi {
  ON,
  OFF;

  /** Ways to set text apart, as SGR parameters of ECMA-48. */
  public enum Style {
    BOLD("1"),
    RED("1;31"),
    GREEN("32"),
    YELLOW("1;33"),
    BLUE("34"),
    CYAN("1;36"),
    DIM("2");

    private final String parameters;

    Style(String parameters) {
      this.parameters = parameters;
    }
  }

  /** The text in this style, or as it is when colours are off. */
  public String paint(Style style, String text) {
    return this == OFF || text.isEmpty()
        ? text
        : "\u001b[" + style.parameters + "m" + text + "\u001b[0m";
  }
}
