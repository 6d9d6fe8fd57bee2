package dsc.plan;

import dsc.diag.DscException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an apply did, as JSON for tools. */
public final class ReportJson {
  private static final int FORMAT_VERSION = 1;

  private ReportJson() {}

  public static String write(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("succeeded", report.succeeded());
    report.stopped().ifPresent(why -> json.put("stopped", why));
    List<Object> steps = new ArrayList<>();
    report.results().forEach(result -> steps.add(step(result)));
    json.put("steps", steps);
    return JsonObject.print(json);
  }

  private static Map<String, Object> step(StepResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", result.step().key().toString());
    json.put("datasource", result.step().key().datasource());
    result.step().key().tenant().ifPresent(tenant -> json.put("tenant", tenant));
    json.put("action", result.step().action().text());
    json.put("status", result.status().text());
    result
        .rows()
        .ifPresent(
            rows -> {
              json.put("rows", rows.all());
              json.put("rowsRead", rows.read());
              json.put("bytes", rows.bytes());
            });
    result.failure().ifPresent(failure -> json.put("failure", failure(failure)));
    return json;
  }

  /** Why something was not done. */
  public static Map<String, Object> failure(DscException failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", failure.code().id());
    json.put("message", String.valueOf(failure.getMessage()));
    json.put("help", failure.help());
    return json;
  }
}
