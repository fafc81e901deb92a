package org.ncbrelay.flow.evidence;

import org.ncbrelay.domain.Officer;

/**
 * An officer who comes for evidence.
 *
 * @param address network address; null if there is none
 * @param reason  why; null if not said
 */
public record EvidenceAccess(Officer by, String address, String reason) {}
