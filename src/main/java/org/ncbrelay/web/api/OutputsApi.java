package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.flow.outputs.ExportCase;
import org.ncbrelay.flow.outputs.ExportIntelligence;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.web.FileDownload;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases and intelligence as files: for people, for programs, for spreadsheets; each with its marks and caveat. */
@RestController
@RequestMapping("/api")
@Tag(name = "Outputs")
record OutputsApi(
        ExportIntelligence intelligence,
        ExportCase cases,
        Exporter exporter,
        CurrentOfficer officer,
        Bulkhead renderings) {
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType STIX = MediaType.parseMediaType("application/stix+json;version=2.1");

    @Operation(summary = "Intelligence as PDF, labels in the reader's language")
    @GetMapping("/intelligence/{reference}/document.pdf")
    ResponseEntity<byte[]> intelligencePdf(@PathVariable String reference, Locale language) {
        return file(
                reference + ".pdf",
                MediaType.APPLICATION_PDF,
                () -> exporter.pdf(report(reference, "PDF", language), picture -> Optional.empty()));
    }

    @Operation(summary = "Intelligence as plain text, whose SHA-256 the PDF prints")
    @GetMapping("/intelligence/{reference}/document.txt")
    ResponseEntity<byte[]> intelligenceText(@PathVariable String reference, Locale language) {
        return text(reference, () -> report(reference, "TEXT", language));
    }

    @Operation(summary = "Intelligence as STIX 2.1 bundle")
    @GetMapping("/intelligence/{reference}/stix.json")
    ResponseEntity<byte[]> intelligenceStix(@PathVariable String reference) {
        return file(reference + ".json", STIX, () -> exporter.stix(report(reference, "STIX", Locale.ENGLISH)));
    }

    @Operation(summary = "Whole case as PDF, with the products that reached you, labels in your language")
    @GetMapping("/support-requests/{reference}/dossier.pdf")
    ResponseEntity<byte[]> dossierPdf(@PathVariable String reference, Locale language) {
        return file(
                reference + ".pdf",
                MediaType.APPLICATION_PDF,
                () -> exporter.pdf(dossier(reference, "PDF", language), cases::picture));
    }

    @Operation(summary = "One report that reached you as PDF, labels in your language")
    @GetMapping("/support-requests/{reference}/products/{id}.pdf")
    ResponseEntity<byte[]> productPdf(@PathVariable String reference, @PathVariable UUID id, Locale language) {
        return file(
                reference + "-report.pdf",
                MediaType.APPLICATION_PDF,
                () -> exporter.pdf(
                        cases.product(CaseReference.parse(reference), id, officer.officer(), language),
                        cases::picture));
    }

    @Operation(summary = "Whole case as plain text, whose SHA-256 the PDF prints")
    @GetMapping("/support-requests/{reference}/dossier.txt")
    ResponseEntity<byte[]> dossierText(@PathVariable String reference, Locale language) {
        return text(reference, () -> dossier(reference, "TEXT", language));
    }

    @Operation(summary = "Whole case as STIX 2.1 bundle")
    @GetMapping("/support-requests/{reference}/stix.json")
    ResponseEntity<byte[]> dossierStix(@PathVariable String reference) {
        return file(reference + ".json", STIX, () -> exporter.stix(dossier(reference, "STIX", Locale.ENGLISH)));
    }

    @Operation(summary = "One list of a case as CSV: listings, specimens, payments or shipments")
    @GetMapping("/support-requests/{reference}/{list:listings|specimens|payments|shipments}.csv")
    ResponseEntity<byte[]> table(@PathVariable String reference, @PathVariable String list) {
        CaseTable table = CaseTable.valueOf(list.toUpperCase(Locale.ROOT));
        return file(
                reference + "-" + list + ".csv",
                CSV,
                () -> exporter.csv(cases.table(CaseReference.parse(reference), table, officer.officer())));
    }

    private Document report(String reference, String format, Locale language) {
        return intelligence.document(CaseReference.parse(reference), format, officer.officer(), language);
    }

    private Document dossier(String reference, String format, Locale language) {
        return cases.dossier(CaseReference.parse(reference), format, officer.officer(), language);
    }

    private ResponseEntity<byte[]> text(String reference, Supplier<Document> document) {
        return file(reference + ".txt", TEXT, () -> document.get().text().getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> file(String name, MediaType type, Supplier<byte[]> content) {
        return FileDownload.written(name, type, renderings.run(content));
    }
}
