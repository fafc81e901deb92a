package org.ncbrelay.port;

import org.ncbrelay.domain.request.Capability;

/** Which capabilities the relay has a diagram for. */
public interface SupportCatalogue {
    boolean offers(Capability capability);
}
