package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.product.Products;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Dissemination;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts level, grading and the marks of its sources on record for an approved report. */
@Service
public class MarkReport {
    private final Products products;
    private final Cases cases;
    private final Dissemination dissemination;
    private final Journal journal;

    public MarkReport(Products products, Cases cases, Dissemination dissemination, Journal journal) {
        this.products = products;
        this.cases = cases;
        this.dissemination = dissemination;
        this.journal = journal;
    }

    /** The marks are those of the newest version, which the review approved; the other countries involved are notified. */
    @Transactional
    public void mark(CaseReference reference, Officer by) {
        Product report =
                products.latest(reference, Capability.INFORMATION_SHARING).orElseThrow();
        Note marks = Note.name("confidentiality", report.confidentiality()).and(Note.text(report.grading()));
        if (!report.externalSources().isEmpty()) marks = marks.and(Phrase.EXTERNAL_SOURCE.note());
        journal.record(Act.of(EventKind.PRODUCT_MARKED, reference, by).noting(marks));
        dissemination.notifyCountries(cases.get(reference), report);
    }
}
