package org.ncbrelay.adapter.iis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.worker.RetryDelays;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.fakes.RememberingCaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.InformationSystem;
import org.ncbrelay.support.AdapterTest;
import org.ncbrelay.support.CaseRows;
import org.ncbrelay.support.MutableClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@AdapterTest
class IisWorkerTest {
    private static final CaseReference REFERENCE = new CaseReference("KEN-2026-000001");

    private final CaseRows rows;
    private final MutableClock clock;
    private final RememberingCaseProcess process;
    private final CurrentOfficer currentOfficer;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactionManager;
    private final Scripted system;

    IisWorkerTest(
            CaseRows rows,
            MutableClock clock,
            RememberingCaseProcess process,
            CurrentOfficer currentOfficer,
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            InformationSystem registry) {
        this.rows = rows;
        this.clock = clock;
        this.process = process;
        this.currentOfficer = currentOfficer;
        this.jdbc = jdbc;
        this.transactionManager = transactionManager;
        this.system = new Scripted(registry);
    }

    @BeforeEach
    void start() {
        rows.clear();
        process.forget();
        rows.acknowledged(REFERENCE);
        rows.waitingForRecord(REFERENCE, clock.instant());
    }

    @Test
    void aWaitingCaseIsRecordedAndGoesOn() {
        assertThat(worker().submitDue()).isEqualTo(1);
        assertThat(worker().submitDue()).isZero();

        assertThat(String.valueOf(submission().get("record_number"))).matches("IIS-2026-[A-Z2-7]{8}");
        assertThat(submission().get("recorded_at")).isNotNull();
        assertThat(process.calls()).containsExactly("relay@KEN recorded " + REFERENCE);
        assertThat(system.sawTransaction).isFalse();
        assertThat(system.asked).singleElement().satisfies(entry -> {
            assertThat(entry.source()).isEqualTo("NCB");
            assertThat(entry.sourceCode()).isEqualTo("KEN");
            assertThat(entry.enteredBy()).isEqualTo("ncb");
            assertThat(entry.handling()).isEqualTo("Not for court use");
            assertThat(entry.restrictedCountries()).containsExactly("FRA");
            assertThat(entry.retentionUntil()).hasToString("2029-12-31");
        });
    }

    @Test
    void anUnavailableSystemIsAskedAgainWithGrowingDelayForEver() {
        system.away = true;
        worker().submitDue();
        clock.advance(Duration.ofSeconds(10).minusMillis(1));
        worker().submitDue();
        assertThat(system.asked).as("before the first delay").hasSize(1);
        for (int attempts = 2; attempts < 12; attempts++) {
            clock.advance(RetryDelays.LONGEST);
            worker().submitDue();
            assertThat(system.asked).hasSize(attempts);
        }
        assertThat(submission().get("last_error")).isEqualTo("away");
        assertThat(process.calls()).isEmpty();

        system.away = false;
        clock.advance(Duration.ofHours(6));
        assertThat(worker().submitDue()).isEqualTo(1);
        assertThat(submission().get("last_error")).isNull();
    }

    @Test
    void aCaseThatCannotGoOnKeepsItsRecordAndTriesAgain() {
        process.refuse(true);
        assertThat(worker().submitDue()).isZero();
        assertThat(submission().get("record_number")).isNull();
        String number = registered();

        process.refuse(false);
        clock.advance(Duration.ofSeconds(10));
        assertThat(worker().submitDue()).isEqualTo(1);
        assertThat(submission().get("record_number")).isEqualTo(number);
        assertThat(process.calls()).hasSize(1);
    }

    @Test
    void theLocalRegistryRecordsACaseOnce() throws Exception {
        ExecutorService officers = Executors.newFixedThreadPool(4);
        try {
            Callable<InformationSystem.Recorded> record =
                    () -> system.registry.record(HttpInformationSystemTest.entry(REFERENCE.value()));
            List<InformationSystem.Recorded> answers = new ArrayList<>();
            for (Future<InformationSystem.Recorded> answer :
                    officers.invokeAll(List.of(record, record, record, record))) answers.add(answer.get());
            assertThat(answers).containsOnly(answers.get(0));
        } finally {
            officers.shutdown();
        }
        assertThat(registered()).isNotNull();
        assertThat(rows.administration()
                        .queryForObject("SELECT provenance ->> 'source' FROM iis_registry", String.class))
                .isEqualTo("NCB");
    }

    private String registered() {
        return rows.administration().queryForObject("SELECT record_number FROM iis_registry", String.class);
    }

    private Map<String, Object> submission() {
        return rows.administration().queryForMap("SELECT * FROM iis_submission");
    }

    private IisWorker worker() {
        return new IisWorker(jdbc, transactionManager, system, process.port(), currentOfficer, clock);
    }

    /** The registry, behind a line that may be cut. */
    private static final class Scripted implements InformationSystem {
        final InformationSystem registry;
        final List<Entry> asked = new ArrayList<>();
        boolean away;
        boolean sawTransaction;

        Scripted(InformationSystem registry) {
            this.registry = registry;
        }

        @Override
        public Recorded record(Entry entry) {
            asked.add(entry);
            sawTransaction |= TransactionSynchronizationManager.isActualTransactionActive();
            if (away) throw new InformationSystemUnavailable("away", null);
            return registry.record(entry);
        }

        @Override
        public Recorded amend(Amendment amendment) {
            return registry.amend(amendment);
        }
    }
}
