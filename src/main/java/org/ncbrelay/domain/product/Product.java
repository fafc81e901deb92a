package org.ncbrelay.domain.product;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * A document that support produced; a rework is a new version next to the old one.
 *
 * @param kind            what it is: {@code ANALYTICAL_REPORT}, {@code ADVICE_NOTE}, {@code MINUTES} …
 * @param version         1, then one more with each rework
 * @param body            its words alone
 * @param formatted       the same text as Markdown, with headings, lists, tables and links; null where it has none
 * @param handling        inherited handling conditions; null if none
 * @param grading         null where nothing is graded
 * @param externalSources names of sources that are no law enforcement; with any, the caveat is on every output
 */
public record Product(
        UUID id,
        CaseReference reference,
        Capability capability,
        String kind,
        int version,
        String title,
        String body,
        String formatted,
        Confidentiality confidentiality,
        String handling,
        Grading grading,
        List<String> externalSources,
        String writtenBy,
        Instant writtenAt) {
    public Product {
        if (title == null || title.isBlank()) throw new Refusal.Invalid("title", "give a title");
        if (body == null || body.isBlank())
            throw new Refusal.Invalid("findings", "wrong.required", "must not be empty");
        externalSources = List.copyOf(externalSources);
    }

    /** SHA-256 of title and body, in lower-case hexadecimal: what a receiver can check. */
    public String sha256() {
        return Sha256.hex(title + "\n\n" + body);
    }

    /** @throws Refusal.Forbidden if the reviewer wrote it */
    public void requireReviewableBy(String user) {
        if (writtenBy.equals(user))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You wrote this product; somebody else must review it.");
    }
}
