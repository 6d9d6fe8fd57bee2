package dsc.publish.rest;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The failures of this package, one factory each. None takes a cause: exceptions of an HTTP client
 * can hold addresses and headers, and so secrets.
 */
final class Problems {
  private Problems() {}

  // The address

  static DscException addressIncomplete(String text) {
    return new DscException(
        Code.SERVER_ADDRESS,
        "the server's address" + (text.isEmpty() ? "" : " `" + text + "`") + " is not one",
        List.of("write scheme and host, for example https://10ax.online.tableau.com"));
  }

  static DscException addressWithLogin(String host) {
    return new DscException(
        Code.SERVER_ADDRESS,
        "the address of server `" + host + "` holds a login",
        List.of("give credentials through the environment, not in the address"));
  }

  static DscException addressOfPage(String origin, String site) {
    return new DscException(
        Code.SERVER_ADDRESS,
        "the server's address names a page",
        site.isEmpty()
            ? List.of("write " + origin)
            : List.of("write " + origin + " as the server and `" + site + "` as the site"));
  }

  static DscException plainHttp(String origin) {
    return new DscException(
        Code.SERVER_ADDRESS,
        "the server's address " + origin + " is not encrypted, and sessions could be stolen",
        List.of("write https:// instead of http://"));
  }

  static DscException badProxy() {
    return new DscException(
        Code.PROXY_FAILED,
        "the proxy's address is not one",
        List.of("write it as http://host:port in HTTPS_PROXY"));
  }

  static DscException badCaFile(Path file, String why) {
    return new DscException(
        Code.SERVER_CERTIFICATE,
        "the file with certificate authorities cannot be used: "
            + why
            + " ("
            + file.getFileName()
            + ")");
  }

  // Reaching it

  static DscException unreachable(ServerAddress address, String why) {
    return new DscException(
        Code.SERVER_UNREACHABLE,
        "cannot reach " + address + ": " + why,
        List.of("check the address, the network and whether a proxy is needed (HTTPS_PROXY)"));
  }

  static DscException certificate(ServerAddress address) {
    return new DscException(
        Code.SERVER_CERTIFICATE,
        "the certificate of " + address + " is not trusted",
        List.of("if it comes from your own authority, name that authority's PEM file"));
  }

  static DscException notSecure(ServerAddress address) {
    return new DscException(
        Code.SERVER_CERTIFICATE,
        address + " does not speak https on this port",
        List.of("check the port"));
  }

  static DscException proxy(Optional<ProxySettings> proxy) {
    return new DscException(
        Code.PROXY_FAILED,
        "the proxy"
            + proxy.map(settings -> " " + settings.host() + ":" + settings.port()).orElse("")
            + " did not let the connection through",
        List.of(
            "check the proxy's user and password",
            "Java refuses basic logins to a proxy for https unless it is started with"
                + " -Djdk.http.auth.tunneling.disabledSchemes="));
  }

  static DscException moved(Call call, ServerAddress address, URI location) {
    String to = location.getScheme() + "://" + location.getAuthority();
    return new DscException(
        Code.SERVER_MOVED,
        "could not " + call.doing() + ": " + address + " sends us to " + to,
        List.of("if that is your server, write its address into the target"));
  }

  static DscException interrupted() {
    return new DscException(Code.SERVER_UNREACHABLE, "interrupted while talking to the server");
  }

  static DscException noAnswer(Call call, String why) {
    return new DscException(
        Code.SERVER_UNREACHABLE,
        "could not " + call.doing() + ": " + why,
        List.of("it may or may not have been done; running again finds out"));
  }

  static DscException fileChanged() {
    return new DscException(
        Code.UPLOAD_FAILED, "the file to publish became shorter while it was sent");
  }

  // What it is

  static DscException noServerInfo(ServerAddress address, Reply reply) {
    return new DscException(
        Code.NOT_A_TABLEAU_SERVER,
        address
            + " is not a Tableau server: it answered "
            + reply.status()
            + (reply.isWebPage() ? " with a web page" : " in another form"),
        List.of("check host and port; port 8850 is the server's administration, not its API"));
  }

  static DscException tooOld(ServerAddress address, String product) {
    return new DscException(
        Code.SERVER_TOO_OLD,
        address + " runs Tableau Server " + product + ", which is too old",
        List.of("dsc needs 2019.4 (API " + ApiVersion.OLDEST + ") or newer"));
  }

  static DscException needsVersion(String what, ApiVersion since, ServerInfo server) {
    return new DscException(
        Code.SERVER_TOO_OLD,
        what + " needs API " + since + ", and the server speaks " + server.newest());
  }

  static DscException unreadable(String why) {
    return new DscException(Code.ANSWER_UNREADABLE, "the server's answer cannot be read: " + why);
  }

  static DscException unreadable(Call call, Reply reply) {
    return reply.isWebPage()
        ? webPage(call, reply.status())
        : new DscException(
            Code.ANSWER_UNREADABLE,
            "could not " + call.doing() + ": the answer is not what Tableau's API gives");
  }

  static DscException webPage(Call call, int status) {
    return new DscException(
        status >= 500 ? Code.SERVER_FAILED : Code.NOT_A_TABLEAU_SERVER,
        "could not " + call.doing() + ": a web page came back (status " + status + ")",
        List.of(
            "something between dsc and the server, a proxy or gateway, answered instead of it"));
  }

