package org.ncbrelay.flow.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Marks;
import org.ncbrelay.domain.output.Observable;
import org.ncbrelay.domain.output.Section;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.CaseFiles.CaseFile;

/** A case as its reader may see it, as one document; the marks are the strictest of request and products. */
final class Dossier {
    private Dossier() {}

    static Document of(CaseFile file, List<CaseFiles.Event> timeline) {
        List<Section> sections = new ArrayList<>();
        sections.add(facts(file));
        sections.addAll(RequestSections.of(file.request()));
        sections.addAll(CourseSections.of(file));
        file.products().forEach(product -> sections.add(product(product)));
        sections.add(CourseSections.timeline(timeline));
        CaseReference reference = new CaseReference(file.reference());
        return new Document(
                reference,
                Document.Kind.DOSSIER,
                file.title(),
                marks(file),
                new OrganisationCode(file.country()),
                file.submittedAt(),
                sections,
                observables(file.request()));
    }

    static Marks marks(CaseFile file) {
        Confidentiality strictest = Stream.concat(
                        Stream.concat(Stream.of(file.confidentiality()), recorded(file)),
                        file.products().stream().map(CaseFiles.Product::confidentiality))
                .map(Confidentiality::valueOf)
                .max(Confidentiality::compareTo)
                .orElseThrow();
        String handling = Stream.concat(
                        Stream.of(
                                file.request().get("handlingConditions"),
                                file.iisRecord() == null
                                        ? null
                                        : file.iisRecord().handling()),
                        file.products().stream().map(CaseFiles.Product::handling))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .distinct()
                .collect(Collectors.joining("\n"));
        return new Marks(strictest, handling, null, isExternal(file));
    }

    private static Stream<String> recorded(CaseFile file) {
        return file.iisRecord() == null
                ? Stream.empty()
                : Stream.of(file.iisRecord().confidentiality());
    }

    private static boolean isExternal(CaseFile file) {
        return file.request().get("externalSource") != null
                || file.products().stream()
                        .anyMatch(product -> !product.externalSources().isEmpty());
    }

    private static Section facts(CaseFile file) {
        Rows rows = new Rows()
                .add("Reference", file.reference())
                .add("Country", file.country())
                .add("Status", file.status())
                .add("Submitted", file.submittedAt())
                .add("Submitted by", file.submittedBy())
                .add("Version", file.version())
                .add("Retained until", file.retentionUntil())
                .add("Closed", file.closedAt());
        return new Section(Section.Kind.FACTS, "Case", rows.list(), null);
    }

    private static Section product(CaseFiles.Product product) {
        Rows rows = new Rows()
                .add("Kind", product.kind())
                .add("Version", product.version())
                .add("Confidentiality", product.confidentiality())
                .add("Handling", product.handling())
                .add("Grading (4x4)", product.grading())
                .add("External sources", String.join(", ", product.externalSources()))
                .add("Written", product.writtenAt())
                .add("Review", product.review())
                .add("SHA-256 of title and body", product.sha256());
        return new Section(Section.Kind.PRODUCT, "Product: " + product.title(), rows.list(), product.body());
    }

    private static List<Observable> observables(Map<String, Object> request) {
        List<Observable> observables = new ArrayList<>();
        for (Map<?, ?> listing : RequestSections.rows(request, "listings")) {
            add(observables, Observable.Kind.URL, listing.get("url"), null);
            add(observables, Observable.Kind.SOCIAL_ACCOUNT, listing.get("sellerHandle"), listing.get("platform"));
        }
        for (Map<?, ?> payment : RequestSections.rows(request, "payments"))
            add(observables, Observable.Kind.PAYMENT_ACCOUNT, payment.get("account"), payment.get("provider"));
        return observables;
    }

    private static void add(List<Observable> all, Observable.Kind kind, Object value, Object platform) {
        if (value == null) return;
        Observable observable = new Observable(kind, value.toString(), platform == null ? null : platform.toString());
        if (!all.contains(observable)) all.add(observable);
    }
}
