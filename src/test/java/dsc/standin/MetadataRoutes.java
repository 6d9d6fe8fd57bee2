package dsc.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Metadata API: three queries, told apart by their names. */
final class MetadataRoutes {
  private final World world;
  private final Quirks quirks;

  MetadataRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.signedIn("metadata", "POST", "api/metadata/graphql", this::query);
  }

  private Answer query(Incoming in, World.Session session) {
    return switch (quirks.metadata) {
      case OFF -> Answer.of(404, "text/html", "<html><body>404</body></html>");
      case GARBAGE -> Answer.of(200, "application/json", "{\"data\": {");
      case FEATURE_DISABLED ->
          json(Map.of("errors", List.of(error("FEATURE_DISABLED", "Metadata is disabled"))));
      case NOT_INDEXED -> json(Map.of("data", Map.of("publishedDatasources", List.of())));
      case ON, NO_LINEAGE -> json(Map.of("data", data(in)));
      case TIMES_OUT ->
          json(
              Map.of(
                  "data",
                  data(in),
                  "errors",
                  List.of(error("", "Reached time limit of PT5S for query execution."))));
      case OBFUSCATES ->
          json(
              Map.of(
                  "data",
                  data(in),
                  "errors",
                  List.of(error("PERMISSIONS_MODE_SWITCHED", "Results are restricted"))));
    };
  }

  private static Map<String, Object> error(String code, String message) {
    return Map.of("message", message, "extensions", Map.of("code", code));
  }

  private Map<String, Object> data(Incoming in) {
    JsonNode body = JsonMapper.shared().readTree(in.body());
    JsonNode variables = body.path("variables");
    String query = body.path("query").asString("");
    String luid = variables.path("luid").asString("");
    if (!world.datasources.containsKey(luid)) {
      return Map.of("publishedDatasources", List.of());
    }
    Map<String, Object> datasource = new LinkedHashMap<>();
    datasource.put("luid", luid);
    if (query.startsWith("query workbooks")) {
      datasource.put("downstreamWorkbooks", workbooks(luid));
    } else if (query.startsWith("query fields")) {
      datasource.put("fieldsConnection", page(luid, variables));
    } else {
      datasource.put("fieldsConnection", Map.of("nodes", uses(luid, variables.path("ids"))));
    }
    return Map.of("publishedDatasources", List.of(datasource));
  }

  private List<Object> workbooks(String luid) {
    List<Object> workbooks = new ArrayList<>();
    if (quirks.metadata == Quirks.MetadataMode.NO_LINEAGE) {
      return workbooks;
    }
    for (Usage usage : world.usages) {
      if (usage.datasourceId().equals(luid)) {
        workbooks.add(
            Map.of(
                "luid", usage.workbookId(),
                "name", usage.workbook(),
                "projectName", usage.project(),
                "owner", Map.of("username", usage.owner())));
      }
    }
    return workbooks;
  }

  private List<String> fields(String luid) {
    return world.usages.stream()
        .filter(usage -> usage.datasourceId().equals(luid))
        .flatMap(usage -> usage.fields().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Map<String, Object> page(String luid, JsonNode variables) {
    List<String> all = fields(luid);
    int from = Integer.parseInt(variables.path("after").asString("0"));
    int to = Math.min(all.size(), from + Math.min(2, variables.path("first").asInt(100)));
    List<Object> nodes = new ArrayList<>();
    for (String field : all.subList(from, to)) {
      nodes.add(Map.of("id", "id of " + field, "name", field));
    }
    return Map.of(
        "nodes",
        nodes,
        "pageInfo",
        Map.of("hasNextPage", to < all.size(), "endCursor", String.valueOf(to)));
  }

  private List<Object> uses(String luid, JsonNode ids) {
    List<Object> nodes = new ArrayList<>();
    for (JsonNode id : ids) {
      String field = id.asString("").replace("id of ", "");
      List<Object> sheets = new ArrayList<>();
      List<Object> dashboards = new ArrayList<>();
      List<Object> calculations = new ArrayList<>();
      for (Usage usage : world.usages) {
        if (usage.datasourceId().equals(luid) && usage.fields().contains(field)) {
          Map<String, Object> workbook = Map.of("name", usage.workbook());
          sheets.add(Map.of("name", usage.sheet(), "workbook", workbook));
          dashboards.add(Map.of("name", usage.dashboard(), "workbook", workbook));
          usage.calculation().ifPresent(name -> calculations.add(Map.of("name", name)));
        }
      }
      nodes.add(
          Map.of(
              "name", field,
              "downstreamSheets", sheets,
              "downstreamDashboards", dashboards,
              "referencedByCalculations", calculations));
    }
    return nodes;
  }

  private static Answer json(Map<String, Object> document) {
    return Answer.of(200, "application/json", JsonMapper.shared().writeValueAsBytes(document));
  }
}
