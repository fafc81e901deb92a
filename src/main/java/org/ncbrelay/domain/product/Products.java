package org.ncbrelay.domain.product;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Capability;

/** The documents that support produced. */
public interface Products {
    void add(Product product);

    /** The newest version of the product of a kind that a capability is working on; empty before the first. */
    Optional<Product> latest(CaseReference reference, Capability capability);

    /** The newest version of a kind of product that nobody has approved yet. */
    Optional<Product> draft(CaseReference reference, Capability capability, String kind);

    void review(Product product, Review outcome, String note, Officer by, Instant at);

    /** The approved products of a capability that no delivery carries yet. */
    List<Product> undelivered(CaseReference reference, Capability capability);

    /** A second person's judgment. */
    enum Review {
        APPROVED,
        REWORK,
        WITHHELD
    }
}
