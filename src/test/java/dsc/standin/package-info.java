/**
 * A stand-in for Tableau Server on loopback, with state: sessions, sites, projects, uploads, jobs,
 * revisions, permissions. Written from the facts about the API, not from dsc's client, and checked
 * with Tableau's own Python client.
 *
 * <p>In: HTTP requests, {@link dsc.standin.Quirks} for what real servers do differently, and {@link
 * dsc.standin.Faults} for what goes wrong. Out: answers, and a record of all requests.
 */
@NullMarked
package dsc.standin;

import org.jspecify.annotations.NullMarked;
