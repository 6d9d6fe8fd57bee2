package dsc.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code dsc} itself: lists the commands. Described by calls and not by annotations, which take
 * longer to read and stand at the start of every command.
 */
final class DscCommand implements Callable<Integer> {
  /** The commands in the order the help lists them. */
  private static final SequencedMap<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  private static final List<String> VERSION = List.of("-V", "--version");

  static {
    COMMANDS.put("init", InitCommand.class);
    COMMANDS.put("introspect", IntrospectCommand.class);
    COMMANDS.put("validate", ValidateCommand.class);
    COMMANDS.put("compile", CompileCommand.class);
    COMMANDS.put("plan", PlanCommand.class);
    COMMANDS.put("apply", ApplyCommand.class);
    COMMANDS.put("drift", DriftCommand.class);
    COMMANDS.put("rollback", RollbackCommand.class);
    COMMANDS.put("diff", DiffCommand.class);
    COMMANDS.put("import", ImportCommand.class);
    COMMANDS.put("graph", GraphCommand.class);
    COMMANDS.put("eval", EvalCommand.class);
    COMMANDS.put("test", TestCommand.class);
    COMMANDS.put("fmt", FmtCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
    COMMANDS.put("schema", SchemaCommand.class);
    COMMANDS.put("engine", EngineCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
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
    CommandLine line = new CommandLine(new DscCommand(console, environment).described());
    addCommands(line, arguments);
    line.setOut(console.out());
    line.setErr(console.err());
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.ansi() == dsc.diag.Ansi.ON
                ? CommandLine.Help.Ansi.ON
                : CommandLine.Help.Ansi.OFF));
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
   * Adds the command that is asked for, and all of them when help is: reading the annotations of
   * every command takes longer than checking a spec.
   */
  private static void addCommands(CommandLine line, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    COMMANDS.forEach(
        (name, command) -> {
          if (first.equals(name) || !(COMMANDS.containsKey(first) || VERSION.contains(first))) {
            line.addSubcommand(name, command);
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
