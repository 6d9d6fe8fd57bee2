/** Tests of a server as a target, against the stand-in. */
@NullMarked
package dsc.publish.server;

import org.jspecify.annotations.NullMarked;
