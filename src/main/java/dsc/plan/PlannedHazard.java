package dsc.plan;

import dsc.plan.hazard.Hazard;

/** A hazard and whether the user has allowed it. */
public record PlannedHazard(Hazard hazard, boolean allowed) {}
