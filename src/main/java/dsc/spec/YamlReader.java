package dsc.spec;

import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** Reads one YAML 1.2 document into nodes that know their places. Never throws on any text. */
public final class YamlReader {
  /** The largest file that is read, in code points. */
  public static final int MAX_LENGTH = 20_000_000;

  private YamlReader() {}

  /**
   * The document of a file; empty when it can't be read, which is reported. A file with a repeated
   * key is reported and read on with the first of them.
   */
  public static Optional<YamlNode> read(SourceFile file, Diagnostics diags) {
    if (file.length() > MAX_LENGTH) {
      diags.report(Problems.fileTooLarge(file, MAX_LENGTH));
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file.path())
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    try {
      return new YamlComposer(file, diags)
          .compose(new Parse(settings).parseString(file.text()).iterator());
    } catch (MarkedYamlEngineException syntax) {
      diags.report(YamlSyntax.explain(file, syntax));
    } catch (ReaderException character) {
      diags.report(
          Problems.controlCharacter(file, character.getPosition(), character.getCodePoint()));
    } catch (YamlLimitException limit) {
      diags.report(limit.diagnostic());
    }
    return Optional.empty();
  }
}