  // Sessions

  static DscException signInFailed(Credentials credentials, String site, List<String> help) {
    String where = site.isEmpty() ? "the default site" : "site `" + site + "`";
    return new DscException(
        Code.SIGN_IN_FAILED, "the server refuses " + credentials.describe() + " on " + where, help);
  }

  static DscException clock(Duration off) {
    return new DscException(
        Code.CLOCK_IS_OFF,
        "the sign-in was refused, and this machine's clock is "
            + inWords(off)
            + " away from the server's",
        List.of("a connected app's token is valid for minutes only: set the clock"));
  }

  private static String inWords(Duration time) {
    if (time.toHours() >= 2) {
      return time.toHours() + " hours";
    }
    return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
  }

  static DscException sessionLost(Credentials credentials) {
    List<String> help =
        switch (credentials) {
          case Credentials.PersonalAccessToken pat ->
              List.of(
                  "a token holds one session: does another job use the same token right now?",
                  "give every job its own personal access token");
          case Credentials.UserPassword user ->
              List.of("the user may have been disabled meanwhile");
          case Credentials.ConnectedApp app ->
              List.of("the app may lack an access scope that this call needs");
        };
    return new DscException(
        Code.SESSION_LOST, "the session of " + credentials.describe() + " keeps ending", help);
  }

  // Names and places

  static DscException noProject(ProjectPath path, String missing, List<String> suggestion) {
    List<String> help = new ArrayList<>(suggestion);
    help.add("it may also be hidden from the signed-in user");
    return new DscException(
        Code.PROJECT_NOT_FOUND,
        "there is no project `" + missing + "` on the way to `" + path + "`",
        help);
  }

  static DscException projectGone(Project project) {
    return new DscException(
        Code.PROJECT_NOT_FOUND,
        "the project `" + project.name() + "` is gone, or closed to the signed-in user");
  }

  static DscException nameDiffersInCase(String wanted, String present) {
    return new DscException(
        Code.NAME_TAKEN,
        "`" + wanted + "` is published as `" + present + "`, which is the same name to the server",
        List.of("write the name as it is published, or rename the published one"));
  }

  static DscException badName(String name) {
    return new DscException(
        Code.REQUEST_REFUSED,
        "`" + new Redactor().clean(name) + "` cannot be the name of a published data source",
        List.of("a name has 1 to 255 characters, no line breaks, and no blank at either end"));
  }

  static DscException nameTaken(Publication publication) {
    return new DscException(
        Code.NAME_TAKEN,
        "`"
            + publication.name()
            + "` exists already in project `"
            + publication.project().name()
            + "`");
  }

  static DscException nothingToAddTo(Publication publication) {
    return new DscException(
        Code.PUBLISHED_NOT_FOUND,
        "`"
            + publication.name()
            + "` is not published in project `"
            + publication.project().name()
            + "`, so no data can be put into it");
  }

  static DscException noPerson(String kind, String name) {
    return new DscException(
        Code.PERSON_NOT_FOUND, "there is no " + kind + " `" + name + "` on the site");
  }

  // Transfers and jobs

  static DscException unreadableFile(Path file) {
    return new DscException(
        Code.IO_FAILED, "the file to publish cannot be read: " + file.getFileName());
  }

  static DscException uploadFailed(int starts) {
    return new DscException(
        Code.UPLOAD_FAILED,
        "the file could not be uploaded: " + starts + " uploads were cut short",
        List.of("nothing was published; smaller blocks may get through an unsteady network"));
  }

  static DscException download(Call call, String why) {
    return new DscException(Code.DOWNLOAD_FAILED, "could not " + call.doing() + ": " + why);
  }

  static DscException outcomeUnknown(Publication publication, String why) {
    return new DscException(
        Code.PUBLISH_OUTCOME_UNKNOWN,
        "whether `"
            + publication.name()
            + "` was published is unknown: "
            + why
            + ", and the server does not show a new version yet",
        List.of("it was not sent again; look at the server, or run again in some minutes"));
  }

  static DscException connectionCheck(Publication publication, Optional<String> detail) {
    return new DscException(
        Code.CONNECTION_CHECK_FAILED,
        "the server could not connect `"
            + publication.name()
            + "` to its database"
            + detail.map(text -> ": " + text).orElse(""),
        List.of("check server, port and credentials as the Tableau server sees them"));
  }

  static DscException publishFailed(String what, Job job) {
    return new DscException(Code.PUBLISH_FAILED, what + " failed on the server" + notes(job));
  }

  static DscException jobFailed(String what, Job job) {
    return new DscException(Code.JOB_FAILED, what + " failed on the server" + notes(job));
  }

  static DscException jobCancelled(String what) {
    return new DscException(Code.JOB_FAILED, what + " was cancelled on the server");
  }

  static DscException jobUnfinished(String what, Duration limit) {
    return new DscException(
        Code.JOB_UNFINISHED,
        what + " still runs on the server after " + limit.toMinutes() + " minutes",
        List.of("it goes on without dsc; run again later to see its result"));
  }

  private static String notes(Job job) {
    return job.notes().isEmpty() ? "" : ": " + String.join("; ", job.notes());
  }
}
