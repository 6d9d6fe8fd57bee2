package dsc.project;

import dsc.spec.ValueExpr;

/** How to sign in to a server. Every secret is a reference to the environment. */
public sealed interface SignIn {
  /** A personal access token; it holds one session at a time. */
  record Token(ValueExpr name, ValueExpr secret) implements SignIn {}

  /** A user of Tableau Server. */
  record Password(ValueExpr user, ValueExpr password) implements SignIn {}

  /** A connected app with direct trust, on behalf of a user. */
  record ConnectedApp(ValueExpr clientId, ValueExpr secretId, ValueExpr secret, ValueExpr user)
      implements SignIn {}
}
