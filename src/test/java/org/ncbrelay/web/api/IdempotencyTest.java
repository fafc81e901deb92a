package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.StoredRows;
import org.springframework.beans.factory.annotation.Autowired;

/** A submission under one key happens once, however often it is sent. */
@WholeTest
class IdempotencyTest {
    private static final int TIMES = 20;

    private final Caller http;
    private final StoredRows rows;

    @Autowired
    IdempotencyTest(Caller http, DatabaseAccess access) {
        this.http = http;
        this.rows = new StoredRows(access);
    }

    @Test
    void twentyEqualCallsAtOnceAreOneCaseAndTwentyEqualAnswers() throws Exception {
        Map<String, Long> before = rows.count();
        List<Answer> answers = atOnce(UUID.randomUUID().toString());
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(answers)
                .extracting(answer -> answer.header("Location"))
                .containsOnly(answers.get(0).header("Location"));
        Map<String, Long> after = rows.count();
        for (String once : List.of("support_request", "official_copy", "idempotency_key", "numbers given"))
            assertThat(after.get(once) - before.get(once)).as(once).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        submit("agency.ken", key, Samples.bytes("ivory-marketplace")).with(201);
        Map<String, Long> before = rows.count();
        Answer other =
                submit("agency.ken", key, Samples.tree("ivory-marketplace").put("title", "Another"));
        assertThat(other.with(422).field("correlationId")).isNotBlank();
        assertThat(rows.count()).isEqualTo(before);
    }

    @Test
    void aKeyBelongsToTheOneWhoChoseIt() {
        String key = UUID.randomUUID().toString();
        Answer kenya =
                submit("agency.ken", key, Samples.bytes("capacity-building")).with(201);
        Answer brazil =
                submit("agency.bra", key, Samples.bytes("capacity-building")).with(201);
        assertThat(brazil.json().path("reference")).isNotEqualTo(kenya.json().path("reference"));
    }

    @Test
    void aRefusedRequestDoesNotUseUpItsKey() {
        String key = UUID.randomUUID().toString();
        submit("agency.ken", key, "{}").with(400);
        submit("agency.ken", key, Samples.bytes("ivory-marketplace")).with(201);
    }

    private List<Answer> atOnce(String key) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(TIMES);
        CyclicBarrier start = new CyclicBarrier(TIMES);
        try {
            List<Future<Answer>> sent = IntStream.range(0, TIMES)
                    .mapToObj(i -> senders.submit(() -> {
                        start.await();
                        return submit("agency.ken", key, Samples.bytes("ivory-marketplace"));
                    }))
                    .toList();
            List<Answer> answers = new java.util.ArrayList<>();
            for (Future<Answer> one : sent) answers.add(one.get());
            return answers;
        } finally {
            senders.shutdownNow();
        }
    }

    private Answer submit(String user, String key, Object body) {
        return http.post(user, "/api/support-requests", body, "Idempotency-Key", key);
    }
}
