package dsc.publish.rest;

import java.util.List;
import java.util.Optional;

/** Users and groups by name. */
public final class People {
  private final Api api;

  People(Api api) {
    this.api = api;
  }

  /** The id of the user with this name; an unknown name is a failure. */
  public String userId(String name) {
    return find("users", "user", name).orElseThrow(() -> Problems.noPerson("user", name));
  }

  /** The id of the group with this name; an unknown name is a failure. */
  public String groupId(String name) {
    return find("groups", "group", name).orElseThrow(() -> Problems.noPerson("group", name));
  }

  /** The name of a user; the id itself when the site shows no such user. */
  public String userName(String id) {
    return name("users", "user", id);
  }

  private String name(String list, String row, String id) {
    Call call = Call.get("list the " + list, list).query("sort", "name:asc");
    return Paging.all(api, call, list, row).stream()
        .filter(found -> found.value("id").equals(id))
        .findFirst()
        .map(found -> found.value("name"))
        .orElse(id);
  }

  private Optional<String> find(String list, String row, String name) {
    Call all = Call.get("look up the " + row + " `" + name + "`", list).query("sort", "name:asc");
    Call call = Paging.canFilterBy(name) ? all.query("filter", "name:eq:" + name) : all;
    List<Element> rows = Paging.all(api, call, list, row);
    return rows.stream()
        .filter(found -> found.value("name").equalsIgnoreCase(name))
        .findFirst()
        .flatMap(found -> found.attribute("id"));
  }
}
