package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.evidence.CustodyEntry;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.domain.evidence.FileName;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.flow.evidence.ReadEvidence.Marked;
import org.ncbrelay.flow.evidence.ReceiveEvidence;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.web.FileDownload;
import org.ncbrelay.web.KnownActors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Originals that back a case, and files of intelligence; every look and every download is on record. */
@RestController
@RequestMapping({"/api/support-requests/{reference}/evidence", "/api/intelligence/{reference}/evidence"})
@Tag(name = "Evidence")
record EvidenceApi(
        KnownActors known,
        ReceiveEvidence receive,
        ReadEvidence read,
        FileDownload files,
        CurrentOfficer officer,
        StrictJson json,
        Clock clock) {
    @Operation(
            summary = "Add a file; at most 25 MB",
            description =
                    "Fields: description (required), sourceUrl, capturedAt, reason; externalSource, the name of a source outside law"
                            + " enforcement, and consentToShare (required with it), whether it agrees that the file is shared. The answer has the SHA-256 the server computed."
                            + " What a country adds after the record has a status: ACCEPTED from an official source; WAITING_FOR_NCB"
                            + " from any other agency, and INTERPOL does not see the file before the NCB has accepted it."
                            + " To intelligence, the wildlife team adds files until its release is decided.")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> receive(@PathVariable String reference, MultipartHttpServletRequest upload)
            throws IOException {
        CaseReference parsed = parsed(reference, upload);
        // Nothing of the body is read before this: what is not open to the sender takes no room on our disk.
        receive.requireOpen(parsed, officer.officer());
        EvidenceForm form = EvidenceForm.read(fields(upload), clock.instant());
        MultipartFile file = upload.getFile("file");
        FileName name = FileName.of(file.getOriginalFilename());
        Evidence evidence;
        try (InputStream content = file.getInputStream()) {
            evidence = receive.receive(
                    parsed, name, content, form.provenance(), form.source(), visit(upload, form.reason()));
        }
        Marked stored = read.received(evidence);
        return ResponseEntity.created(URI.create(address(evidence))).body(shown(stored));
    }

    @Operation(summary = "List the files of a case, or of intelligence that was sent to you")
    @GetMapping
    Items list(@PathVariable String reference, HttpServletRequest request) {
        return new Items(read.list(parsed(reference, request), withoutReason(request)).stream()
                .map(this::shown)
                .toList());
    }

    @Operation(
            summary =
                    "Download a file, byte for byte as it was received; it is checked against its hash first, and refused if it is infected")
    @GetMapping("/{id}")
    void download(
            @PathVariable String reference,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        handOut(parsed(reference, request), id, false, withoutReason(request), response);
    }

    @Operation(
            summary = "Download a file and say why",
            description =
                    "The reason is recorded in the chain of custody. It is content: it is taken from the body alone, never from an"
                            + " address, which logs and browsers keep. An infected file is handed out here alone, to whoever sends"
                            + " openInfected: true.")
    @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    void downloadWithReason(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestBody @Schema(implementation = EvidenceForm.Download.class) byte[] body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EvidenceForm.Download said = json.read(body, EvidenceForm.Download::read);
        handOut(parsed(reference, request), id, said.openInfected(), visit(request, said.reason()), response);
    }

    private void handOut(
            CaseReference reference, String id, boolean warned, EvidenceAccess visit, HttpServletResponse response)
            throws IOException {
        UUID file = Ids.parse(id);
        files.write(() -> read.handOut(reference, file, warned, visit), response);
    }

    @Operation(summary = "Read the chain of custody of a file: who, what, when, from where, why")
    @GetMapping("/{id}/custody")
    Chain custody(@PathVariable String reference, @PathVariable String id, HttpServletRequest request) {
        return new Chain(read.custody(parsed(reference, request), Ids.parse(id), withoutReason(request)));
    }

    @Operation(summary = "Read the chain of custody of a file and say why")
    @PostMapping(path = "/{id}/custody", consumes = MediaType.APPLICATION_JSON_VALUE)
    Chain custodyWithReason(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestBody @Schema(implementation = StrictJson.Reason.class) byte[] body,
            HttpServletRequest request) {
        EvidenceAccess visit = visit(request, json.reason(body));
        return new Chain(read.custody(parsed(reference, request), Ids.parse(id), visit));
    }

    private EvidenceAccess withoutReason(HttpServletRequest request) {
        // It is content of a case: addresses are written to the logs of proxies and the history of browsers.
        if (request.getParameterMap().containsKey("reason"))
            throw new Refusal.Invalid("reason", "must not be in the address; send it in the body of a POST");
        return visit(request, null);
    }

    private EvidenceAccess visit(HttpServletRequest request, String reason) {
        return new EvidenceAccess(officer.officer(), request.getRemoteAddr(), reason);
    }

    private static Map<String, Object> fields(MultipartHttpServletRequest upload) {
        Map<String, Object> fields = new HashMap<>();
        upload.getParameterMap()
                .forEach((name, values) ->
                        fields.put(name, values.length > 1 ? List.of(values) : values[0].isEmpty() ? null : values[0]));
        fields.remove("file");
        upload.getMultiFileMap().forEach((name, files) -> fields.put(name, files.size() > 1 ? files : files.get(0)));
        return fields;
    }

    private static String address(Evidence evidence) {
        String owner = evidence.reference().isIntelligence() ? "intelligence" : "support-requests";
        return "/api/%s/%s/evidence/%s".formatted(owner, evidence.reference(), evidence.id());
    }

    /** A token for cases opens no intelligence, and the other way round: an address of one leads to no file of the other. */
    private static CaseReference parsed(String reference, HttpServletRequest request) {
        CaseReference parsed = CaseReference.parse(reference);
        boolean asksIntelligence = request.getRequestURI().startsWith(request.getContextPath() + "/api/intelligence/");
        if (parsed.isIntelligence() != asksIntelligence) throw new Refusal.NotFound();
        return parsed;
    }

    private Map<String, Object> shown(Marked marked) {
        Evidence evidence = marked.evidence();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", evidence.id());
        shown.put("reference", evidence.reference().value());
        shown.put("fileName", evidence.fileName().value());
        shown.put("mediaType", evidence.mediaType());
        shown.put("size", evidence.size());
        shown.put("sha256", evidence.sha256());
        shown.put("description", evidence.provenance().description());
        shown.put("sourceUrl", evidence.provenance().sourceUrl());
        shown.put("capturedAt", evidence.provenance().capturedAt());
        shown.put("receivedBy", known.seen(evidence.receivedBy()));
        shown.put("receivedOrganisation", evidence.receivedOrganisation());
        shown.put("receivedAt", evidence.receivedAt());
        shown.put("erasedAt", evidence.erasedAt());
        shown.put("status", marked.status());
        shown.put("scan", marked.scan());
        return shown;
    }

    record Items(List<Map<String, Object>> items) {}

    record Chain(List<CustodyEntry> items) {}
}
