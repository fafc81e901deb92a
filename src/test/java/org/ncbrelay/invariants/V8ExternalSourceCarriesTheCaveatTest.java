package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.IntelligenceWalk;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** V8: content with an external source never leaves without the caveat (Annex 2.1). */
@FlowTest
class V8ExternalSourceCarriesTheCaveatTest {
    private final Flowchart flow;
    private final IntelligenceWalk intelligence;
    private final JdbcTemplate application;

    @Autowired
    V8ExternalSourceCarriesTheCaveatTest(Flowchart flow, IntelligenceWalk intelligence, DatabaseAccess access) {
        this.flow = flow;
        this.intelligence = intelligence;
        this.application = new JdbcTemplate(TestDatabase.dataSource(access, access.application()));
    }

    @Test
    void everyReaderOfExternalMaterialReadsTheCaveat() {
        CaseReference reference = released();

        assertThat(intelligence.read(reference, "ncb.fra").caveat()).isEqualTo(Caveat.TEXT);
        assertThat(intelligence.read(reference, "lead").caveat()).isEqualTo(Caveat.TEXT);
    }

    @Test
    void theCaveatOutlivesARegrading() {
        CaseReference reference = intelligence.register(IntelligenceWalk::external);
        flow.work(
                reference,
                "analyst",
                "Task_GradeExternalMaterial",
                Map.of(
                        "decision", "REGRADE",
                        "sourceGrading", "A",
                        "informationGrading", "1",
                        "reason", "Seen by our own officers"));

        assertThat(intelligence.read(reference, "lead").caveat()).isEqualTo(Caveat.TEXT);
    }

    @Test
    void theApplicationCannotTurnAnExternalSourceIntoAnother() {
        CaseReference reference = released();

        assertThatThrownBy(() -> application.update(
                        "UPDATE intelligence SET source_kind = 'INTERPOL' WHERE reference = ?", reference.value()))
                .hasRootCauseMessage("ERROR: permission denied for table intelligence");
    }

    @Test
    void materialWithoutAnExternalSourceHasNone() {
        CaseReference reference = intelligence.register(body -> {});

        assertThat(intelligence.read(reference, "lead").caveat()).isNull();
    }

    private CaseReference released() {
        CaseReference reference = intelligence.register(IntelligenceWalk::external);
        flow.work(reference, "analyst", "Task_GradeExternalMaterial", Map.of("decision", "KEEP"));
        return intelligence.released(reference);
    }
}
