package org.ncbrelay.domain.product;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;

/** The documents that support produced. */
public interface Products {
    void add(Product product);

    /** The product of a capability that was written last, of whatever kind: each kind counts its own versions. Empty before the first. */
    Optional<Product> latest(CaseReference reference, Capability capability);

    /** The newest version of a kind of product that nobody has approved yet. */
    Optional<Product> draft(CaseReference reference, Capability capability, String kind);

    void review(Product product, Review outcome, String note, Officer by, Instant at);

    /** Of this version of a product or opinion, in the order of its parts; none for who does not write or review it. */
    List<Comment> comments(UUID text);

    void add(Comment comment);

    /**
     * What a reviewer says beside a part of the text, for who writes the next version.
     *
     * @param textId of the version of a product or opinion
     * @param part   counted from 0
     */
    record Comment(UUID textId, CaseReference reference, int part, String words, String writtenBy, Instant writtenAt) {
        public static final int LONGEST = 2_000;

        public Comment {
            if (words == null || words.isBlank())
                throw new Refusal.Invalid("words", "wrong.required", "must not be empty");
            if (words.length() > LONGEST)
                throw new Refusal.Invalid("words", "wrong.longest", "must have at most %s characters", LONGEST);
            if (part < 0) throw new Refusal.Invalid("part", "must not be negative");
        }
    }

    /** The approved products of a capability that no delivery carries yet. */
    List<Product> undelivered(CaseReference reference, Capability capability);

    /** A second person's judgment. */
    enum Review {
        APPROVED,
        REWORK,
        WITHHELD
    }
}
