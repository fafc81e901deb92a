package org.ncbrelay.domain.support;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;

/** The recorded steps of each capability's support. */
public interface SupportSteps {
    void add(CaseReference reference, Capability capability, CapabilityStep step);

    /** In order. */
    List<CapabilityStep> of(CaseReference reference, Capability capability);
}
