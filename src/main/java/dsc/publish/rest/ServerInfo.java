package dsc.publish.rest;

/**
 * What the server says it is.
 *
 * @param newest the newest version of the API it speaks
 * @param speaks the version dsc uses with it
 * @param product the release, for example {@code 2024.3.1}
 */
public record ServerInfo(ApiVersion newest, ApiVersion speaks, String product) {

  /**
   * Asks without signing in. A host that is not Tableau at all often answers 200 with a web page.
   */
  static ServerInfo ask(Wire wire) {
    // Every server that can answer this understands 2.4, where the question was introduced.
    Call call = Call.get("ask the server for its version", "serverInfo").in(Call.Scope.VERSION);
    Reply reply =
        switch (wire.send(call, Target.open(new ApiVersion(2, 4)))) {
          case Outcome.Answered(Reply answered) -> answered;
          case Outcome.Silent(String why) -> throw Problems.unreachable(wire.address(), why);
        };
    if (reply.hasCode("404003")) {
      throw Problems.tooOld(wire.address(), "before 10.1");
    }
    Element info =
        reply
            .response()
            .flatMap(root -> root.child("serverInfo"))
            .orElseThrow(() -> Problems.noServerInfo(wire.address(), reply));
    return read(info, wire);
  }

  private static ServerInfo read(Element info, Wire wire) {
    String product = info.child("productVersion").map(Element::text).orElse("");
    ApiVersion newest =
        info.child("restApiVersion")
            .flatMap(version -> ApiVersion.parse(version.text()))
            .orElseThrow(() -> Problems.unreadable("the server's version is missing"));
    if (!newest.atLeast(ApiVersion.OLDEST)) {
      throw Problems.tooOld(wire.address(), wire.redactor().clean(product));
    }
    ApiVersion speaks = newest.atLeast(ApiVersion.BUILT_FOR) ? ApiVersion.BUILT_FOR : newest;
    return new ServerInfo(newest, speaks, wire.redactor().clean(product));
  }
}
