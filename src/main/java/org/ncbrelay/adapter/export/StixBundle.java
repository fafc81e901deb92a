package org.ncbrelay.adapter.export;

import static org.ncbrelay.adapter.export.StixMarkings.ordered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.uuid.Generators;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.output.Document;
import org.ncbrelay.domain.output.Document.Observable;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.product.Picture;

/**
 * A document as STIX 2.1 bundle. Ids follow from names (UUIDv5), so that the same document gives the same bytes; one that grew has the same
 * objects, modified later (STIX 2.1, section 3.6).
 */
final class StixBundle {
    /** Of the ids of observables, fixed by STIX 2.1, section 2.9. */
    private static final UUID OASIS = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");
    /** Of all other ids; STIX forbids its own namespace there. */
    private static final UUID RELAY = UUID.fromString("5a3fbb7c-6a0e-5c3b-9f0e-0b7f1d0e2c41");

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Document document;
    private final List<Map<String, Object>> markings;
    private final List<String> markingIds;
    private final String created;
    private final String modified;
    private final String producer;

    StixBundle(Document document) {
        this.document = document;
        this.markings = StixMarkings.of(document.marks());
        this.markingIds =
                markings.stream().map(marking -> marking.get("id").toString()).toList();
        this.created = MILLIS.format(document.createdAt());
        this.modified = MILLIS.format(document.changedAt());
        this.producer = id("identity", document.producer().value());
    }

    static String id(String type, String name) {
        return type + "--" + nameBased(RELAY, type + ":" + name);
    }

    /** Version 5 of RFC 9562: the same name in the same namespace is the same id, wherever it is made. */
    private static UUID nameBased(UUID namespace, String name) {
        return Generators.nameBasedGenerator(namespace).generate(name);
    }

    byte[] write() {
        try {
            return JSON.writeValueAsBytes(ordered(
                    "type", "bundle", "id", id("bundle", document.reference().value()), "objects", objects()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    private List<Map<String, Object>> objects() {
        List<Map<String, Object>> contents = new ArrayList<>();
        document.observables().forEach(observable -> contents.add(observable(observable)));
        List<Map<String, Object>> unique = unique(contents);
        if (document.kind() == Document.DocumentKind.DOSSIER) unique.addAll(unique(products()));

        List<Map<String, Object>> objects = new ArrayList<>(markings);
        objects.add(identity());
        objects.addAll(unique);
        objects.add(report(unique));
        return objects;
    }

    /** The same in every bundle: it says nothing of the document, and has none of its marks. */
    private Map<String, Object> identity() {
        Map<String, Object> identity = ordered(
                "type",
                "identity",
                "spec_version",
                "2.1",
                "id",
                producer,
                "created",
                StixMarkings.CREATED,
                "modified",
                StixMarkings.CREATED);
        identity.put(
                "name",
                document.producer().isCountry() ? "National Central Bureau " + document.producer() : "INTERPOL");
        identity.put("identity_class", "organization");
        return identity;
    }

    /** A case is a report too: the schema of bundles by OASIS admits neither groupings nor notes. */
    private Map<String, Object> report(List<Map<String, Object>> contents) {
        boolean intelligence = document.kind() == Document.DocumentKind.INTELLIGENCE;
        Map<String, Object> report = object("report", document.reference().value());
        report.put("name", document.reference() + " " + document.title());
        report.put("description", document.text());
        report.put("report_types", List.of(intelligence ? "threat-report" : "observed-data"));
        report.put("published", created);
        report.put("object_refs", refs(contents));
        return report;
    }

    /** A report must refer to something: at least to whose it is. */
    private List<Object> refs(List<Map<String, Object>> contents) {
        List<Object> refs = contents.stream().map(object -> object.get("id")).collect(Collectors.toList());
        if (refs.isEmpty()) refs.add(producer);
        return refs;
    }

    private List<Map<String, Object>> products() {
        List<Map<String, Object>> products = new ArrayList<>();
        for (Section section : document.sections()) {
            if (section.kind() != Section.SectionKind.PRODUCT) continue;
            Map<String, Object> product = object("report", document.reference() + "/" + section.product());
            product.put("name", section.heading());
            product.put("description", section.text());
            product.put("report_types", List.of("threat-report"));
            product.put("published", created);
            List<Map<String, Object>> pictures =
                    section.pictures().stream().map(this::picture).toList();
            products.addAll(pictures);
            product.put("object_refs", refs(pictures));
            products.add(product);
        }
        return products;
    }

    /** By its hash: the PDF of the document has the picture itself. */
    private Map<String, Object> picture(Picture picture) {
        Map<String, Object> file = cyber("file", ordered("hashes", ordered("SHA-256", picture.sha256())));
        file.put("size", picture.size());
        file.put("mime_type", picture.mediaType());
        return file;
    }

    private Map<String, Object> observable(Observable observable) {
        if (observable.kind() == Observable.ObservableKind.URL)
            return cyber("url", ordered("value", observable.value()));
        Map<String, Object> account = new LinkedHashMap<>();
        if (observable.kind() == Observable.ObservableKind.SOCIAL_ACCOUNT)
            account.put("account_login", observable.value());
        account.put(
                "account_type", observable.kind() == Observable.ObservableKind.SOCIAL_ACCOUNT ? "social" : "payment");
        if (observable.kind() == Observable.ObservableKind.PAYMENT_ACCOUNT) account.put("user_id", observable.value());
        Map<String, Object> cyber = cyber("user-account", account);
        if (observable.platform() != null)
            cyber.put("display_name", observable.value() + " on " + observable.platform());
        return cyber;
    }

    /** @param contributing the properties that make its id, in alphabetical order (RFC 8785) */
    private Map<String, Object> cyber(String type, Map<String, Object> contributing) {
        Map<String, Object> object = ordered(
                "type", type, "spec_version", "2.1", "id", type + "--" + nameBased(OASIS, canonical(contributing)));
        object.put("object_marking_refs", markingIds);
        object.putAll(contributing);
        return object;
    }

    private Map<String, Object> object(String type, String name) {
        Map<String, Object> object = ordered("type", type, "spec_version", "2.1", "id", id(type, name));
        object.put("created_by_ref", producer);
        object.put("created", created);
        object.put("modified", modified);
        object.put("object_marking_refs", markingIds);
        return object;
    }

    /** The same handle on two platforms is one object: display name and platform make no id. */
    private static List<Map<String, Object>> unique(List<Map<String, Object>> objects) {
        Map<Object, Map<String, Object>> byId = new LinkedHashMap<>();
        objects.forEach(object -> byId.putIfAbsent(object.get("id"), object));
        return new ArrayList<>(byId.values());
    }

    private static String canonical(Map<String, Object> properties) {
        try {
            return new ObjectMapper().writeValueAsString(properties);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }
}
