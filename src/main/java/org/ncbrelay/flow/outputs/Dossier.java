package org.ncbrelay.flow.outputs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Observable;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.domain.supplement.Supplement.SupplementStatus;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.CaseFiles.CaseFile;

/** A case as its reader may see it, as one document; the marks are the strictest of request and products. */
final class Dossier {
    private Dossier() {}

    /**
     * @param pictures of the products, by their text
     * @param zone     in which the country of the case counts days
     * @param person   who acted, as the reader may know it
     */
    static Document of(
            CaseFile file,
            List<Supplement> supplements,
            List<CaseFiles.Event> timeline,
            Function<String, List<Picture>> pictures,
            ZoneId zone,
            UnaryOperator<String> person,
            Wording wording) {
        List<Section> sections = new ArrayList<>();
        sections.add(facts(file, person, wording));
        sections.addAll(RequestSections.of(file.asked().request(), wording));
        supplements.forEach(supplement -> sections.addAll(RequestSections.of(supplement, person, wording)));
        sections.addAll(CourseSections.of(file, zone, person, wording));
        file.outputs().products().forEach(product -> sections.add(product(product, pictures, wording)));
        sections.add(CourseSections.timeline(timeline, wording));
        CaseReference reference = new CaseReference(file.reference());
        return new Document(
                reference,
                Document.DocumentKind.DOSSIER,
                file.asked().title(),
                marks(file, file.outputs().products(), supplements),
                wording,
                new OrganisationCode(file.asked().country()),
                file.asked().submittedAt(),
                changedAt(file, timeline),
                sections,
                observables(Stream.concat(
                                Stream.of(file.asked().request()),
                                supplements.stream()
                                        .filter(it -> it.status() == SupplementStatus.ACCEPTED)
                                        .map(Supplement::content))
                        .toList()));
    }

    /** One product alone. */
    static Document of(
            CaseFile file, CaseFiles.Product product, Function<String, List<Picture>> pictures, Wording wording) {
        return new Document(
                new CaseReference(file.reference()),
                Document.DocumentKind.DOSSIER,
                product.title(),
                marks(file, List.of(product), List.of()),
                wording,
                OrganisationCode.INTERPOL,
                product.writtenAt(),
                product.writtenAt(),
                List.of(product(product, pictures, wording)),
                List.of());
    }

    static HandlingMarkings marks(CaseFile file) {
        return marks(file, file.outputs().products(), List.of());
    }

    /** @param supplements that are shown, also those not yet accepted */
    private static HandlingMarkings marks(
            CaseFile file, List<CaseFiles.Product> products, List<Supplement> supplements) {
        Confidentiality strictest = Stream.concat(
                        Stream.of(file.asked().confidentiality()),
                        products.stream().map(CaseFiles.Product::confidentiality))
                .max(Confidentiality::compareTo)
                .orElseThrow();
        String handling = Stream.concat(
                        Stream.ofNullable(file.asked().handling()),
                        products.stream().map(CaseFiles.Product::handling))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
        boolean external = !file.asked().externalSources().isEmpty()
                || products.stream()
                        .anyMatch(product -> !product.externalSources().isEmpty())
                || supplements.stream().anyMatch(it -> it.content().get("externalSource") != null);
        return new HandlingMarkings(strictest, handling, null, external);
    }

    private static Instant changedAt(CaseFile file, List<CaseFiles.Event> timeline) {
        return Stream.concat(
                        Stream.of(file.asked().submittedAt(), file.updatedAt()),
                        timeline.stream().map(CaseFiles.Event::at))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Section facts(CaseFile file, UnaryOperator<String> person, Wording wording) {
        Rows rows = new Rows()
                .add(wording.say("reference"), file.reference())
                .add(wording.say("country"), file.asked().country())
                .add(wording.say("status"), wording.name("status", file.status()))
                .add(wording.say("submitted"), file.asked().submittedAt())
                .add(wording.say("submittedBy"), person.apply(file.asked().submittedBy()))
                .add(wording.say("version"), file.asked().version())
                .add(wording.say("retainedUntil"), file.asked().retentionUntil())
                .add(wording.say("closed"), file.closedAt());
        return new Section(Section.SectionKind.FACTS, wording.say("case"), rows.list(), null);
    }

    private static Section product(
            CaseFiles.Product product, Function<String, List<Picture>> pictures, Wording wording) {
        Rows rows = new Rows()
                .add(wording.say("kind"), wording.name("productKind", product.kind()))
                .add(wording.say("version"), product.version())
                .add(wording.say("confidentiality"), wording.name("confidentiality", product.confidentiality()))
                .add(wording.say("handlingConditions"), product.handling())
                .add(wording.say("grading"), product.grading())
                .add(wording.say("externalSources"), String.join(", ", product.externalSources()))
                .add(wording.say("written"), product.writtenAt())
                .add(wording.say("review"), wording.name("review", product.review()))
                .add(wording.say("productSha256"), product.sha256());
        return new Section(
                Section.SectionKind.PRODUCT,
                wording.say("product", product.title()),
                rows.list(),
                product.body(),
                product.formatted(),
                pictures.apply(product.formatted()),
                product.id());
    }

    private static List<Observable> observables(List<Map<String, Object>> contents) {
        List<Observable> observables = new ArrayList<>();
        contents.forEach(content -> add(observables, content));
        return observables;
    }

    private static void add(List<Observable> observables, Map<String, Object> request) {
        for (Map<?, ?> listing : RequestSections.rows(request, "listings")) {
            add(observables, Observable.ObservableKind.URL, listing.get("url"), null);
            add(
                    observables,
                    Observable.ObservableKind.SOCIAL_ACCOUNT,
                    listing.get("sellerHandle"),
                    listing.get("platform"));
        }
        for (Map<?, ?> payment : RequestSections.rows(request, "payments"))
            add(
                    observables,
                    Observable.ObservableKind.PAYMENT_ACCOUNT,
                    payment.get("account"),
                    payment.get("provider"));
    }

    private static void add(List<Observable> all, Observable.ObservableKind kind, Object value, Object platform) {
        if (value == null) return;
        Observable observable = new Observable(kind, value.toString(), platform == null ? null : platform.toString());
        if (!all.contains(observable)) all.add(observable);
    }
}
