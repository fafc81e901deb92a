package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.CaseFiles;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests for support: submitted, listed and read. */
@RestController
@RequestMapping("/api/support-requests")
@Tag(name = "Support requests")
record RequestsApi(SubmitRequest submit, CaseFiles files, CurrentOfficer officer, StrictJson json) {
    private static final int LARGEST_PAGE = 200;

    @Operation(
            summary = "Submit a request; its copy goes to the General Secretariat in the same act",
            description =
                    "The agency of the case is that of the login, or the one of the country whose agency.code an NCB gives; an NCB that gives none asks for itself. The other fields of agency are case data: no letter goes there.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipt> submit(
            @RequestBody @Schema(implementation = SupportRequest.class) byte[] body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key) {
        if (key != null && (key.isBlank() || key.length() > 255))
            throw new Refusal.Invalid("Idempotency-Key", "must have 1 to 255 characters");
        Receipt receipt = submit.submit(json.read(body), key, Sha256.hex(body), officer.officer());
        return ResponseEntity.created(URI.create("/api/support-requests/" + receipt.reference()))
                .body(receipt);
    }

    @Operation(summary = "List the cases that your organisation may see")
    @GetMapping
    CaseFiles.Page list(
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String capability,
            @RequestParam(required = false) String country,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(required = false) String sort) {
        if (page < 0 || page > 1_000_000) throw new Refusal.Invalid("page", "must be 0 to 1000000");
        if (size < 1 || size > LARGEST_PAGE) throw new Refusal.Invalid("size", "must be 1 to " + LARGEST_PAGE);
        if (country != null && !country.isEmpty() && !country.matches("[A-Z]{3}"))
            throw new Refusal.Invalid("country", "must be an ISO alpha-3 code");
        if (q != null && q.codePointCount(0, q.length()) > 200)
            throw new Refusal.Invalid("q", "must have at most 200 characters");
        if (q != null && InvisibleCharacters.areInLine(q)) throw new Refusal.Invalid("q", Texts.INVISIBLE);
        return files.list(new CaseFiles.Filter(
                choices("status", status, CaseStatus.class),
                choices("capability", capability, Capability.class),
                blankToNull(country),
                blankToNull(q),
                page,
                size,
                blankToNull(sort),
                CaseFiles.Narrowing.NONE));
    }

    @Operation(summary = "Read a case")
    @GetMapping("/{reference}")
    CaseFiles.CaseFile read(@PathVariable String reference) {
        return files.of(CaseReference.parse(reference), officer.officer());
    }

    @Operation(summary = "Read every event of a case, in order")
    @GetMapping("/{reference}/timeline")
    Timeline timeline(@PathVariable String reference) {
        CaseReference parsed = CaseReference.parse(reference);
        return new Timeline(parsed.value(), files.timeline(parsed, officer.officer()));
    }

    private static <E extends Enum<E>> List<String> choices(String field, String value, Class<E> type) {
        if (value == null || value.isBlank()) return List.of();
        List<String> known =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        List<String> wanted = Arrays.stream(value.split(",")).map(String::strip).toList();
        if (!known.containsAll(wanted)) throw new Refusal.Invalid(field, "must be of " + String.join(", ", known));
        return wanted;
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    record Timeline(String reference, List<CaseFiles.Event> events) {}
}
