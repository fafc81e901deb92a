package org.ncbrelay.store.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.springframework.transaction.support.TransactionTemplate;

@AdapterTest
record CasePathTest(
        StepClocks path, Journal journal, CaseRows rows, CurrentOfficer current, TransactionTemplate transaction) {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");
    private static final OrganisationCode FRANCE = new OrganisationCode("FRA");
    private static final CaseReference REFERENCE = CaseReference.of(KENYA, 2026, 7);
    private static final Instant ENTERED = Instant.parse("2026-02-03T10:15:30Z");
    private static final Instant LEFT = ENTERED.plusSeconds(90);

    @BeforeEach
    void aCaseOfKenya() {
        rows.clear();
        rows.administration().execute("TRUNCATE case_path, case_place");
        rows.organisation(FRANCE);
        rows.acknowledged(REFERENCE);
    }

    @Test
    void passagesAreReadInTheOrderInWhichTheyWereEntered() {
        record(passed("2", "Task_B"), passed("1", "Task_A"));
        record(entered("3", "Task_C"));

        assertThat(seenBy(KENYA)).extracting(Passage::activity).containsExactly("Task_B", "Task_A", "Task_C");
        assertThat(seenBy(KENYA).get(2)).isEqualTo(entered("3", "Task_C"));
        assertThat(seenBy(KENYA).get(0).leftAt()).isEqualTo(LEFT);
    }

    @Test
    void anInterruptionIsKeptAndAPassageIsClosedOnce() {
        record(entered("1", "Task_A"));
        record(left("1", "Task_A", true));

        record(left("1", "Task_A", false));

        assertThat(seenBy(KENYA)).singleElement().satisfies(passage -> {
            assertThat(passage.cancelled()).isTrue();
            assertThat(passage.leftAt()).isEqualTo(LEFT);
        });
    }

    /** Clocks of nodes differ a little. */
    @Test
    void nothingIsLeftBeforeItWasEntered() {
        record(entered("1", "Task_A"));

        record(new Passage("1", REFERENCE, "triage", "Task_A", null, ENTERED.minusSeconds(2), false, null));

        assertThat(seenBy(KENYA)).singleElement().extracting(Passage::leftAt).isEqualTo(ENTERED);
    }

    @Test
    void whatIsOpenHasANameByWhichItIsClosedAndLosesItThen() {
        record(entered("1", "Task_A"), passed("2", "Task_B"), entered("3", "Task_A"));
        assertThat(seenBy(KENYA)).extracting(Passage::instance).containsExactly("1", null, "3");

        record(left("1", "Task_A", false));

        assertThat(seenBy(KENYA)).extracting(Passage::instance).containsExactly(null, null, "3");
        assertThat(seenBy(KENYA)).extracting(Passage::leftAt).containsExactly(LEFT, LEFT, null);
        assertThat(seenBy(KENYA)).extracting(Passage::cancelled).containsOnly(false);
    }

    @Test
    void oneTransactionPassesWithOneRowAndWhatItPassesOfASupplementIsTheCountrysAlone() {
        record(
                passed("1", "Task_A"),
                new Passage("2", REFERENCE, "supplementDecision", "Task_B", ENTERED, LEFT, false, null),
                entered("3", "Task_C"),
                new Passage("4", REFERENCE, "triage", "Task_D", ENTERED, LEFT, true, null),
                new Passage("5", REFERENCE, "supplement", "Task_E", ENTERED, null, false, null));

        assertThat(rows.administration()
                        .queryForList("SELECT jsonb_array_length(passages) FROM case_path", Integer.class))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(seenBy(KENYA))
                .extracting(Passage::activity)
                .containsExactly("Task_A", "Task_B", "Task_C", "Task_D", "Task_E");
        assertThat(seenBy(KENYA).get(3))
                .isEqualTo(new Passage(null, REFERENCE, "triage", "Task_D", ENTERED, LEFT, true, null));
        assertThat(seenBy(OrganisationCode.INTERPOL))
                .extracting(Passage::activity)
                .containsExactly("Task_A", "Task_C", "Task_D");
    }

    /** An officer of France answers a question of Kenya's case, and goes on acting for France. */
    @Test
    void eachPathIsWrittenInTheNameOfTheCountryWhoseCaseItIs() {
        CaseReference own = CaseReference.of(FRANCE, 2026, 8);
        rows.acknowledged(own);

        as(FRANCE, () -> {
            journal.passed(passed("1", "Task_A"));
            journal.passed(new Passage("2", own, "triage", "Task_B", ENTERED, null, false, null));
            return null;
        });

        assertThat(as(FRANCE, () -> path.of(own))).extracting(Passage::activity).containsExactly("Task_B");
        assertThat(seenBy(FRANCE)).isEmpty();
        assertThat(seenBy(KENYA)).extracting(Passage::activity).containsExactly("Task_A");
    }

    @Test
    void whoeverMayNotSeeTheCaseSeesNoWayAndNoneIsKeptOfACaseThatDoesNotExist() {
        record(passed("1", "Task_A"));

        CaseReference unknown = CaseReference.of(FRANCE, 2026, 7);
        record(new Passage("2", unknown, "triage", "Task_B", ENTERED, LEFT, false, null));

        assertThat(as(FRANCE, () -> path.of(unknown))).isEmpty();
        assertThat(seenBy(FRANCE)).isEmpty();
        assertThat(seenBy(OrganisationCode.INTERPOL)).hasSize(1);
        assertThat(seenBy(KENYA)).extracting(Passage::activity).containsExactly("Task_A");
    }

    private void record(Passage... passages) {
        as(KENYA, () -> {
            for (Passage passage : passages) journal.passed(passage);
            return null;
        });
    }

    private List<Passage> seenBy(OrganisationCode organisation) {
        return as(organisation, () -> path.of(REFERENCE));
    }

    private <T> T as(OrganisationCode organisation, Supplier<T> work) {
        return current.as(Officer.relay(organisation), () -> transaction.execute(running -> work.get()));
    }

    private static Passage entered(String instance, String activity) {
        return new Passage(instance, REFERENCE, "triage", activity, ENTERED, null, false, null);
    }

    private static Passage passed(String instance, String activity) {
        return new Passage(instance, REFERENCE, "triage", activity, ENTERED, LEFT, false, null);
    }

    private static Passage left(String instance, String activity, boolean cancelled) {
        return new Passage(instance, REFERENCE, "triage", activity, null, LEFT, cancelled, null);
    }
}
