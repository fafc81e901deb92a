package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.port.Dissemination;

/** Remembers the reports of which other countries were notified. */
public final class FakeDissemination implements Dissemination {
    public final List<Product> reports = new ArrayList<>();

    @Override
    public void notifyCountries(SupportCase request, Product report) {
        reports.add(report);
    }
}
