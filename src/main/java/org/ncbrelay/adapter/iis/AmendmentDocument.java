package org.ncbrelay.adapter.iis;

import org.ncbrelay.port.InformationSystem.Amendment;

/** An amendment as JSON; see {@link EntryDocument}. */
record AmendmentDocument(String id, String reference, String kind, String source, String sourceCode, String enteredBy) {
    static AmendmentDocument of(Amendment amendment) {
        return new AmendmentDocument(
                amendment.id().toString(),
                amendment.reference().value(),
                amendment.kind(),
                amendment.source(),
                amendment.sourceCode(),
                amendment.enteredBy());
    }
}
