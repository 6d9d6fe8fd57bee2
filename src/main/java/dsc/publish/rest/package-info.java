/**
 * Tableau Server and Tableau Cloud over REST: sessions, projects, data sources, publishing, jobs
 * and the Metadata API.
 *
 * <p>In: an address, credentials and plain records that say what should be so. Out: plain records
 * that say what is so, and files streamed to disk. Every failure leaves as a {@code DscException};
 * no message, record or exception holds a secret.
 */
@NullMarked
package dsc.publish.rest;

import org.jspecify.annotations.NullMarked;
