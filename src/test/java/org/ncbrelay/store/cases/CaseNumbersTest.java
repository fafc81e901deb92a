package org.ncbrelay.store.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Numbers of cases: no submission waits for another one's, none is given twice, and none tells of another country. */
@IntegrationTest
class CaseNumbersTest {
    private static final int YEAR = 2026;
    private static final List<String> COUNTRIES = List.of("KEN", "FRA");
    private static final String ORGANISATION =
            "INSERT INTO organisation (code, name, time_zone, weekend, mail_address) VALUES ('%1$s', '%1$s', 'UTC', '', 'a@b.example')";

    private DatabaseAccess access;
    private JdbcTemplate administration;

    @BeforeEach
    void twoCountries() {
        access = TestDatabase.migrated();
        administration = TestDatabase.administration(access);
        for (String country : COUNTRIES) administration.execute(ORGANISATION.formatted(country));
    }

    @Test
    void twoSubmissionsOfACountryDoNotWaitForEachOther() throws SQLException {
        assertThat(given("KEN", YEAR)).isOne();
        try (Connection first = acting("KEN");
                Connection second = acting("KEN")) {
            assertThat(next(first, YEAR)).isEqualTo(2);
            assertThat(next(second, YEAR)).isEqualTo(3);
            second.commit();
            first.commit();
        }
    }

    @Test
    void theFirstSubmissionsOfAYearDoNotWaitForEachOther() throws SQLException {
        assertThat(given("KEN", YEAR)).isOne();
        try (Connection first = acting("KEN");
                Connection second = acting("KEN")) {
            assertThat(next(first, YEAR + 1)).isOne();
            assertThat(next(second, YEAR + 1)).isEqualTo(2);
        }
        assertThat(given("KEN", YEAR)).as("a clock that is behind").isEqualTo(2);
    }

    /** The very first ones of a country do: one of them makes the sequence, and takes it back with itself. */
    @Test
    void aSequenceThatIsTakenBackIsMadeByTheNext() throws SQLException {
        try (Connection first = acting("KEN");
                Connection second = acting("KEN")) {
            assertThat(next(first, YEAR)).isOne();
            assertThatThrownBy(() -> next(second, YEAR)).hasMessageContaining("lock timeout");
            first.rollback();
        }
        assertThat(given("KEN", YEAR)).isOne();
    }

    @Test
    void theNumberOfARolledBackSubmissionIsNotGivenAgain() throws SQLException {
        given("KEN", YEAR);
        try (Connection lost = acting("KEN")) {
            assertThat(next(lost, YEAR)).isEqualTo(2);
            lost.rollback();
        }
        assertThat(given("KEN", YEAR)).isEqualTo(3);
    }

    /** Whatever France does, Kenya's numbers follow each other: nobody counts another country's cases by gaps in their own. */
    @Test
    void theNumbersOfACountryTellNothingOfAnother() throws SQLException {
        for (String country : COUNTRIES) given(country, YEAR);
        Random random = new Random(4711);
        List<Long> kenyas = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
            try (Connection connection = acting(country)) {
                long number = next(connection, YEAR);
                if (random.nextInt(4) > 0) connection.commit();
                else connection.rollback();
                if (country.equals("KEN")) kenyas.add(number);
            }
        }
        assertThat(kenyas).hasSizeBetween(50, 150);
        assertThat(kenyas)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, kenyas.size() + 1L).boxed().toList());
    }

    @Test
    void aCountryReadsNoSequenceAndTakesNoNumberOfAnother() throws SQLException {
        given("KEN", YEAR);
        given("FRA", YEAR);
        for (String attempt : List.of(
                "SELECT last_value FROM reference_number_fra_2026",
                "SELECT nextval('reference_number_fra_2026')",
                "SELECT setval('reference_number_ken_2026', 1)",
                "SELECT number_series('FRA', 2026)"))
            try (Connection connection = acting("KEN")) {
                assertThatThrownBy(() -> number(connection, attempt)).hasMessageContaining("permission denied");
            }
        try (Connection connection = acting("KEN")) {
            assertThat(number(
                            connection,
                            "SELECT count(last_value) FROM pg_sequences WHERE sequencename LIKE 'reference_number%'"))
                    .isZero();
        }
    }

    @Test
    void onlyACountryGetsANumber() throws SQLException {
        administration.execute(ORGANISATION.formatted("INTERPOL"));
        try (Connection nobody = acting("")) {
            assertThatThrownBy(() -> next(nobody, YEAR)).hasMessageContaining("nobody acts");
        }
        for (String none : List.of("INTERPOL", "XXX"))
            try (Connection connection = acting(none)) {
                assertThatThrownBy(() -> next(connection, YEAR)).hasMessageContaining("no cases");
            }
    }

    /** As after an upgrade from a version that counted in a table, or after a restore of the tables alone. */
    @Test
    void aMissingSequenceBeginsAfterTheHighestCaseOnFile() throws SQLException {
        CaseRows rows = new CaseRows(access);
        rows.acknowledged(new CaseReference("KEN-2026-000123"));
        rows.acknowledged(new CaseReference("KEN-2025-000999"));
        rows.acknowledged(new CaseReference("FRA-2026-000777"));
        assertThat(given("KEN", YEAR)).isEqualTo(124);
        rows.acknowledged(new CaseReference("KEN-2026-000124"));
        administration.execute("DROP SEQUENCE reference_number_ken_2026");
        assertThat(given("KEN", YEAR)).isEqualTo(125);
    }

    /** A number whose transaction is committed. */
    private long given(String country, int year) throws SQLException {
        try (Connection connection = acting(country)) {
            long number = next(connection, year);
            connection.commit();
            return number;
        }
    }

    private static long next(Connection connection, int year) throws SQLException {
        return number(connection, "SELECT relay_next_number(" + year + ")");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A transaction of the application that waits for no lock longer than a second. */
    private Connection acting(String country) throws SQLException {
        Connection connection =
                TestDatabase.dataSource(access, access.application()).getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = '1s'");
            statement.execute("SELECT set_config('relay.organisation', '" + country + "', true)");
        }
        return connection;
    }
}
