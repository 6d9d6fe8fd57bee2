package dsc.standin;

import java.util.List;
import java.util.Optional;

/** One sheet of a workbook, the dashboard it is on, and the fields it uses. */
public record Usage(
    String datasourceId,
    String workbookId,
    String workbook,
    String project,
    String owner,
    String sheet,
    String dashboard,
    List<String> fields,
    Optional<String> calculation) {}
