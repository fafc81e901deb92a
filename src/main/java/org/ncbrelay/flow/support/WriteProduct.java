package org.ncbrelay.flow.support;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.FormattedText;
import org.ncbrelay.store.support.Deployments;
import org.ncbrelay.store.support.Products;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.store.support.ReportPictures;
import org.springframework.stereotype.Service;

/** Keeps what support produced as a document of the case; a rework becomes the next version. */
@Service
public record WriteProduct(
        Cases cases,
        Deployments deployments,
        Products products,
        ReportDrafts drafts,
        ReportPictures pictures,
        FormattedText texts,
        Journal journal,
        Clock clock) {
    /**
     * @param kind      such as {@code ADVICE_NOTE}
     * @param formatted whether the text is Markdown, of which the words alone are stored in addition to it
     * @param grading   of source and information, of an analysis; else null
     * @param author    user who wrote it; not always the officer who puts it on record
     * @throws org.ncbrelay.domain.Refusal.Invalid if it is Markdown and {@link FormattedText#check} refuses it, or it names a picture that is not of the
     *                                             reports of its case, or not open to who puts it on record
     */
    public void write(
            CaseReference reference,
            Capability capability,
            String kind,
            String title,
            String text,
            boolean formatted,
            Grading grading,
            String author,
            Officer by) {
        if (formatted) texts.check("body", text);
        List<UUID> shown = formatted ? texts.pictures(text) : List.of();
        pictures.require("body", shown, picture -> picture.reference().equals(reference));
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        int version = products.draft(reference, capability, kind)
                .map(before -> before.version() + 1)
                .orElse(1);
        UUID id = UUID.randomUUID();
        products.add(new Product(
                id,
                reference,
                capability,
                kind,
                version,
                title,
                formatted ? texts.plain(text) : text,
                formatted ? text : null,
                level(request, capability),
                request.handlingConditions().orElse(null),
                grading,
                // Whichever officer writes it: what came from outside keeps its caveat (V8).
                request.externalSources(),
                author,
                now));
        pictures.show(id, reference, shown);
        drafts.discard(reference, capability.name());
        journal.record(Act.of(EventKind.PRODUCT_WRITTEN, reference, by)
                .noting(Phrase.VERSION.with(version).then(title)));
    }

    /** Of what a team reports, the level of its terms, which is at least that of the case. */
    private Confidentiality level(SupportCase request, Capability capability) {
        return Optional.of(request.reference())
                .filter(reference -> capability == Capability.IST_DEPLOYMENT)
                .flatMap(deployments::terms)
                .map(drafted -> drafted.terms().confidentiality())
                .filter(agreed -> agreed.compareTo(request.confidentiality()) > 0)
                .orElse(request.confidentiality());
    }
}
