package dsc.publish.server;

import dsc.publish.rest.Secret;

/**
 * A login that the server keeps for the connections to one database server.
 *
 * @param server the database's host; empty for the only connection
 */
public record Login(String server, String user, Secret password) {}
