package org.ncbrelay.adapter.database.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseOutcome;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outcome by which the board counts is the one that the domain gives to the case. */
@IntegrationTest
class CaseOutcomeInDatabaseTest {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");

    /** How often a status occurs does not matter to either rule, so every set of statuses is every combination. */
    private static final String EVERY_COMBINATION = """
            SELECT status, members, abandoned, joined,
                   case_outcome(status, ARRAY(SELECT (?::text[])[n] FROM generate_series(1, ?) n WHERE members & (1 << n - 1) <> 0), abandoned, joined)
              FROM unnest(?::text[]) status, generate_series(0, (1 << ?) - 1) members, unnest(ARRAY[true, false]) abandoned,
                   unnest(ARRAY[true, false]) joined
            """;

    @Test
    void theDatabaseAndTheDomainAgreeForEveryCombinationOfStatuses() {
        JdbcTemplate database = TestDatabase.administration(TestDatabase.migrated());
        int kinds = Status.values().length;
        List<String> different = new ArrayList<>();
        List<CaseOutcome> seen = new ArrayList<>();
        database.query(
                EVERY_COMBINATION,
                row -> {
                    CaseStatus status = CaseStatus.valueOf(row.getString(1));
                    Set<Status> support = support(row.getInt(2));
                    boolean abandoned = row.getBoolean(3);
                    boolean joined = row.getBoolean(4);
                    CaseOutcome domain =
                            CaseOutcome.of(status, support, abandoned, joined).orElse(null);
                    seen.add(domain);
                    if (!String.valueOf(domain).equals(String.valueOf(row.getString(5))))
                        different.add("%s %s %s: %s, in the database %s"
                                .formatted(status, support, abandoned, domain, row.getString(5)));
                },
                names(Status.values()),
                kinds,
                names(CaseStatus.values()),
                kinds);
        assertThat(different).isEmpty();
        assertThat(seen).hasSize(CaseStatus.values().length * (1 << kinds) * 4).contains(CaseOutcome.values());
    }

    @Test
    void theOutcomeFollowsWhatIsRecordedAfterTheEndOfTheCase() {
        DatabaseAccess access = TestDatabase.migrated();
        CaseRows rows = new CaseRows(access);
        rows.acknowledged(REFERENCE);
        support(rows.administration(), REFERENCE, Status.DELIVERED, Status.REQUESTED);
        assertThat(outcome(rows, REFERENCE)).isNull();

        change(rows, "UPDATE support_request SET status = 'CLOSED' WHERE true", "CASE_CLOSED");
        assertThat(outcome(rows, REFERENCE)).isEqualTo("DELIVERED");
        change(rows, "UPDATE case_capability SET status = 'REFUSED' WHERE status = 'REQUESTED'", "CAPABILITY_REFUSED");
        assertThat(outcome(rows, REFERENCE)).isEqualTo("PARTLY_DELIVERED");
        change(rows, "UPDATE support_request SET status = 'WITHDRAWN' WHERE true", "REQUEST_ABANDONED");
        assertThat(outcome(rows, REFERENCE)).isEqualTo("ABANDONED");
        change(rows, "UPDATE support_request SET updated_at = now() WHERE true", "RETENTION_REVIEW_SCHEDULED");
        assertThat(outcome(rows, REFERENCE)).isEqualTo("ABANDONED");
        change(rows, "UPDATE support_request SET status = 'IN_SUPPORT' WHERE true", "SUPPORT_APPROVED");
        assertThat(outcome(rows, REFERENCE)).isNull();
    }

    private static void support(JdbcTemplate administration, CaseReference reference, Status... support) {
        for (int position = 0; position < support.length; position++)
            administration.update(
                    "INSERT INTO case_capability (reference, capability, position, status, updated_at) VALUES (?, ?, ?, ?, now())",
                    reference.value(),
                    "CAPABILITY_" + position,
                    position,
                    support[position].name());
    }

    /** A change and its event, as an act of an officer writes them: the audit refuses one without the other. */
    private static void change(CaseRows rows, String change, String event) {
        rows.administration().execute("""
                DO $$ BEGIN
                    %1$s AND reference = '%2$s';
                    INSERT INTO timeline_event (reference, kind, actor, actor_organisation, happened_at)
                    VALUES ('%2$s', '%3$s', 'relay', 'KEN', now());
                END $$""".formatted(change, REFERENCE, event));
    }

    private static String outcome(CaseRows rows, CaseReference reference) {
        return rows.administration()
                .queryForObject("SELECT outcome FROM case_figure WHERE reference = ?", String.class, reference.value());
    }

    private static Set<Status> support(int members) {
        Set<Status> support = EnumSet.noneOf(Status.class);
        for (Status status : Status.values()) if ((members & 1 << status.ordinal()) != 0) support.add(status);
        return support;
    }

    private static String[] names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toArray(String[]::new);
    }
}
