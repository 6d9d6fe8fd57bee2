package dsc.tds;

import dsc.model.SqlExpression;
import java.util.List;

/** Conditions of joins and relationships: nested {@code <expression op=…>}. */
final class Expressions {
  private Expressions() {}

  static XmlElement write(SqlExpression expression) {
    return XmlElement.builder("expression")
        .attribute("op", expression.op())
        .children(expression.operands().stream().map(Expressions::write).toList())
        .build();
  }

  static SqlExpression read(XmlElement element) {
    List<SqlExpression> operands =
        element.children("expression").stream().map(Expressions::read).toList();
    return new SqlExpression(element.value("op"), operands);
  }
}
