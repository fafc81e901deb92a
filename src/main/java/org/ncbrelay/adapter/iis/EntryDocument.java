package org.ncbrelay.adapter.iis;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.port.InformationSystem.Entry;

/** What is recorded, as JSON: what the system outside receives and what the local registry keeps. */
record EntryDocument(
        String reference,
        String source,
        String sourceCode,
        String enteredBy,
        String purpose,
        String confidentiality,
        String handling,
        List<String> restrictedCountries,
        @JsonFormat(shape = JsonFormat.Shape.STRING) LocalDate retentionUntil) {
    static EntryDocument of(Entry entry) {
        return new EntryDocument(
                entry.reference().value(),
                entry.source(),
                entry.sourceCode(),
                entry.enteredBy(),
                entry.purpose(),
                entry.confidentiality(),
                entry.handling(),
                entry.restrictedCountries(),
                entry.retentionUntil());
    }
}
