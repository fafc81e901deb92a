package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.CaseFiles.Product;

/** A product as a task needs it: returned for rework, under review, to be sent, or received. */
enum ProductPart implements ContentPart {
    UNDER_REVIEW("work.underReview", (material, words) -> newest(material, words, product -> product.review() == null)),
    TO_REVISE("work.toRevise", (material, words) -> newest(material, words, ProductPart::isReturned)),
    TO_SEND("case.product", (material, words) -> newest(material, words, product -> product.body() != null)),
    RECEIVED(
            "case.products",
            (material, words) -> material.file().products().stream()
                    .filter(product -> product.body() != null)
                    .map(product -> facts(product, words))
                    .toList()),
    WRITTEN(
            "case.products",
            (material, words) -> material.file().products().stream()
                    .map(product -> summary(product, words).map())
                    .toList()),
    DELIVERIES(
            "case.deliveries",
            (material, words) -> material.file().deliveries().stream()
                    .map(delivery -> delivery(delivery, words))
                    .toList());

    private final String title;
    private final Maker maker;

    ProductPart(String title, Maker maker) {
        this.title = title;
        this.maker = maker;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public List<Map<String, String>> rows(Material material, Words words) {
        return maker.rows(material, words);
    }

    /** Whether its next version is asked for: an older version of an approved product is not. */
    private static boolean isReturned(Product product) {
        return "REWORK".equals(product.review());
    }

    private static List<Map<String, String>> newest(Material material, Words words, Predicate<Product> which) {
        return ofTask(material)
                .reduce((first, last) -> last)
                .filter(which)
                .map(product -> List.of(facts(product, words)))
                .orElse(List.of());
    }

    /** Those of the task's capability: a flow that serves several knows which, and its own diagrams are called by its name. */
    private static Stream<Product> ofTask(Material material) {
        String capability = material.capability();
        return material.file().products().stream()
                .filter(product -> product.capability().equals(capability));
    }

    private static Facts summary(Product product, Words words) {
        return new Facts(words)
                .put("casePart.title", product.title())
                .word("casePart.capability", "capability", product.capability())
                .word("casePart.state", "review", product.review());
    }

    private static Map<String, String> facts(Product product, Words words) {
        return new Facts(words)
                .put("work.mustChange", product.reviewNote())
                .put("casePart.title", product.title())
                .put("intel.caveat", caveat(product, words))
                .word("field.confidentiality", "confidentiality", product.confidentiality())
                .put("intel.grading", product.grading())
                .put("case.handling", product.handling())
                .person("case.by", product.writtenBy())
                .time("case.when", product.writtenAt())
                .put("work.text", product.body())
                .map();
    }

    private static String caveat(Product product, Words words) {
        return product.externalSources().isEmpty()
                ? null
                : words.text("caveat", String.join(", ", product.externalSources()));
    }

    private static Map<String, String> delivery(CaseFiles.Delivery delivery, Words words) {
        return new Facts(words)
                .put("case.product", delivery.productTitle())
                .word("case.channel", "channel", delivery.channel())
                .put("case.addressee", delivery.forwardedTo() == null ? delivery.addressee() : delivery.forwardedTo())
                .word("case.status", "delivery", delivery.status())
                .time("case.sentAt", delivery.sentAt())
                .put("reason", delivery.reason() == null ? null : words.show().note(delivery.reason()))
                .map();
    }
}
