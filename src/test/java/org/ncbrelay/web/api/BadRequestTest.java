package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.WholeTest;
import org.ncbrelay.support.matter.StoredRows;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever is wrong with a request is named, by a problem with a correlation id, and nothing is stored. */
@WholeTest
class BadRequestTest {
    private static final String REQUESTS = "/api/support-requests";

    private final Caller http;
    private final StoredRows rows;
    private Map<String, Long> before;

    @Autowired
    BadRequestTest(Caller http, DatabaseAccess access) {
        this.http = http;
        this.rows = new StoredRows(access);
    }

    @BeforeEach
    void count() {
        before = rows.count();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(rows.count()).isEqualTo(before);
    }

    /** {@code RequestReaderTest} tries each field and each bound. */
    @Test
    void everyWrongFieldIsNamedAtOnce() {
        ObjectNode request = Samples.with(ivory(), "title", "");
        Samples.with(request, "capabilities", List.of("INFORMATION_SHARING", "MAGIC"));
        Samples.with(request, "countriesInvolved", List.of("SGP", "XXX"));
        Samples.with(request, "specimens[1].quantity", -1);
        Samples.with(request, "priority", 1);
        assertRefused(request, "title", "capabilities[1]", "countriesInvolved[1]", "specimens[1].quantity", "priority");
    }

    @Test
    void aDuplicateKeyIsNamed() {
        String text = ivory().toString();
        Answer answer = post("{\"title\":\"First\"," + text.substring(1));
        assertProblem(answer, 400);
        assertThat(answer.text()).contains("title stands twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "\"text\"", "{} {}", "{\"title\": 'x'}", "{\"title\":NaN}", "\u0000"})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertProblem(post(body), 400);
    }

    @Test
    void brokenUtf8IsRefused() {
        byte[] body = ivory().put("title", "Elephant ?").toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) if (body[i] == '?') body[i] = (byte) 0xff;
        assertProblem(post(body), 400);
    }

    @Test
    void aTextOfOneMegabyteIsTooLarge() {
        assertProblem(post(ivory().put("supportOutline", "x".repeat(1_000_000)).toString()), 413);
        assertRefused(ivory().put("supportOutline", "x".repeat(400_000)), "supportOutline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void anotherContentTypeIsNotSupported(String type) {
        assertProblem(http.post("agency.ken", REQUESTS, ivory().toString(), "Content-Type", type), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void anotherMethodIsNotAllowed(String method) {
        Answer answer = http.send(method, "agency.ken", REQUESTS, ivory().toString());
        assertProblem(answer, 405);
        assertThat(answer.header("Allow")).contains("POST");
    }

    @Test
    void anUnknownAddressIsAProblemToo() {
        assertProblem(http.get("agency.ken", "/api/nothing-here"), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=BOGUS",
                "capability=BOGUS",
                "country=kenya",
                "page=-1",
                "page=x",
                "size=0",
                "size=201",
                "sort=title",
                "sort=status,up",
                "q=%00"
            })
    void aWrongCriterionOfTheListIsNamed(String query) {
        Answer answer = http.get("agency.ken", REQUESTS + "?" + query);
        assertProblem(answer, 400);
        assertThat(answer.badFields()).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=1899-12-31", "to=%2B10000-01-01", "to=%2B999999999-12-31", "from=-0001-01-01", "to=2026"})
    void aDayThatNoCaseCanHaveIsNamedByTheStatistics(String query) {
        for (String figures : List.of("/api/statistics", "/api/statistics/nodes")) {
            Answer answer = http.get("lead", figures + "?" + query);
            assertProblem(answer, 400);
            assertThat(answer.badFields()).containsExactly(query.substring(0, query.indexOf('=')));
        }
        http.get("lead", "/api/statistics?from=1900-01-01&to=9999-12-31").with(200);
    }

    @Test
    void anIdempotencyKeyMustBeOfUse() {
        for (String key : List.of("   ", "x".repeat(256))) {
            Answer answer = http.post("agency.ken", REQUESTS, ivory(), "Idempotency-Key", key);
            assertProblem(answer, 400);
            assertThat(answer.badFields()).containsExactly("Idempotency-Key");
        }
    }

    private void assertRefused(ObjectNode request, String... fields) {
        Answer answer = post(request);
        assertProblem(answer, 400);
        assertThat(answer.badFields()).containsExactly(fields);
    }

    private Answer post(Object body) {
        return http.post("agency.ken", REQUESTS, body);
    }

    private static void assertProblem(Answer answer, int status) {
        answer.with(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.field("detail")).isNotBlank();
        assertThat(answer.field("correlationId")).isNotBlank().isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(answer.text()).doesNotContain("Exception", "org.", "SQL");
    }

    private static ObjectNode ivory() {
        return Samples.tree("ivory-marketplace");
    }
}
