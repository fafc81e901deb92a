package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.store.board.Figures;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures over the cases that the caller's organisation may see. */
@RestController
@RequestMapping("/api/statistics")
@Tag(name = "Statistics")
record StatisticsApi(Figures figures, Clock clock) {
    @Operation(summary = "Counts by status, outcome, country and capability; hours to acknowledge, median and 90 %")
    @GetMapping
    Figures.Counts counts(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) String country,
            @RequestParam(required = false) String capability) {
        return figures.of(filter(from, to, country, capability), clock.instant());
    }

    @Operation(summary = "How many cases are at each node of the diagrams now, and how many of them are overdue")
    @GetMapping("/nodes")
    Nodes nodes(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) String country,
            @RequestParam(required = false) String capability) {
        return new Nodes(figures.nodes(filter(from, to, country, capability), clock.instant()));
    }

    private static Figures.Filter filter(LocalDate from, LocalDate to, String country, String capability) {
        return new Figures.Filter(from, to, name("country", country), name("capability", capability));
    }

    private static String name(String field, String sent) {
        if (sent == null || sent.isBlank()) return null;
        if (InvisibleCharacters.areInLine(sent)) throw new Refusal.Invalid(field, Texts.INVISIBLE);
        return sent;
    }

    record Nodes(List<Figures.Node> items) {}
}
