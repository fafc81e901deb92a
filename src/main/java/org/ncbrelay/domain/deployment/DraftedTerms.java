package org.ncbrelay.domain.deployment;

import java.time.Instant;

/** A version of the terms of reference; a change asked by the host makes the next one. */
public record DraftedTerms(int version, TermsOfReference terms, String draftedBy, Instant draftedAt) {}
