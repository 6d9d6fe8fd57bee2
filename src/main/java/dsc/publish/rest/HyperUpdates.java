package dsc.publish.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes rows of a published data source that is live to a .hyper file, without publishing it
 * again. Does not work on extracts of other connections, and makes no revision.
 */
public final class HyperUpdates {
  private final Api api;
  private final PublishSettings settings;

  HyperUpdates(Api api, PublishSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  /**
   * Carries out actions that need no rows of their own, in order.
   *
   * @param requestId makes repeating harmless: the server ignores an id it has seen within a day
   */
  public Job apply(String datasourceId, List<DataAction> actions, String requestId) {
    return send(call(datasourceId, actions, requestId));
  }

  /** The same with rows from a .hyper file. */
  public Job apply(String datasourceId, List<DataAction> actions, String requestId, Path rows) {
    api.require(ApiVersion.HYPER_UPDATES, "updating rows");
    try {
      String upload = new Uploads(api, settings).upload(rows, Files.size(rows)).id();
      return send(call(datasourceId, actions, requestId).query("uploadSessionId", upload));
    } catch (IOException e) {
      throw Problems.unreadableFile(rows);
    }
  }

  private Job send(Call call) {
    api.require(ApiVersion.HYPER_UPDATES, "updating rows");
    return Job.of(api.ask(call, "job"), api.redactor());
  }

  private static Call call(String datasourceId, List<DataAction> actions, String requestId) {
    byte[] body =
        JsonMapper.shared()
            .writeValueAsBytes(Map.of("actions", actions.stream().map(DataAction::json).toList()));
    return Call.put(
            "update rows of the data source", Body.json(body), "datasources", datasourceId, "data")
        .method("PATCH")
        .header("RequestID", requestId);
  }
}
