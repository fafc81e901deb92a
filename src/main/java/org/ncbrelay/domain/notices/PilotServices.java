package org.ncbrelay.domain.notices;

/**
 * Services that this installation offers for trial; all are off by default.
 *
 * @param silverNotices whether bureaus can ask for silver notices
 */
public record PilotServices(boolean silverNotices) {}
