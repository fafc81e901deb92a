package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The documents that support produced; rows are only ever added. */
@Repository
public class Products {
    private final JdbcClient jdbc;
    private final CurrentOfficer officers;

    Products(JdbcClient jdbc, CurrentOfficer officers) {
        this.jdbc = jdbc;
        this.officers = officers;
    }

    private static final String SELECT = """
            SELECT id, reference, capability, kind, version, title, body, formatted, confidentiality, handling, source_grading AS source,
                   info_grading AS information, external_sources, written_by, written_at FROM product p""";

    public void add(Product product) {
        jdbc.sql("""
                INSERT INTO product (id, reference, capability, kind, version, title, body, formatted, confidentiality, handling,
                        source_grading, info_grading, external_sources, written_by, written_at, sha256)
                VALUES (:id, :reference, :capability, :kind, :version, :title, :body, :formatted, :confidentiality, :handling,
                        :source, :information, :externalSources, :writtenBy, :writtenAt, :sha256)""")
                .paramSource(Rows.of(product).addValue("sha256", product.sha256()))
                .update();
    }

    /** The product of a capability that was written last, of whatever kind: each kind counts its own versions. Empty before the first. */
    public Optional<Product> latest(CaseReference reference, Capability capability) {
        return jdbc.sql(SELECT
                        + " WHERE reference = ? AND capability = ? ORDER BY written_at DESC, version DESC LIMIT 1")
                .params(reference.value(), capability.name())
                .query(Rows.to(Product.class))
                .optional();
    }

    /** The newest version of a kind of product not approved yet. */
    public Optional<Product> draft(CaseReference reference, Capability capability, String kind) {
        return jdbc.sql(SELECT + """
                          LEFT JOIN LATERAL (SELECT outcome FROM product_review r WHERE r.product_id = p.id) r ON true
                         WHERE reference = ? AND capability = ? AND kind = ?
                         ORDER BY (r.outcome IS NULL) DESC, written_at DESC, version DESC LIMIT 1""".indent(1))
                .params(reference.value(), capability.name(), kind)
                .query(Rows.to(Product.class))
                .optional()
                .filter(newest -> !isApproved(newest));
    }

    public void review(Product product, Review outcome, String note, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO product_review (product_id, reference, outcome, note, reviewed_by, reviewed_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(product.id(), product.reference().value(), outcome.name(), note, by.userId(), Rows.at(at))
                .update();
    }

    /** Of this version of a product or opinion, in the order of its parts; none for who does not write or review it. */
    public List<Comment> comments(UUID text) {
        return jdbc.sql("""
                        SELECT coalesce(product_id, opinion_id) AS text_id, reference, part, words, written_by, written_at
                          FROM product_comment WHERE product_id = :text OR opinion_id = :text ORDER BY part, id""").param("text", text).query(Rows.to(Comment.class)).list();
    }

    public void add(Comment comment) {
        jdbc.sql("""
                INSERT INTO product_comment (product_id, opinion_id, reference, part, words, written_by, written_at)
                VALUES ((SELECT id FROM product WHERE id = :textId), (SELECT id FROM expert_opinion WHERE id = :textId),
                        :reference, :part, :words, :writtenBy, :writtenAt)""").paramSource(Rows.of(comment)).update();
    }

    /**
     * The approved products of a capability that no delivery carries yet. By the relay: the work of an agency may be what a delivery waited
     * for.
     */
    public List<Product> undelivered(CaseReference reference, Capability capability) {
        return officers.as(
                Officer.relay(reference.organisation()),
                () -> jdbc.sql(SELECT + """
                         WHERE reference = ? AND capability = ?
                           AND EXISTS (SELECT 1 FROM product_review r WHERE r.product_id = p.id AND r.outcome = 'APPROVED')
                           AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.product_id = p.id AND d.status <> 'NOT_RECEIVED')
                         ORDER BY written_at, id""".indent(1))
                        .params(reference.value(), capability.name())
                        .query(Rows.to(Product.class))
                        .list());
    }

    private boolean isApproved(Product product) {
        return jdbc.sql("SELECT count(*) FROM product_review WHERE product_id = ? AND outcome = 'APPROVED'")
                        .param(product.id())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * What a reviewer says next to a part of the text, for who writes the next version.
     *
     * @param textId of the version of a product or opinion
     * @param part   counted from 0
     */
    public record Comment(
            UUID textId, CaseReference reference, int part, String words, String writtenBy, Instant writtenAt) {
        public static final int LONGEST = 2_000;

        public Comment {
            if (words == null || words.isBlank())
                throw new Refusal.Invalid("words", "wrong.required", "must not be empty");
            if (words.length() > LONGEST)
                throw new Refusal.Invalid("words", "wrong.longest", "must have at most %s characters", LONGEST);
            if (part < 0) throw new Refusal.Invalid("part", "must not be negative");
        }
    }

    /** A second person's judgment. */
    public enum Review {
        APPROVED,
        REWORK,
        WITHHELD
    }
}
