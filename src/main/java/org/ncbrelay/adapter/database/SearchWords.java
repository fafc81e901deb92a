package org.ncbrelay.adapter.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.correlation.Traces;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.cases.Correlation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Writes what a search finds and no officer waits for: words and traces of each request soon after its submission, and the words of requests
 * that were changed in the lists in which a search finds words like a misspelt one. Until then it finds fewer, and nothing else.
 */
@Repository
public class SearchWords {
    /** What a node that has just started looks back at: whichever node ran before it has listed everything older. Our default. */
    private static final Duration AT_START = Duration.ofHours(1);

    /** Cases of one look; an erasure or a correction waits until the words of so many are written. Our default. */
    private static final int BATCH = 50;

    private final JdbcClient jdbc;
    private final Correlation correlation;
    private final CurrentOfficer officers;
    private final TransactionOperations transactions;
    private final Clock clock;
    /** The oldest transaction that may not have ended when this node looked last; null before. */
    private Long oldest;
    /** The same of the last look after which no case was without its words. */
    private Long oldestUnsearched;

    SearchWords(
            JdbcClient jdbc,
            Correlation correlation,
            CurrentOfficer officers,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.correlation = correlation;
        this.officers = officers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Writes words and traces of all cases that have none yet: those of a country as the country, in a transaction of their own. What fails, or
     * is in the hands of another transaction, waits for the next look, and the others go on. To be called outside a transaction.
     *
     * @throws RuntimeException of the first case that failed, after all others were written
     */
    public synchronized void write() {
        List<RuntimeException> failures = new ArrayList<>();
        Unsearched found;
        int written;
        do {
            found = unsearched();
            written = found.cases().stream()
                    .map(CaseReference::new)
                    .collect(Collectors.groupingBy(CaseReference::organisation))
                    .values()
                    .stream()
                    .mapToInt(ofCountry -> write(ofCountry, failures))
                    .sum();
        } while (written > 0 && found.cases().size() == BATCH);
        if (written == found.cases().size()) oldestUnsearched = found.oldest();
        if (!failures.isEmpty()) throw failures.get(0);
    }

    private Unsearched unsearched() {
        return jdbc.sql("SELECT oldest, cases FROM relay_unsearched(CAST(? AS bigint), ?)")
                .params(oldestUnsearched, BATCH)
                .query(Rows.to(Unsearched.class))
                .single();
    }

    /** One that fails keeps no other waiting. */
    private int write(List<CaseReference> ofCountry, List<RuntimeException> failures) {
        try {
            return officers.as(
                    Officer.relay(ofCountry.get(0).organisation()),
                    () -> transactions.execute(running -> writeNow(ofCountry)));
        } catch (RuntimeException failed) {
            if (ofCountry.size() > 1)
                return ofCountry.stream()
                        .mapToInt(each -> write(List.of(each), failures))
                        .sum();
            failures.add(
                    new IllegalStateException("the words of " + ofCountry.get(0) + " are not written yet", failed));
            return 0;
        }
    }

    /** As the cases are now: one that was corrected or erased since is read anew, and none is written twice. */
    private int writeNow(List<CaseReference> cases) {
        List<Written> written = jdbc.sql("SELECT * FROM relay_write_words(?)")
                .param(cases.stream().map(CaseReference::value).toArray(String[]::new))
                .query(Rows.to(Written.class))
                .list();
        for (Written each : written)
            if (!each.isErased())
                correlation.keep(
                        each.reference(),
                        Traces.of(SupportRequest.ofTree(each.content())),
                        each.restrictedCountries(),
                        each.submittedAt());
        return written.size();
    }

    /** For INTERPOL, to which requests are copied, and for the country of each case. Looks at a change once, unless it fails. */
    synchronized void list() {
        oldest = transactions.execute(running -> {
            long now = jdbc.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                    .query(Long.class)
                    .single();
            boolean listed = oldest == null ? list(null, clock.instant().minus(AT_START)) : list(oldest, null);
            return listed ? Long.valueOf(now) : oldest;
        });
    }

    /**
     * Of cases that a transaction changed, or a later one; where it is null, of those that were changed at a moment or later.
     *
     * @return false if another node is at it
     */
    public boolean list(Long changedIn, Instant since) {
        return jdbc.sql("SELECT relay_list_words(CAST(? AS bigint), CAST(? AS timestamptz))")
                .param(changedIn)
                .param(Rows.at(since))
                .query(Boolean.class)
                .single();
    }

    /** @param oldest transaction that may file another one before the moment of this look */
    record Unsearched(long oldest, List<String> cases) {}

    /** A case whose words were written just now. */
    record Written(
            CaseReference reference,
            Map<String, Object> content,
            List<OrganisationCode> restrictedCountries,
            Instant submittedAt,
            boolean isErased) {}

    /** How often new requests are searched, and how often the words of changed ones are listed. */
    @Configuration(proxyBeanMethods = false)
    static class Schedule {
        /** @param interval between two looks for new requests; our default is one second */
        @Bean
        WorkerLoop searchLoop(
                SearchWords words, WorkerSettings workers, @Value("${relay.search.look:1s}") Duration interval) {
            return new WorkerLoop("search", words::write, workers.every(interval));
        }

        /** @param interval between two looks; our default is one minute */
        @Bean
        WorkerLoop searchWordsLoop(
                SearchWords words,
                CurrentOfficer officers,
                WorkerSettings workers,
                @Value("${relay.search.interval:1m}") Duration interval) {
            Runnable look = () -> officers.as(Officer.relay(OrganisationCode.INTERPOL), () -> words.list());
            return new WorkerLoop("search-words", look, workers.every(interval));
        }
    }
}
