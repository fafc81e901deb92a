package org.ncbrelay.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.ncbrelay.bench.counters.SampleRequest;
import org.ncbrelay.support.Caller;

/**
 * What officers of five countries do all day, in a round that leaves nothing open: an agency asks, its NCB acknowledges in the engine's
 * API, somebody looks at pages, the agency withdraws. So the number of cases grows and that of open tasks does not.
 */
final class SoakLoad {
    private static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");
    /** Cases that are open at any time; our default. */
    private static final int OPEN = 200;

    private final Caller http;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger filed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Case> submitted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Case> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<org.ncbrelay.security.Caller> browsers;

    private record Case(String country, String reference) {}

    SoakLoad(RelayProcess relay) {
        http = relay.caller();
        browsers = List.of("ncb.ken", "analyst", "agency.fra").stream()
                .map(user -> org.ncbrelay.security.Caller.session(relay.port(), user, "wildlife-demo"))
                .toList();
    }

    /** How many requests for support were filed. */
    int filed() {
        return filed.get();
    }

    /** One act, or one look. */
    void act() {
        int number = turn.getAndIncrement();
        switch (number % 5) {
            case 0 -> submit(number / 5);
            case 1 -> acknowledge();
            case 2 -> look(number / 5, "/");
            case 3 -> withdraw();
            default -> look(number / 5, number % 2 == 0 ? "/cases" : "/news");
        }
    }

    private void submit(int number) {
        String country = COUNTRIES.get(number % COUNTRIES.size());
        var answer = SampleRequest.send(http, "agency." + country, number).with(201);
        filed.incrementAndGet();
        submitted.add(new Case(country, answer.json().path("reference").asText()));
    }

    private void acknowledge() {
        Case it = submitted.poll();
        if (it == null) return;
        String ncb = "ncb." + it.country;
        String tasks = "/engine-rest/task?taskDefinitionKey=Task_AcknowledgeRequest&processInstanceBusinessKey=";
        var open = http.get(ncb, tasks + it.reference).with(200).json();
        String task = "/engine-rest/task/" + open.path(0).path("id").asText();
        http.post(ncb, task + "/claim", Map.of("userId", ncb)).with(204);
        http.post(ncb, task + "/submit-form", Map.of("variables", Map.of("decision", Map.of("value", "ACKNOWLEDGE"))))
                .with(204);
        acknowledged.add(it);
    }

    /** The oldest of those that are open, once there are enough. */
    private void withdraw() {
        Case it = acknowledged.size() < OPEN ? null : acknowledged.poll();
        if (it == null) return;
        http.post(
                        "agency." + it.country,
                        "/api/support-requests/" + it.reference + "/withdrawal",
                        Map.of("reason", "The listing was taken down."))
                .with(200);
    }

    private void look(int number, String path) {
        int status = browsers.get(number % browsers.size()).get(path).status();
        if (status != 200) throw new IllegalStateException(path + ": " + status);
    }
}
