package org.ncbrelay.flow.outputs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.output.CaseTable;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.output.Wordings;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.FormattedText;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.evidence.Supplements;
import org.ncbrelay.store.people.UserAccounts;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.ReportPictures;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a case out: its dossier with the products that reached the reader, and its lists for spreadsheets. */
@Service
@Transactional
public class ExportCase {
    private final CaseFiles files;
    private final Cases cases;
    private final Supplements supplements;
    private final FormattedText texts;
    private final MemberCountries countries;
    private final ReportPictures pictures;
    private final ExpertEngagements engagements;
    private final UserAccounts actors;
    private final Wordings wordings;
    private final AuditLog audit;

    public ExportCase(
            CaseFiles files,
            Cases cases,
            Supplements supplements,
            FormattedText texts,
            MemberCountries countries,
            ReportPictures pictures,
            ExpertEngagements engagements,
            UserAccounts actors,
            Wordings wordings,
            AuditLog audit) {
        this.files = files;
        this.cases = cases;
        this.supplements = supplements;
        this.texts = texts;
        this.countries = countries;
        this.pictures = pictures;
        this.engagements = engagements;
        this.actors = actors;
        this.wordings = wordings;
        this.audit = audit;
    }

    /**
     * @param format   in which it leaves, for the audit
     * @param language of its labels; what people wrote stays as they wrote it
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the reader's organisation
     */
    public Document dossier(CaseReference reference, String format, Officer reader, Locale language) {
        CaseFiles.CaseFile file = files.of(reference, reader);
        Document dossier = Dossier.of(
                file,
                supplements.of(reference),
                files.timeline(reference, reader),
                text -> picturesOf(reference, text),
                countries.calendarOf(reference.organisation()).zone(),
                actors.seenBy(reader),
                wordings.in(language));
        audit.read(Read.DOSSIER, reference, format);
        return dossier;
    }

    /** One product that reached the reader, under its marks and those of its case; any other is refused as an unknown case. */
    public Document product(CaseReference reference, UUID id, Officer reader, Locale language) {
        CaseFiles.CaseFile file = files.of(reference, reader);
        CaseFiles.Product product =
                one(file.outputs().products(), each -> each.id().equals(id));
        audit.read(Read.DOSSIER, reference, "PDF");
        return Dossier.of(file, product, text -> picturesOf(reference, text), wordings.in(language));
    }

    /**
     * The same product for a page.
     *
     * @param with the version to compare it with; null for none. One that did not reach the reader is refused in the same way
     */
    public Reading read(CaseReference reference, UUID id, Integer with, Officer reader) {
        List<CaseFiles.Product> all = files.of(reference, reader).outputs().products();
        CaseFiles.Product product = one(all, each -> each.id().equals(id));
        List<CaseFiles.Product> versions = all.stream()
                .filter(each -> each.capability().equals(product.capability())
                        && each.kind().equals(product.kind()))
                .toList();
        return new Reading(product, versions, with == null ? null : one(versions, each -> each.version() == with));
    }

    private static CaseFiles.Product one(List<CaseFiles.Product> products, Predicate<CaseFiles.Product> which) {
        return products.stream()
                .filter(each -> each.body() != null && which.test(each))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** A product, its versions with itself, and the one to compare it with; null for none. */
    public record Reading(CaseFiles.Product report, List<CaseFiles.Product> versions, CaseFiles.Product before) {}

    /**
     * A report that is being written, under the marks of its case and marked as a draft; the same refusal.
     *
     * @param formatted whether the text is Markdown
     */
    public Document draft(
            CaseReference reference, String title, String text, boolean formatted, Officer reader, Locale language) {
        CaseFiles.CaseFile file = files.of(reference, reader);
        audit.read(Read.DOSSIER, reference, "PDF");
        return draft(reference, file.asked().submittedAt(), title, Dossier.marks(file), text, formatted, language);
    }

    /**
     * An opinion that its expert is writing, who does not read how confidential the case is: the draft has the strictest mark (our default).
     *
     * @param formatted whether the text is Markdown
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the acting organisation
     */
    public Document opinion(UUID engagement, String text, boolean formatted, Locale language) {
        Engagement asked = engagements.get(engagement);
        audit.read(Read.EXPERT_REQUEST, asked.reference(), "PDF");
        HandlingMarkings marks = new HandlingMarkings(Confidentiality.CONFIDENTIAL, null, null, false);
        return draft(asked.reference(), asked.askedAt(), asked.titleOfOpinion(), marks, text, formatted, language);
    }

    private Document draft(
            CaseReference reference,
            Instant begunAt,
            String title,
            HandlingMarkings marks,
            String text,
            boolean formatted,
            Locale language) {
        Wording wording = wordings.in(language);
        Section section = new Section(
                Section.SectionKind.PRODUCT,
                wording.say("draft"),
                List.of(),
                formatted ? texts.plain(text) : text,
                formatted ? text : null,
                formatted ? picturesOf(reference, text) : List.of(),
                null);
        return new Document(
                reference,
                Document.DocumentKind.DOSSIER,
                title,
                marks,
                wording,
                OrganisationCode.INTERPOL,
                begunAt,
                begunAt,
                List.of(section),
                List.of());
    }

    /** @param text null if it is no Markdown */
    private List<Picture> picturesOf(CaseReference reference, String text) {
        if (text == null) return List.of();
        return pictures.of(texts.pictures(text)).stream()
                .filter(picture -> picture.reference().equals(reference))
                .toList();
    }

    /** The bytes of a picture of a document, whose own reading is noted; empty if the reader does not see it. */
    @Transactional(readOnly = true)
    public Optional<byte[]> picture(UUID id) {
        return pictures.content(id);
    }

    /** The same refusal. */
    public Table table(CaseReference reference, CaseTable table, Officer reader) {
        SupportCase request = cases.get(reference);
        CaseFiles.CaseFile file = files.of(reference, reader);
        audit.read(Read.DOSSIER, reference, table.name());
        return table.of(
                reference.value(),
                Dossier.marks(file),
                request.rows(table.name().toLowerCase(Locale.ROOT)));
    }
}
