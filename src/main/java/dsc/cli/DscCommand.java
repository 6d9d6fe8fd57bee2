package dsc.cli;

import dsc.diag.Ansi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code dsc} itself: lists the commands. */
final class DscCommand implements Callable<Integer> {
  /** The commands in the order the help lists them. */
  private static final SequencedMap<String, Function<DscCommand, Subcommand>> COMMANDS =
      new LinkedHashMap<>();

  private static final List<String> VERSION = List.of("-V", "--version");

  static {
    COMMANDS.put("init", InitCommand::new);
    COMMANDS.put("introspect", IntrospectCommand::new);
    COMMANDS.put("validate", ValidateCommand::new);
    COMMANDS.put("compile", CompileCommand::new);
    COMMANDS.put("plan", PlanCommand::new);
    COMMANDS.put("apply", ApplyCommand::new);
    COMMANDS.put("drift", DriftCommand::new);
    COMMANDS.put("rollback", RollbackCommand::new);
    COMMANDS.put("diff", DiffCommand::new);
    COMMANDS.put("import", ImportCommand::new);
    COMMANDS.put("graph", GraphCommand::new);
    COMMANDS.put("eval", EvalCommand::new);
    COMMANDS.put("test", TestCommand::new);
    COMMANDS.put("fmt", FmtCommand::new);
    COMMANDS.put("explain", ExplainCommand::new);
    COMMANDS.put("schema", SchemaCommand::new);
    COMMANDS.put("engine", EngineCommand::new);
    COMMANDS.put("doctor", DoctorCommand::new);
  }

  private final Console console;
  private final Map<String, String> environment;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  DscCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  Console console() {
    return console;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return ExitCode.USAGE.number();
  }

  private CommandSpec described() {
    spec.name("dsc")
        .versionProvider(new VersionProvider())
        .addOption(help())
        .addOption(
            OptionSpec.builder(VERSION.toArray(String[]::new))
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
    spec.usageMessage()
        .description("Tableau data sources as code: check, compile, plan and publish them.")
        .synopsisSubcommandLabel("COMMAND")
        .footer(
            "",
            "Start here:",
            "  dsc validate examples/flights        check a spec",
            "  dsc plan examples/flights            see what would change",
            "  dsc apply examples/flights           publish it",
            "",
            "Exit codes: 0 done, 1 errors in your input, 2 changes pending, 3 the world",
            "failed, 4 refused, 64 wrong usage, 70 a bug in dsc.");
    return spec;
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Show this help message and exit.")
        .build();
  }

  /** Runs one command line and returns its exit code. Never throws. */
  static int run(Console console, Map<String, String> environment, String... arguments) {
    DscCommand dsc = new DscCommand(console, environment);
    CommandLine line = new CommandLine(dsc.described());
    dsc.addCommands(line, arguments);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.ansi() == Ansi.ON ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    line.setUsageHelpWidth(100);
    line.setExecutionExceptionHandler(new Failures(console));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.number());
    prepareCommands(line);
    int code = line.execute(arguments);
    console.out().flush();
    console.err().flush();
    return code;
  }

  /**
   * Adds the command that is asked for, and all of them when help is, so that no more is loaded
   * than is used.
   */
  private void addCommands(CommandLine line, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    COMMANDS.forEach(
        (name, command) -> {
          if (first.equals(name) || !(COMMANDS.containsKey(first) || VERSION.contains(first))) {
            line.addSubcommand(name, command.apply(this).complete());
          }
        });
  }

  /** Gives every command what picocli gives only the first: help, and the exit code for misuse. */
  private static void prepareCommands(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.number());
      command.getCommandSpec().addOption(help());
      prepareCommands(command);
    }
  }
}
