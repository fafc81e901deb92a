package org.ncbrelay.store.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.domain.casefile.CaseOutcome.ABANDONED;
import static org.ncbrelay.domain.casefile.CaseOutcome.JOINED;
import static org.ncbrelay.domain.casefile.CaseOutcome.NOTHING_DELIVERED;
import static org.ncbrelay.domain.casefile.CaseOutcome.PARTLY_DELIVERED;
import static org.ncbrelay.domain.support.Capabilities.Status.DELIVERED;
import static org.ncbrelay.domain.support.Capabilities.Status.NOT_CHOSEN;
import static org.ncbrelay.domain.support.Capabilities.Status.NOT_RECEIVED;
import static org.ncbrelay.domain.support.Capabilities.Status.REFUSED;
import static org.ncbrelay.domain.support.Capabilities.Status.WITHDRAWN;
import static org.ncbrelay.domain.support.Capabilities.Status.WITHHELD;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.CaseOutcome;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database derives of a case: what came of it, by which pages and the board show it, and its place in a list by urgency. */
@IntegrationTest
class CaseFiguresInDatabaseTest {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");

    private static final String OF_CLOSED = "SELECT case_outcome('CLOSED', ?::text[], ?, ?)";

    private final JdbcTemplate database = TestDatabase.administration(TestDatabase.migrated());

    @ParameterizedTest
    @EnumSource
    void aCaseHasAnOutcomeIfAndOnlyIfItHasEnded(CaseStatus status) {
        for (boolean abandoned : List.of(true, false))
            for (boolean joined : List.of(true, false))
                assertThat(database.queryForObject(
                                "SELECT case_outcome(?, '{DELIVERED}', ?, ?) IS NOT NULL",
                                Boolean.class,
                                status.name(),
                                abandoned,
                                joined))
                        .isEqualTo(status.isFinal());
    }

    @Test
    void aClosedCaseIsDeliveredWhereNothingThatWasChosenIsMissing() {
        assertThat(closed(DELIVERED, DELIVERED)).isEqualTo(CaseOutcome.DELIVERED);
        assertThat(closed(DELIVERED, NOT_CHOSEN)).isEqualTo(CaseOutcome.DELIVERED);
        assertThat(closed(DELIVERED, WITHDRAWN)).isEqualTo(CaseOutcome.DELIVERED);
    }

    @Test
    void refusedOrWithheldSupportMakesItPartly() {
        for (Status missing : List.of(REFUSED, WITHHELD, NOT_RECEIVED)) {
            assertThat(closed(DELIVERED, missing)).isEqualTo(PARTLY_DELIVERED);
            assertThat(closed(missing, DELIVERED)).isEqualTo(PARTLY_DELIVERED);
        }
    }

    @Test
    void aCaseWithoutAnyDeliveryNeverShowsDelivered() {
        assertThat(closed()).isEqualTo(NOTHING_DELIVERED);
        for (Status status : Status.values())
            if (status != DELIVERED) assertThat(closed(status)).isEqualTo(NOTHING_DELIVERED);
    }

    @Test
    void aRequestThatNobodyAnsweredIsAbandonedAndADuplicateJoined() {
        assertThat(outcome(OF_CLOSED.replace("CLOSED", "DECLINED"), true, false))
                .isEqualTo(ABANDONED);
        assertThat(outcome(OF_CLOSED.replace("CLOSED", "DECLINED"), false, false))
                .isEqualTo(CaseOutcome.DECLINED);
        assertThat(outcome(OF_CLOSED, true, true)).isEqualTo(ABANDONED);
        assertThat(outcome(OF_CLOSED, false, true, DELIVERED)).isEqualTo(JOINED);
    }

    private CaseOutcome closed(Status... support) {
        return outcome(OF_CLOSED, false, false, support);
    }

    private CaseOutcome outcome(String sql, boolean abandoned, boolean joined, Status... support) {
        return CaseOutcome.valueOf(database.queryForObject(sql, String.class, names(support), abandoned, joined));
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

    /** Lists of cases and lists of tasks have the same order: the one is an index of the database, the other a number in the engine. */
    @Test
    void theDatabaseOrdersUrgencyAsTheDomainDoes() {
        assertThat(Urgency.values()).isSortedAccordingTo(Comparator.comparing(Urgency::priority));
        assertThat(database.queryForList(
                        "SELECT urgency FROM unnest(?::text[]) AS urgency ORDER BY urgency_rank(urgency)",
                        String.class,
                        (Object) names(Urgency.values())))
                .containsExactly(names(Urgency.values()));
        assertThat(database.queryForObject(
                        "SELECT count(DISTINCT urgency_rank(urgency)) FROM unnest(?::text[]) AS urgency",
                        Integer.class,
                        (Object) names(Urgency.values())))
                .isEqualTo(Urgency.values().length);
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

    private static String[] names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toArray(String[]::new);
    }
}
