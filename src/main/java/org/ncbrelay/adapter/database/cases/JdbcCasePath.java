package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CasePath;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Passages in two statements at most for each transaction, however many nodes it passed. */
@Repository
class JdbcCasePath implements CasePath {
    private final JdbcClient jdbc;

    JdbcCasePath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void record(List<Passage> passages) {
        add(passages.stream().filter(passage -> passage.enteredAt() != null).toList());
        close(passages.stream().filter(passage -> passage.enteredAt() == null).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Passage> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT instance, process, activity, entered_at, left_at, cancelled
                          FROM case_path WHERE reference = ? ORDER BY position""")
                .param(reference.value())
                .query((row, n) -> new Passage(
                        row.getString("instance"),
                        reference,
                        row.getString("process"),
                        row.getString("activity"),
                        Rows.instant(row, "entered_at"),
                        Rows.instant(row, "left_at"),
                        row.getBoolean("cancelled")))
                .list();
    }

    private void add(List<Passage> passages) {
        if (passages.isEmpty()) return;
        jdbc.sql("""
                        INSERT INTO case_path (instance, reference, process, activity, entered_at, left_at, cancelled)
                        SELECT instance, reference, process, activity, entered_at::timestamptz, left_at::timestamptz, cancelled::boolean
                          FROM unnest(?, ?, ?, ?, ?, ?, ?) WITH ORDINALITY
                            AS p (instance, reference, process, activity, entered_at, left_at, cancelled, n)
                         WHERE relay_sees(reference) ORDER BY n ON CONFLICT DO NOTHING""")
                .params(
                        column(passages, Passage::instance),
                        column(passages, passage -> passage.reference().value()),
                        column(passages, Passage::process),
                        column(passages, Passage::activity),
                        column(passages, passage -> text(passage.enteredAt())),
                        column(passages, passage -> text(passage.leftAt())),
                        column(passages, passage -> String.valueOf(passage.cancelled())))
                .update();
    }

    private void close(List<Passage> passages) {
        if (passages.isEmpty()) return;
        jdbc.sql("""
                        UPDATE case_path c SET left_at = greatest(c.entered_at, p.left_at::timestamptz), cancelled = p.cancelled::boolean
                          FROM unnest(?, ?, ?, ?, ?) AS p (instance, reference, activity, left_at, cancelled)
                         WHERE c.reference = p.reference AND c.instance = p.instance AND c.activity = p.activity AND c.left_at IS NULL""")
                .params(
                        column(passages, Passage::instance),
                        column(passages, passage -> passage.reference().value()),
                        column(passages, Passage::activity),
                        column(passages, passage -> text(passage.leftAt())),
                        column(passages, passage -> String.valueOf(passage.cancelled())))
                .update();
    }

    private static String[] column(List<Passage> passages, Function<Passage, String> value) {
        return passages.stream().map(value).toArray(String[]::new);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
