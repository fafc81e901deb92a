package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.domain.taxa.Taxa.Taxon;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a request can name: taxa and member countries. */
@RestController
@RequestMapping("/api")
@Tag(name = "Directory")
class DirectoryApi {
    private static final int MOST = 20;

    private final Taxa taxa;
    private final MemberCountries countries;

    DirectoryApi(Taxa taxa, MemberCountries countries) {
        this.taxa = taxa;
        this.countries = countries;
    }

    @Operation(summary = "Search taxa by scientific or common name; the appendix is indicative, not legal advice")
    @GetMapping("/taxa")
    Found taxa(@RequestParam String q) {
        if (q.isBlank() || q.length() > 120) throw new Refusal.Invalid("q", "must have 1 to 120 characters");
        return new Found(taxa.search(q, MOST), "Indicative, not legal advice.");
    }

    @Operation(summary = "List the member countries")
    @GetMapping("/countries")
    Members countries() {
        return new Members(countries.all().stream()
                .map(country -> new Member(country.code().value(), country.alpha2(), country.name()))
                .toList());
    }

    record Found(List<Taxon> items, String note) {}

    record Members(List<Member> items) {}

    record Member(String code, String alpha2, String name) {}
}
