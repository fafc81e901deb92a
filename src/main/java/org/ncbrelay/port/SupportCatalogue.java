package org.ncbrelay.port;

import org.ncbrelay.domain.request.Capability;

/** Which capabilities the relay has a diagram for. A port because the engine holds the diagrams. */
public interface SupportCatalogue {
    boolean offers(Capability capability);
}
