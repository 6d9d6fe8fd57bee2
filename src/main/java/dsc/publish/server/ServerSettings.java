package dsc.publish.server;

import dsc.publish.rest.HttpSettings;
import dsc.publish.rest.PublishSettings;
import dsc.publish.rest.Waiting;

/**
 * How a server is used.
 *
 * @param managedBy the name of the workspace, part of the tag; empty where there is only one
 * @param parallel how many data sources are published to one server at once; eight times as many
 *     are read
 */
public record ServerSettings(
    String managedBy,
    boolean createProjects,
    int parallel,
    HttpSettings http,
    PublishSettings publish,
    Waiting waiting) {

  public static ServerSettings standard() {
    return new ServerSettings(
        "", false, 4, HttpSettings.standard(), PublishSettings.standard(), Waiting.system());
  }

  public ServerSettings managedBy(String name) {
    return new ServerSettings(name, createProjects, parallel, http, publish, waiting);
  }

  public ServerSettings creatingProjects(boolean create) {
    return new ServerSettings(managedBy, create, parallel, http, publish, waiting);
  }

  public ServerSettings parallel(int most) {
    return new ServerSettings(managedBy, createProjects, most, http, publish, waiting);
  }

  public ServerSettings over(HttpSettings settings) {
    return new ServerSettings(managedBy, createProjects, parallel, settings, publish, waiting);
  }

  public ServerSettings publishing(PublishSettings settings) {
    return new ServerSettings(managedBy, createProjects, parallel, http, settings, waiting);
  }

  public ServerSettings waiting(Waiting time) {
    return new ServerSettings(managedBy, createProjects, parallel, http, publish, time);
  }
}
