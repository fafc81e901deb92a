package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.preservation.Preservations;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Current preservation requests to platforms. */
@RestController
@Tag(name = "Preservation")
class PreservationApi {
    private final Preservations preservations;
    private final Cases cases;

    PreservationApi(Preservations preservations, Cases cases) {
        this.preservations = preservations;
        this.cases = cases;
    }

    @Operation(summary = "List the preservation requests of a case; they are watched from its acknowledgment on")
    @GetMapping("/api/support-requests/{reference}/preservation")
    @Transactional
    public Watched of(@PathVariable String reference) {
        CaseReference parsed = References.parse(reference);
        cases.get(parsed);
        return new Watched(preservations.of(parsed));
    }

    record Watched(List<Preservations.Standing> items) {}
}
