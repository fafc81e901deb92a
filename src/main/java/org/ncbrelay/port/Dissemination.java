package org.ncbrelay.port;

import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.product.Product;

/**
 * Lets support start direction 2: one notification for each other country that a case involves (Annex 2.1). A port because a step
 * of one direction knows no step of the other.
 */
public interface Dissemination {
    /** Registers a notification from an approved report; does nothing where no other country may learn of it. */
    void notifyCountries(SupportCase request, Product report);
}
