package org.ncbrelay.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.store.cases.Correlation.HitLimits;

class HitLimitsTest {
    private static final CaseReference KENYAN = new CaseReference("KEN-2026-000001");

    @Test
    void whatWasShownIsTakenFromTheDaysMatches() {
        assertThat(new HitLimits(3).left(0)).isEqualTo(3);
        assertThat(new HitLimits(3).left(3)).isZero();
        assertThat(new HitLimits(3).left(7)).as("after the limit was lowered").isZero();
        assertThatThrownBy(() -> new HitLimits(0)).hasMessageContaining("relay.hits.per-day");
    }

    @Test
    void hitsAreForTheBureauOfTheCaseAndForInterpol() {
        for (Role role : Role.values()) {
            boolean bureau = role == Role.NCB_OFFICER || role == Role.NCB_HEAD;
            assertThat(HitAudience.includes(officer("KEN", role), KENYAN))
                    .as(role.name())
                    .isEqualTo(bureau);
            assertThat(HitAudience.includes(officer("FRA", role), KENYAN))
                    .as(role.name())
                    .isFalse();
            assertThat(HitAudience.includes(officer("INTERPOL", role), KENYAN)).isTrue();
        }
    }

    private static Officer officer(String organisation, Role role) {
        return new Officer("somebody", new OrganisationCode(organisation), null, Set.of(role));
    }
}
