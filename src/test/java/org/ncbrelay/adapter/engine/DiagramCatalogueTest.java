package org.ncbrelay.adapter.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.Model;

/** The map calls support by what this catalogue answers, not by a name in the diagram. */
class DiagramCatalogueTest {
    private final DiagramCatalogue catalogue = new DiagramCatalogue(null, null);

    @Test
    void whatTriageOffersIsDrawn() {
        assertThat(Arrays.stream(Capability.values())
                        .filter(catalogue::offers)
                        .map(capability -> catalogue.process(capability.name())))
                .isNotEmpty()
                .isSubsetOf(Model.diagrams().stream().map(Model::name).toList());
    }
}
