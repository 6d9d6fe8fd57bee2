package dsc.project;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How dsc behaves towards a server.
 *
 * @param managedBy who manages what dsc publishes there; part of the tag that marks it, so that two
 *     workspaces never touch each other's data sources
 * @param state the folder that remembers what was applied
 * @param createProjects whether a missing project is made
 * @param parallel how many data sources are published at once
 * @param caFile a PEM file with certificates to trust
 * @param canary how many data sources an apply publishes first, alone
 * @param wave how many go together after that; 0 means all
 * @param errorBudget how many may fail before an apply stops
 */
public record ServerOptions(
    String managedBy,
    Path state,
    boolean createProjects,
    int parallel,
    Optional<Path> caFile,
    int canary,
    int wave,
    int errorBudget) {}
