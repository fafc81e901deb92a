package org.ncbrelay.flow.support.generalcapability;

import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** What the diagram {@code generalService} asks. */
@Component("generalServices")
@AvailableInExpressions
public class GeneralServiceFacts {
    /** The kind of product that a service ends with. */
    public String productKind(String capability) {
        return switch (Capability.valueOf(capability)) {
            case DATABASE_CHECK -> "DATABASE_RESULT";
            case FORENSIC_SUPPORT -> "LAB_REPORT";
            case TRAINING -> "TRAINING_RESULTS";
            default -> throw new IllegalArgumentException("no general service: " + capability);
        };
    }
}
