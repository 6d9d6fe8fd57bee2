/** Tests of the engine binding; those named {@code *IT} run a real engine. */
@NullMarked
package dsc.hyper;

import org.jspecify.annotations.NullMarked;
