package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ncbrelay.domain.notices.Diffusions;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Diffusions as sender, receivers and the General Secretariat see them. */
@RestController
@Tag(name = "Diffusions")
class DiffusionsApi {
    private final Diffusions diffusions;

    DiffusionsApi(Diffusions diffusions) {
        this.diffusions = diffusions;
    }

    @Operation(summary = "List the diffusions that your organisation sent or received, newest first")
    @GetMapping("/api/diffusions")
    @Transactional
    public Sent list() {
        return new Sent(diffusions.visible());
    }

    record Sent(List<Diffusions.Diffusion> items) {}
}
