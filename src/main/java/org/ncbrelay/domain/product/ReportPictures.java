package org.ncbrelay.domain.product;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;

/** Pictures of reports: whoever writes a report sees those of its draft, whoever reads a product sees those that it has, and nobody else any. */
public interface ReportPictures {
    /** Of one picture, 2 MB; our default. */
    int LARGEST_BYTES = 2 * 1024 * 1024;

    /** In all drafts of one report together; our default. */
    int MOST = 50;

    void add(Picture picture);

    Optional<Picture> find(UUID id);

    /** Those of the ids that the acting officer sees. */
    List<Picture> of(Collection<UUID> ids);

    /** How many pictures the drafts of a report have. */
    int count(CaseReference reference, String subject);

    /** Lets the readers of a product see these pictures of its case. */
    void show(UUID product, CaseReference reference, Collection<UUID> pictures);

    /**
     * @param subject   of the draft, as {@link ReportDrafts.Draft#subject}
     * @param mediaType {@code image/png} or {@code image/jpeg}
     * @param sha256    of the content, in lower-case hexadecimal
     */
    record Picture(
            UUID id,
            CaseReference reference,
            String subject,
            String mediaType,
            String sha256,
            byte[] content,
            String addedBy,
            Instant addedAt) {}
}
