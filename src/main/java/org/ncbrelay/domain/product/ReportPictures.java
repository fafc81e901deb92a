package org.ncbrelay.domain.product;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;

/**
 * Pictures of reports: whoever writes a report sees those of its draft, whoever reads a product or an expert's opinion sees those that it has,
 * and nobody else any. One that is in no text once the text is complete is gone ({@link ReportDrafts#discard}).
 */
public interface ReportPictures {
    /** Of one picture, 2 MB; our default. */
    int LARGEST_BYTES = 2 * 1024 * 1024;

    /** In all drafts of one report together; our default. */
    int MOST = 50;

    /** Of those of one report together, and of those in one PDF, 20 MB; our default. */
    int MOST_BYTES = 20 * 1024 * 1024;

    void add(Picture picture, byte[] content);

    Optional<Picture> find(UUID id);

    /** Those of the ids that the acting officer sees. */
    List<Picture> of(Collection<UUID> ids);

    /**
     * @param field that the refusal names
     * @param named in a text that its writer completes
     * @param own   which pictures the text can have
     * @throws Refusal.Invalid if one is not such a picture, or the writer does not see it
     */
    default void require(String field, Collection<UUID> named, Predicate<Picture> own) {
        if (of(named).stream().filter(own).count() < named.size())
            throw new Refusal.Invalid(
                    field, "wrong.picture", "has a picture that was not added to a report of this case");
    }

    /** The bytes of one that the acting officer sees; empty if there is none. */
    Optional<byte[]> content(UUID id);

    /** Those of the drafts of a report. */
    List<Picture> added(CaseReference reference, String subject);

    /** Lets the readers of a product see these pictures of its case. */
    void show(UUID product, CaseReference reference, Collection<UUID> pictures);

    /**
     * @param subject   of the draft, as {@link ReportDrafts.Draft#subject}
     * @param mediaType {@code image/png} or {@code image/jpeg}
     * @param sha256    of the content, in lower-case hexadecimal
     * @param size      of the content, in bytes
     */
    record Picture(
            UUID id,
            CaseReference reference,
            String subject,
            String mediaType,
            String sha256,
            int size,
            String addedBy,
            Instant addedAt) {}
}
