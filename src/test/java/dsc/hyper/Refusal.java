package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** What a failed action told the user. */
record Refusal(Code code, String message, List<String> help) {

  /** Runs the action, which must fail with a {@link DscException}. */
  static Refusal of(Executable action) {
    DscException failure = assertThrows(DscException.class, action);
    return new Refusal(failure.code(), String.valueOf(failure.getMessage()), failure.help());
  }
}
