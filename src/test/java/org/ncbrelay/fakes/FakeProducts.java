package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.product.Products;
import org.ncbrelay.domain.request.Capability;

/** Products in memory; what was approved counts as undelivered. */
public final class FakeProducts implements Products {
    private final List<Product> kept = new ArrayList<>();
    public final List<String> reviews = new ArrayList<>();
    private final List<Product> approved = new ArrayList<>();

    @Override
    public void add(Product product) {
        kept.add(product);
    }

    @Override
    public Optional<Product> latest(CaseReference reference, Capability capability) {
        return kept.isEmpty() ? Optional.empty() : Optional.of(kept.get(kept.size() - 1));
    }

    @Override
    public Optional<Product> draft(CaseReference reference, Capability capability, String kind) {
        return kept.stream()
                .filter(product -> product.kind().equals(kind) && !approved.contains(product))
                .reduce((first, last) -> last);
    }

    @Override
    public void review(Product product, Review outcome, String note, Officer by, Instant at) {
        reviews.add(outcome + " by " + by.userId());
        if (outcome == Review.APPROVED) approved.add(product);
    }

    @Override
    public List<Product> undelivered(CaseReference reference, Capability capability) {
        return List.copyOf(approved);
    }
}
