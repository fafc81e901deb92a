package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.ncbrelay.store.cases.CaseFiles.Product;
import org.ncbrelay.web.pages.reader.PageFormatter;

/** A product as a task needs it: returned for rework, under review, to be sent, or received. */
final class ProductParts {
    private ProductParts() {}

    /**
     * The newest of the task's capability, where it is such a one: a flow that serves several knows which, and its own diagrams are called
     * by its name.
     */
    static ContentPart.Maker newest(Predicate<Product> which) {
        return material -> material.file().outputs().products().stream()
                .filter(product ->
                        product.capability().equals(material.capability().name()))
                .reduce((first, last) -> last)
                .filter(which)
                .map(product -> {
                    material.show(TaskContent.Report.of(product));
                    return material.one(product, ProductParts::whole);
                })
                .orElse(List.of());
    }

    /** Whether its next version is asked for: an older version of an approved product is not. */
    static boolean isReturned(Product product) {
        return "REWORK".equals(product.review());
    }

    static List<Map<String, String>> received(Material material) {
        List<Product> received = material.file().outputs().products().stream()
                .filter(product -> product.body() != null)
                .toList();
        received.forEach(product -> material.show(TaskContent.Report.of(product)));
        return material.each(received, ProductParts::whole);
    }

    private static void whole(Facts facts, Product product) {
        facts.put("work.mustChange", product.reviewNote())
                .put("casePart.title", product.title())
                .put("intel.caveat", caveat(facts, product))
                .word("field.confidentiality", "confidentiality", product.confidentiality())
                .put("intel.grading", product.grading())
                .put("case.handling", product.handling())
                .by(product.writtenBy(), product.writtenAt())
                .put("work.text", product.body());
    }

    private static String caveat(Facts facts, Product product) {
        return product.externalSources().isEmpty()
                ? null
                : facts.show().text("caveat", String.join(", ", product.externalSources()));
    }

    static List<Map<String, String>> written(Material material) {
        return material.each(
                material.file().outputs().products(),
                (facts, product) -> facts.put("casePart.title", product.title())
                        .word("casePart.capability", "capability", product.capability())
                        .word("casePart.state", "review", product.review()));
    }

    /** Who will have it: the open channel decides (Annex 1.2). */
    static List<Map<String, String>> receivers(Material material) {
        String agency = material.agency();
        PageFormatter show = material.show();
        String ncb = show.text(
                "recipient.NCB_OF", show.organisation(material.file().asked().country()));
        return material.one(
                material.channel(),
                (facts, open) -> facts.put("case.addressee", open.isDirect() ? agency : ncb)
                        .put("case.ncbCopy", open.isDirect() ? ncb : null)
                        .put("work.thenTo", open.isDirect() ? null : agency)
                        .word("reason", "channelBecause", open.because()));
    }

    static List<Map<String, String>> deliveries(Material material) {
        return material.each(
                material.file().outputs().deliveries(),
                (facts, delivery) -> facts.put("case.product", delivery.productTitle())
                        .word("case.channel", "channel", delivery.channel())
                        .put(
                                "case.addressee",
                                delivery.forwardedTo() == null ? delivery.addressee() : delivery.forwardedTo())
                        .word("case.status", "delivery", delivery.status())
                        .time("case.sentAt", delivery.sentAt())
                        .note("reason", delivery.reason()));
    }
}
