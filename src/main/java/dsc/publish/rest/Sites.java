package dsc.publish.rest;

import java.util.List;

/** Sites of the server. */
public final class Sites {
  private final Api api;

  Sites(Api api) {
    this.api = api;
  }

  /** The site signed in to. */
  public Site current() {
    Call call = Call.get("read the site", "sites", api.identity().siteId()).in(Call.Scope.VERSION);
    return Site.of(api.ask(call, "site"));
  }

  /**
   * Whether this is Tableau Cloud, which refuses the list of sites with a code of its own, behind
   * whatever address.
   */
  public boolean areOnCloud() {
    Call call = Call.get("list the sites", "sites").in(Call.Scope.VERSION).query("pageSize", "1");
    return api.isCloud() || api.reply(call).hasCode("403069");
  }

  /** All sites; only for administrators of a Tableau Server. */
  public List<Site> list() {
    Call call = Call.get("list the sites", "sites").in(Call.Scope.VERSION);
    return Paging.all(api, call, "sites", "site").stream().map(Site::of).toList();
  }
}
