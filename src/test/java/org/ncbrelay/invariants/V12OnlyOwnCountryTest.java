package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

/** V12: an organisation sees the cases of its own country, and others only by a grant that names it (our default). */
class V12OnlyOwnCountryTest extends FlowTestCase {
    @Test
    void nobodyOpensACaseOfAnotherCountryToThemselves() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> database.as(
                        "FRA",
                        "INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)"
                                + " VALUES (?, 'FRA', 'KEN', 'INVITATION', 'ncb.fra', now())",
                        reference.value()))
                .hasStackTraceContaining("row-level security");
    }
}
