package dsc.project;

import dsc.spec.ValueExpr;
import java.util.Optional;

/**
 * One site of a server target: the name that specs and tenants give it, the server it is on, its
 * content URL (default: the name), and how to sign in there.
 */
public record ServerSite(String name, ValueExpr url, Optional<ValueExpr> site, SignIn signIn) {}
