package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Answers that were recorded from real servers. */
final class FixturesTest {
  private static final Path FOLDER = Path.of("../shared/rest/fixtures");

  @BeforeEach
  void recordingsArePresent() {
    assumeTrue(Files.isDirectory(FOLDER), "no recorded answers at ../shared/rest/fixtures");
  }

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  private static Reply reply(String name) throws IOException {
    return new Reply(200, HttpHeaders.of(Map.of(), (n, v) -> true), bytes(name));
  }

  private static Element read(String name, String element) throws IOException {
    return reply(name).response().orElseThrow().child(element).orElseThrow();
  }

  private static List<Element> rows(String name, String list, String row) throws IOException {
    return read(name, list).children(row);
  }

  @Test
  void everyRecordingIsRead() throws IOException {
    List<String> unread = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        boolean legacy = name.equals("server_info_auth_info.xml"); // another call, without a root
        if (name.endsWith(".xml") && !legacy && reply(name).response().isEmpty()) {
          unread.add(name);
        }
        if (name.endsWith(".json")) {
          assertTrue(JsonMapper.shared().readTree(bytes(name)).path("data").isObject());
        }
        if (FileType.sniff(file).isEmpty()
            && !name.endsWith(".html")
            && !name.endsWith(".md")
            && !name.endsWith(".json")) {
          unread.add(name);
        }
      }
    }
    assertEquals(List.of(), unread);
  }

  @Test
  void serversAndErrorsAreRecognised() throws IOException {
    assertEquals(
        Optional.of(new ApiVersion(3, 10)),
        ApiVersion.parse(
            read("server_info_get.xml", "serverInfo")
                .child("restApiVersion")
                .orElseThrow()
                .text()));
    assertTrue(new ApiVersion(3, 10).atLeast(new ApiVersion(3, 9)));
    assertTrue(reply("server_info_404.xml").hasCode("404003"));
    assertTrue(reply("auth_sign_in_error.xml").hasCode("401001"));
    assertTrue(reply("server_info_wrong_site.html").isWebPage());
    assertFalse(reply("server_info_get.xml").isWebPage());
    assertEquals(
        Optional.of("Error signing in to Tableau Server"),
        new Redactor().detail(reply("auth_sign_in_error.xml")));
  }

  @Test
  void dataSourcesAreRead() throws IOException {
    List<RemoteDatasource> list =
        rows("datasource_get.xml", "datasources", "datasource").stream()
            .map(RemoteDatasource::of)
            .toList();
    assertEquals(List.of("world", "indicators", "sample"), list.get(1).tags());
    assertEquals("Sampledatasource", list.get(1).contentUrl());
    assertEquals(List.of(), rows("datasource_get_empty.xml", "datasources", "datasource"));
    RemoteDatasource orphan =
        RemoteDatasource.of(
            rows("datasource_get_no_owner.xml", "datasources", "datasource").getFirst());
    assertEquals(Optional.empty(), orphan.ownerId());
    assertEquals(Optional.empty(), orphan.projectId());
    RemoteDatasource prefixed =
        RemoteDatasource.of(
            rows("datasource_get_all_fields.xml", "datasources", "datasource").getFirst());
    assertEquals(Optional.of("Samples"), prefixed.projectName());
    // A capital T.
    assertTrue(RemoteDatasource.of(read("datasource_update.xml", "datasource")).certified());
    assertEquals(
        List.of("a", "b", "c", "d"),
        RemoteDatasource.labels(read("datasource_add_tags.xml", "tags")));
  }

  @Test
  void jobsAreJudgedByTheirEndAndNotByTheirCode() throws IOException {
    Map<String, Job.Standing> expected =
        Map.of(
            "datasource_publish_async.xml", Job.Standing.RUNNING,
            "datasource_refresh.xml", Job.Standing.RUNNING,
            "datasource_data_update.xml", Job.Standing.RUNNING,
            "tasks_run_now_response.xml", Job.Standing.RUNNING,
            "job_get_by_id_inprogress.xml", Job.Standing.RUNNING,
            "job_get_by_id.xml", Job.Standing.SUCCEEDED,
            "job_get_by_id_completed.xml", Job.Standing.SUCCEEDED,
            "job_get_by_id_failed.xml", Job.Standing.FAILED,
            "job_get_by_id_failed_workbook.xml", Job.Standing.FAILED);
    for (Map.Entry<String, Job.Standing> entry : expected.entrySet()) {
      Job job = Job.of(read(entry.getKey(), "job"), new Redactor());
      assertEquals(entry.getValue(), job.standing(), entry.getKey());
    }
    Job failed = Job.of(read("job_get_by_id_failed_workbook.xml", "job"), new Redactor());
    assertTrue(failed.notes().getFirst().contains("Login failed for user"));
  }

  @Test
  void projectsPermissionsAndConnectionsAreRead() throws IOException {
    Project child = Project.of(rows("project_get.xml", "projects", "project").get(2));
    assertEquals(Optional.of("1d0304cd-3796-429f-b815-7258370b9b74"), child.parentId());
    PermissionSet permissions =
        PermissionSet.of(read("datasource_populate_permissions.xml", "permissions"));
    assertEquals(5, permissions.rules().size());
    assertEquals(
        new PermissionRule(
            Grantee.user("7c37ee24-c4b1-42b6-a154-eaeab7ee330a"),
            "Write",
            PermissionRule.Mode.ALLOW),
        permissions.rules().get(4));
    RemoteConnection odata =
        RemoteConnection.of(rows("odata_connection.xml", "connections", "connection").getFirst());
    assertEquals("https://odata.website.com/TestODataEndpoint", odata.server());
    assertEquals(Optional.empty(), odata.port());
    assertEquals(
        Optional.of(9876),
        RemoteConnection.of(read("datasource_connection_update.xml", "connection")).port());
  }

  @Test
  void revisionsTasksAndSitesAreRead() throws IOException {
    List<Revision> revisions =
        rows("datasource_revision.xml", "revisions", "revision").stream()
            .map(Revision::of)
            .toList();
    assertEquals(Optional.empty(), revisions.get(1).publisher());
    assertTrue(revisions.get(2).current());
    RefreshTask unscheduled = task("tasks_without_schedule.xml");
    assertEquals(Optional.empty(), unscheduled.schedule());
    RefreshTask cloud = task("tasks_with_interval.xml");
    assertEquals(Optional.empty(), cloud.schedule().orElseThrow().id());
    assertEquals("Daily", cloud.schedule().orElseThrow().frequency());
    Schedule offset = Schedule.of(read("tasks_create_extract_task.xml", "schedule"));
    assertEquals("2023-09-16T06:30:00Z", offset.nextRun().orElseThrow().toString());
    assertEquals("Samples", Site.of(rows("site_get.xml", "sites", "site").get(1)).contentUrl());
  }

  private static RefreshTask task(String name) throws IOException {
    return RefreshTask.of(
        rows(name, "tasks", "task").getFirst().child("extractRefresh").orElseThrow());
  }
}
