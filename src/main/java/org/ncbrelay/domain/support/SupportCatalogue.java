package org.ncbrelay.domain.support;

import org.ncbrelay.domain.request.Capability;

/** Which capabilities the relay has a diagram for. */
public interface SupportCatalogue {
    boolean offers(Capability capability);
}
