package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.product.Products;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents of a case; rows are only ever added. */
@Repository
record JdbcProducts(JdbcClient jdbc, CurrentOfficer officers) implements Products {
    private static final String SELECT = """
            SELECT id, reference, capability, kind, version, title, body, formatted, confidentiality, handling, source_grading AS source,
                   info_grading AS information, external_sources, written_by, written_at FROM product p""";

    @Override
    public void add(Product product) {
        jdbc.sql("""
                INSERT INTO product (id, reference, capability, kind, version, title, body, formatted, confidentiality, handling,
                        source_grading, info_grading, external_sources, written_by, written_at, sha256)
                VALUES (:id, :reference, :capability, :kind, :version, :title, :body, :formatted, :confidentiality, :handling,
                        :source, :information, :externalSources, :writtenBy, :writtenAt, :sha256)""")
                .paramSource(Rows.of(product).addValue("sha256", product.sha256()))
                .update();
    }

    @Override
    public Optional<Product> latest(CaseReference reference, Capability capability) {
        return jdbc.sql(SELECT
                        + " WHERE reference = ? AND capability = ? ORDER BY written_at DESC, version DESC LIMIT 1")
                .params(reference.value(), capability.name())
                .query(Rows.to(Product.class))
                .optional();
    }

    @Override
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

    @Override
    public void review(Product product, Review outcome, String note, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO product_review (product_id, reference, outcome, note, reviewed_by, reviewed_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(product.id(), product.reference().value(), outcome.name(), note, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public List<Comment> comments(UUID text) {
        return jdbc.sql("""
                        SELECT coalesce(product_id, opinion_id) AS text_id, reference, part, words, written_by, written_at
                          FROM product_comment WHERE product_id = :text OR opinion_id = :text ORDER BY part, id""").param("text", text).query(Rows.to(Comment.class)).list();
    }

    @Override
    public void add(Comment comment) {
        jdbc.sql("""
                INSERT INTO product_comment (product_id, opinion_id, reference, part, words, written_by, written_at)
                VALUES ((SELECT id FROM product WHERE id = :textId), (SELECT id FROM expert_opinion WHERE id = :textId),
                        :reference, :part, :words, :writtenBy, :writtenAt)""").paramSource(Rows.of(comment)).update();
    }

    /** By the relay: the work of an agency may be what a delivery waited for. */
    @Override
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
}
