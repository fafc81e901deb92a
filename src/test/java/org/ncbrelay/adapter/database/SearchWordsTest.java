package org.ncbrelay.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;

/** What the worker lists of cases that change while it looks; what a search makes of the lists is in {@link org.ncbrelay.store.cases.CaseListingTest}. */
@AdapterTest
record SearchWordsTest(SearchWords words, CaseRows rows, CurrentOfficer current) {
    private static final CaseReference KENYAN = new CaseReference("KEN-2026-000001");
    private static final CaseReference FRENCH = new CaseReference("FRA-2026-000001");

    @BeforeEach
    void twoCases() {
        rows.clear();
        rows.acknowledged(KENYAN);
        rows.acknowledged(FRENCH);
        look();
    }

    @AfterEach
    void noCases() {
        rows.clear();
    }

    @Test
    void theListsOfACountryAndOfInterpolGetTheWordsOfAChangedCase() {
        rows.administration()
                .execute(CaseRows.rewriting(KENYAN, "zanzibarking Sells Ivory-2 (https://market.example/p/1) at x9"));
        look();
        assertThat(listsWith("zanzibarking")).containsExactly("INTERPOL", "KEN");
        assertThat(listsWith("sells")).containsExactly("INTERPOL", "KEN");
        assertThat(listsWith("market.example")).containsExactly("INTERPOL", "KEN");
        assertThat(listsWith("market.example/p/1")).as("an address").isEmpty();
        assertThat(listsWith("x9")).as("a short word").isEmpty();
        assertThat(listsWith("~sell")).as("a stem").isEmpty();
    }

    @Test
    void aCaseThatIsNotOpenToInterpolIsListedForItsCountryOnly() {
        rows.closeToInterpol(KENYAN);
        rows.administration().execute(CaseRows.rewriting(KENYAN, "zanzibarking"));
        look();
        assertThat(listsWith("zanzibarking")).containsExactly("KEN");
    }

    /** Its transaction has a lower number than others that the look before has already seen. */
    @Test
    void aChangeThatIsCommittedAfterALaterOneWasListedIsNotMissed() throws SQLException {
        try (Connection slow = rows.administration().getDataSource().getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("SET LOCAL session_replication_role = replica"); // no act is audited here
            statement.execute("SELECT pg_current_xact_id()");
            rows.administration().execute(CaseRows.rewriting(FRENCH, "mombasaland"));
            look();
            assertThat(listsWith("mombasaland")).containsExactly("FRA", "INTERPOL");
            statement.execute("SET LOCAL session_replication_role = origin");
            statement.execute(CaseRows.rewriting(KENYAN, "zanzibarking"));
            slow.commit();
        }
        look();
        assertThat(listsWith("zanzibarking")).containsExactly("INTERPOL", "KEN");
    }

    @Test
    void whatCannotBeListedBecauseAnotherNodeIsAtItIsListedByTheNextLook() throws SQLException {
        rows.administration().execute(CaseRows.rewriting(KENYAN, "zanzibarking"));
        try (Connection other = rows.administration().getDataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('search_word'))");
            look();
            assertThat(listsWith("zanzibarking")).isEmpty();
            other.rollback();
        }
        look();
        assertThat(listsWith("zanzibarking")).containsExactly("INTERPOL", "KEN");
    }

    private void look() {
        current.as(Officer.relay(OrganisationCode.INTERPOL), () -> {
            words.list();
            return null;
        });
    }

    private List<String> listsWith(String word) {
        return rows.administration()
                .queryForList("SELECT organisation FROM search_word WHERE word = ? ORDER BY 1", String.class, word);
    }
}
