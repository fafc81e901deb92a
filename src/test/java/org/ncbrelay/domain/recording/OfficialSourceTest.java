package org.ncbrelay.domain.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.NCB;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.fakes.Samples;

class OfficialSourceTest {
    private static final SupportCase BY_AGENCY = Samples.request(CaseStatus.ACKNOWLEDGED);
    private static final SupportCase BY_NCB = Samples.request(CaseStatus.ACKNOWLEDGED, null, NCB.userId(), Map.of());

    @Test
    void theNcbIsASource() {
        assertThat(OfficialSource.of(BY_NCB, false, false))
                .isEqualTo(new OfficialSource(OfficialSource.SourceKind.NCB, "KEN"));
    }

    @Test
    void anAgencyIsOneOnlyWhereItsNcbApprovesIt() {
        assertThat(OfficialSource.of(BY_AGENCY, true, false))
                .isEqualTo(new OfficialSource(OfficialSource.SourceKind.APPROVED_AGENCY, "KEN-WCIU"));
        assertThatThrownBy(() -> OfficialSource.of(BY_AGENCY, false, false)).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void anNcbThatTookOverIsTheSourceWhateverTheAgencyIs() {
        for (boolean approved : new boolean[] {true, false})
            assertThat(OfficialSource.of(BY_AGENCY, approved, true).kind()).isEqualTo(OfficialSource.SourceKind.NCB);
    }
}
