/**
 * A Tableau server as a target: what is published there is read, compared, published, repaired and
 * remembered.
 *
 * <p>In: plans and finished packages. Out: data sources on one or many sites, each marked with a
 * tag that says who manages it, and a folder that remembers what was applied. Whatever interrupts
 * an apply, each data source is the old one or the new one, and the next apply finishes the job.
 */
@NullMarked
package dsc.publish.server;

import org.jspecify.annotations.NullMarked;
