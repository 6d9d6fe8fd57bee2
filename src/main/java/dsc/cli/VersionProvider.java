package dsc.cli;

import dsc.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code dsc --version} prints. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"dsc " + Version.text()};
  }
}
