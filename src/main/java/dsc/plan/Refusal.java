package dsc.plan;

import dsc.diag.Code;

/** Why a step must not be taken, in one sentence. */
public record Refusal(Code code, String reason) {}
