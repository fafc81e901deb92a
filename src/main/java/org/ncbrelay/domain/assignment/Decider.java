package org.ncbrelay.domain.assignment;

/**
 * An officer of an office.
 *
 * @param present false while an absence of theirs runs
 */
public record Decider(String userId, boolean present) {}
