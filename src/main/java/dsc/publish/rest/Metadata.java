package dsc.publish.rest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks the Metadata API who uses a data source. Failing to know is an answer here, not a failure:
 * the API can be switched off, time out, or hide what the user may not see.
 */
public final class Metadata {
  private static final int FIELD_PAGE = 500;

  /** Fields asked for in one go; a query may touch about 20,000 nodes. */
  private static final int BATCH = 25;

  private static final String WORKBOOKS =
      """
      query workbooks($luid: String!) { publishedDatasources(filter: {luid: $luid}) {
        luid downstreamWorkbooks { luid name projectName owner { username } } } }\
      """;

  private static final String FIELDS =
      """
      query fields($luid: String!, $first: Int!, $after: String) {
        publishedDatasources(filter: {luid: $luid}) {
          fieldsConnection(first: $first, after: $after) {
            nodes { id name } pageInfo { hasNextPage endCursor } } } }\
      """;

  private static final String USES =
      """
      query uses($luid: String!, $first: Int!, $ids: [ID!]) {
        publishedDatasources(filter: {luid: $luid}) {
          fieldsConnection(first: $first, filter: {idWithin: $ids}) { nodes {
            name
            downstreamSheets { name workbook { name } }
            downstreamDashboards { name workbook { name } }
            referencedByCalculations { name } } } } }\
      """;

  private final Api api;

  Metadata(Api api) {
    this.api = api;
  }

  /** Who uses the data source, and where the named fields are used. */
  public Impact impact(String datasourceId, Collection<String> fieldNames) {
    Set<String> warnings = new LinkedHashSet<>();
    Answer first = ask(WORKBOOKS, Map.of("luid", datasourceId));
    if (first.why().isPresent()) {
      return Impact.unknown(first.why().get());
    }
    warnings.addAll(first.warnings());
    JsonNode datasource = first.data().path("publishedDatasources").path(0);
    if (datasource.isMissingNode()) {
      return Impact.unknown(
          first.warnings().isEmpty()
              ? "the Metadata API does not show the data source: it is not indexed yet or hidden"
              : String.join("; ", first.warnings()));
    }
    List<Impact.Workbook> workbooks = new ArrayList<>();
    for (JsonNode workbook : datasource.path("downstreamWorkbooks")) {
      workbooks.add(
          new Impact.Workbook(
              text(workbook, "luid"),
              text(workbook, "name"),
              text(workbook, "projectName"),
              text(workbook.path("owner"), "username")));
    }
    int connected = connectedWorkbooks(datasourceId);
    if (connected > workbooks.size()) {
      warnings.add(
          "the server counts "
              + connected
              + " connected workbooks, the Metadata API names "
              + workbooks.size());
    }
    List<Impact.Field> fields = fields(datasourceId, new TreeSet<>(fieldNames), warnings);
    return new Impact(
        warnings.isEmpty() ? Impact.Completeness.COMPLETE : Impact.Completeness.PARTIAL,
        List.copyOf(warnings),
        workbooks,
        fields);
  }

  /**
   * How many workbooks the server itself counts; 0 when it does not say. Without Data Management
   * the Metadata API can leave out what lies downstream, which must not look like "nobody".
   */
  private int connectedWorkbooks(String datasourceId) {
    String name = new Datasources(api).get(datasourceId).name();
    Call all = Call.get("count the workbooks", "datasources").query("fields", "_all_");
    Call call = Paging.canFilterBy(name) ? all.query("filter", "name:eq:" + name) : all;
    return Paging.all(api, call, "datasources", "datasource").stream()
        .filter(found -> found.value("id").equals(datasourceId))
        .mapToInt(found -> found.number("connectedWorkbooksCount").orElse(0))
        .findFirst()
        .orElse(0);
  }

