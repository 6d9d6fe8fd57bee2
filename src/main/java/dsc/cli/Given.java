package dsc.cli;

import picocli.CommandLine.Model.ArgSpec;

/** What was given for an argument, or else its default. */
record Given<T>(ArgSpec argument) {
  T value() {
    return argument.getValue();
  }

  void set(T value) {
    T ignored = argument.setValue(value);
  }
}
