package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;

/**
 * A case as a list shows it; times in UTC.
 *
 * @param agency name in the register; null if the NCB asked itself
 */
public record ListedCase(
        String reference,
        String country,
        String agency,
        String title,
        String status,
        String urgency,
        List<String> capabilities,
        Instant submittedAt,
        Instant updatedAt)
        implements CaseRow {}
