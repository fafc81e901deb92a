package org.ncbrelay.domain.product;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;

/**
 * @param subject   of the draft, as {@link org.ncbrelay.store.support.ReportDrafts.Draft#subject}
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param sha256    of the content, in lower-case hexadecimal
 * @param size      of the content, in bytes
 */
public record Picture(
        UUID id,
        CaseReference reference,
        String subject,
        String mediaType,
        String sha256,
        int size,
        String addedBy,
        Instant addedAt) {}
