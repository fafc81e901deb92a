package org.ncbrelay.adapter.database.support;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.product.ReportPictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Row-level security leaves them to the office that writes the report and to the readers of the products and opinions that have them. */
@Repository
record JdbcReportPictures(JdbcClient jdbc) implements ReportPictures {
    private static final String PICTURE =
            "SELECT id, reference, subject, media_type, sha256, octet_length(content) AS size, added_by, added_at FROM report_picture ";

    @Override
    public void add(Picture picture, byte[] content) {
        jdbc.sql("""
                INSERT INTO report_picture (id, reference, subject, media_type, sha256, content, added_by, added_at)
                VALUES (:id, :reference, :subject, :mediaType, :sha256, :content, :addedBy, :addedAt)""").paramSource(Rows.of(picture).addValue("content", content)).update();
    }

    @Override
    public Optional<Picture> find(UUID id) {
        return of(List.of(id)).stream().findFirst();
    }

    @Override
    public List<Picture> of(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(PICTURE + "WHERE id = ANY (?)")
                .param(ids.toArray(UUID[]::new))
                .query(Rows.to(Picture.class))
                .list();
    }

    @Override
    public Optional<byte[]> content(UUID id) {
        return jdbc.sql("SELECT content FROM report_picture WHERE id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    @Override
    public List<Picture> added(CaseReference reference, String subject) {
        return jdbc.sql(PICTURE + "WHERE reference = ? AND subject = ?")
                .params(reference.value(), subject)
                .query(Rows.to(Picture.class))
                .list();
    }

    @Override
    public void show(UUID product, CaseReference reference, Collection<UUID> pictures) {
        for (UUID picture : pictures)
            jdbc.sql("INSERT INTO product_picture (product_id, picture, reference) VALUES (?, ?, ?)")
                    .params(product, picture, reference.value())
                    .update();
    }
}
