package org.ncbrelay.domain.casefile;

import java.util.Map;

/**
 * One seizure of a case.
 *
 * @param agency  that asked, as its NCB registered it
 * @param seizure with the names of the contract
 */
public record Seized(String reference, String agency, Map<String, Object> seizure) {}
