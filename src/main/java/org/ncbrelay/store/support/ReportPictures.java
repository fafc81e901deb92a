package org.ncbrelay.store.support;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.product.Picture;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pictures of reports: the writers of a report see those of its draft, who reads a product or an expert's opinion sees those that it has,
 * and no one else any. One that is in no text once the text is complete is gone ({@link ReportDrafts#discard}). Row-level security leaves
 * them to the office that writes the report and to the readers of the products and opinions that have them.
 */
@Repository
public class ReportPictures {
    /** Of those of one report together, and of those in one PDF, 20 MB; our default. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    /** In all drafts of one report together; our default. */
    public static final int MOST = 50;
    /** Of one picture, 2 MB; our default. */
    public static final int LARGEST_BYTES = 2 * 1024 * 1024;

    private final JdbcClient jdbc;

    ReportPictures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String PICTURE =
            "SELECT id, reference, subject, media_type, sha256, octet_length(content) AS size, added_by, added_at FROM report_picture ";

    public void add(Picture picture, byte[] content) {
        jdbc.sql("""
                INSERT INTO report_picture (id, reference, subject, media_type, sha256, content, added_by, added_at)
                VALUES (:id, :reference, :subject, :mediaType, :sha256, :content, :addedBy, :addedAt)""").paramSource(Rows.of(picture).addValue("content", content)).update();
    }

    public Optional<Picture> find(UUID id) {
        return of(List.of(id)).stream().findFirst();
    }

    /** Those of the ids that the acting officer sees. */
    public List<Picture> of(Collection<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        return jdbc.sql(PICTURE + "WHERE id = ANY (?)")
                .param(ids.toArray(UUID[]::new))
                .query(Rows.to(Picture.class))
                .list();
    }

    /** The bytes of one that the acting officer sees; empty if there is none. */
    public Optional<byte[]> content(UUID id) {
        return jdbc.sql("SELECT content FROM report_picture WHERE id = ?")
                .param(id)
                .query(byte[].class)
                .optional();
    }

    /** Those of the drafts of a report. */
    public List<Picture> added(CaseReference reference, String subject) {
        return jdbc.sql(PICTURE + "WHERE reference = ? AND subject = ?")
                .params(reference.value(), subject)
                .query(Rows.to(Picture.class))
                .list();
    }

    /** Lets the readers of a product see these pictures of its case. */
    public void show(UUID product, CaseReference reference, Collection<UUID> pictures) {
        for (UUID picture : pictures)
            jdbc.sql("INSERT INTO product_picture (product_id, picture, reference) VALUES (?, ?, ?)")
                    .params(product, picture, reference.value())
                    .update();
    }

    /**
     * @param field that the refusal names
     * @param named in a text that its writer completes
     * @param own   which pictures the text can have
     * @throws Refusal.Invalid if one is not such a picture, or the writer does not see it
     */
    public void require(String field, Collection<UUID> named, Predicate<Picture> own) {
        if (of(named).stream().filter(own).count() < named.size())
            throw new Refusal.Invalid(
                    field, "wrong.picture", "has a picture that was not added to a report of this case");
    }
}