  private List<Impact.Field> fields(String luid, Set<String> names, Set<String> warnings) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> ids = fieldIds(luid, names, warnings);
    List<Impact.Field> fields = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<String> batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
      Answer answer = ask(USES, Map.of("luid", luid, "first", batch.size(), "ids", batch));
      keep(answer, warnings);
      for (JsonNode node : connection(answer).path("nodes")) {
        fields.add(
            new Impact.Field(
                text(node, "name"),
                places(node.path("downstreamSheets")),
                places(node.path("downstreamDashboards")),
                names(node.path("referencedByCalculations"))));
      }
    }
    return fields;
  }

  private List<String> fieldIds(String luid, Set<String> names, Set<String> warnings) {
    Map<String, String> idByName = new LinkedHashMap<>();
    Optional<String> cursor = Optional.empty();
    Set<String> seen = new LinkedHashSet<>();
    do {
      Map<String, Object> variables = new LinkedHashMap<>();
      variables.put("luid", luid);
      variables.put("first", FIELD_PAGE);
      cursor.ifPresent(after -> variables.put("after", after));
      Answer answer = ask(FIELDS, variables);
      keep(answer, warnings);
      JsonNode page = connection(answer);
      for (JsonNode node : page.path("nodes")) {
        idByName.put(text(node, "name"), text(node, "id"));
      }
      JsonNode info = page.path("pageInfo");
      cursor =
          info.path("hasNextPage").asBoolean(false)
              ? Optional.of(text(info, "endCursor")).filter(seen::add)
              : Optional.empty();
    } while (cursor.isPresent());
    for (String name : names) {
      if (!idByName.containsKey(name)) {
        warnings.add("the Metadata API does not know the field `" + name + "`");
      }
    }
    return idByName.entrySet().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static void keep(Answer answer, Set<String> warnings) {
    warnings.addAll(answer.warnings());
    answer.why().ifPresent(warnings::add);
  }

  private static JsonNode connection(Answer answer) {
    return answer.data().path("publishedDatasources").path(0).path("fieldsConnection");
  }

  private static List<Impact.Place> places(JsonNode list) {
    List<Impact.Place> places = new ArrayList<>();
    for (JsonNode place : list) {
      places.add(new Impact.Place(text(place, "name"), text(place.path("workbook"), "name")));
    }
    return places;
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    for (JsonNode node : list) {
      names.add(text(node, "name"));
    }
    return names;
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }

  /**
   * What a query gave.
   *
   * @param warnings what the server says beside the data
   * @param why set when there is no data at all
   */
  private record Answer(JsonNode data, List<String> warnings, Optional<String> why) {
    static Answer nothing(String why) {
      return new Answer(MissingNode.getInstance(), List.of(), Optional.of(why));
    }
  }

  private Answer ask(String query, Map<String, Object> variables) {
    byte[] body =
        JsonMapper.shared().writeValueAsBytes(Map.of("query", query, "variables", variables));
    Call call =
        Call.post("ask the Metadata API", Body.json(body))
            .in(Call.Scope.SERVER)
            .at("api/metadata/graphql")
            .with(Call.Replay.SAFE)
            .header("Accept", "application/json");
    return switch (api.attempt(call)) {
      case Outcome.Silent(String why) -> Answer.nothing("the Metadata API gave no answer: " + why);
      case Outcome.Answered(Reply reply) when reply.status() == 404 ->
          Answer.nothing("the Metadata API is switched off on this server");
      case Outcome.Answered(Reply reply) when !reply.isSuccess() ->
          Answer.nothing("the Metadata API answered " + reply.status());
      case Outcome.Answered(Reply reply) -> read(reply);
    };
  }

  /** Data beside errors is normal, and then not all of it. */
  private Answer read(Reply reply) {
    try {
      JsonNode document = JsonMapper.shared().readTree(reply.body());
      List<String> warnings = new ArrayList<>();
      for (JsonNode error : document.path("errors")) {
        String code = text(error.path("extensions"), "code");
        if (code.equals("FEATURE_DISABLED")) {
          return Answer.nothing("the Metadata API is switched off on this server");
        }
        String message = api.redactor().clean(text(error, "message"));
        warnings.add("the Metadata API says: " + (message.isEmpty() ? code : message));
      }
      JsonNode data = document.path("data");
      if (data.isObject()) {
        return new Answer(data, warnings, Optional.empty());
      }
      return Answer.nothing(
          warnings.isEmpty() ? "the Metadata API gave no data" : String.join("; ", warnings));
    } catch (JacksonException e) {
      return Answer.nothing("the Metadata API's answer cannot be read");
    }
  }
}
