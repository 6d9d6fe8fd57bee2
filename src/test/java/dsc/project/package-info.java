@NullMarked
package dsc.project;

import org.jspecify.annotations.NullMarked;
