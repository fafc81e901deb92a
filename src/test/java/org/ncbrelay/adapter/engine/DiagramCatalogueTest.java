package org.ncbrelay.adapter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.support.sources.Model;

/** Which diagrams a case passes, and which of them gives which support. */
class DiagramCatalogueTest {
    private final DiagramCatalogue catalogue = new DiagramCatalogue(null, null, null, null);

    @Test
    void aCasePassesTheDiagramsInTheOrderOfTheMap() {
        assertThat(catalogue.inOrder())
                .startsWith("supportRequest", "intake", "acknowledgment")
                .containsSubsequence("recording", "triage", "delivery", "closure")
                .doesNotContain("sharing", "intelligence");
    }

    /** Not only by a refusal of an officer: also by the silence of a bureau. */
    @Test
    void aCaseEndsByWhatTheEndsOfItsDiagramsName() {
        assertThat(catalogue.endings())
                .contains(EventKind.SUPPORT_REJECTED, EventKind.RECORD_NOT_CHECKED, EventKind.CASE_CLOSED);
    }

    @Test
    void whatTriageOffersIsDrawn() {
        assertThat(Arrays.stream(Capability.values())
                        .filter(catalogue::offers)
                        .flatMap(capability -> Arrays.stream(Status.values())
                                .map(status -> DiagramCatalogue.process(status, capability))))
                .hasSize(Capability.values().length * Status.values().length)
                .contains("supportOffer", "furtherSupport")
                .isSubsetOf(Model.diagrams().stream().map(Model::name).toList());
    }
}
