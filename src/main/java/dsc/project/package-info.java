/**
 * The folder people work in: the workspace file with its targets and variables, the specs beside
 * it, the tenants of a spec, and what references are bound to.
 *
 * <p>In: paths, the environment and the command line's variables. Out: {@link
 * dsc.project.Workspace}, {@link dsc.project.TenantTable} and {@link dsc.project.Binding}.
 */
@NullMarked
package dsc.project;

import org.jspecify.annotations.NullMarked;
