package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultDenyTest extends DoorTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/desk", "/cases/KEN-2026-000001", "/camunda/app/tasklist/default/"})
    void pagesSendNobodyToTheLogin(String path) {
        HttpResponse<String> answer = Caller.nobody(port).get(path);
        assertStatus(302, answer);
        assertThat(Caller.location(answer)).endsWith("/login");
    }

    /** A String matcher does not know the engine's servlets: then these answer 200 with everybody's data. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/",
                "/engine-rest/task",
                "/engine-rest/process-instance",
                "/engine-rest/engine",
                "/engine-rest/engine/default/task",
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/identity/password-policy",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/api/support-requests",
                "/api/nowhere",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/actuator",
                "/actuator/env",
                "/actuator/prometheus"
            })
    void programsGetNothingAsNobody(String path) {
        HttpResponse<String> answer = Caller.nobody(port).get(path);
        assertStatus(401, answer);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/actuator/prometheus", "/actuator"})
    void theActuatorIsClosedToOfficers(String path) {
        assertThat(basic("ncb.ken").status(path)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/relay.css", "/actuator/health", "/actuator/health/readiness"})
    void aFewThingsAreOpen(String path) {
        assertThat(Caller.nobody(port).status(path)).isEqualTo(200);
    }

    @Test
    void aSessionNeedsItsTokenToChangeAnything() {
        Caller officer = session("ncb.ken");
        HttpResponse<String> answer = officer.post("/api/support-requests", "{}");
        assertStatus(403, answer);
        assertThat(Caller.json(answer).path("detail").asText()).contains("token");
        assertStatus(403, officer.post("/engine-rest/task", "{}"));
        officer.get("/camunda/app/tasklist/default/");
        assertStatus(403, officer.post("/camunda/api/engine/engine/default/task", "{}"));
    }

    /** Also where a page would have been the answer. */
    @Test
    void aRefusedProgramGetsAProblemThatRevealsNoInternals() {
        HttpResponse<String> answer = Caller.nobody(port).post("/cases/KEN-2026-000001/messages", "");
        assertStatus(403, answer);
        JsonNode problem = Caller.json(answer);
        assertThat(problem.path("title").asText()).isEqualTo("Forbidden");
        assertThat(problem.path("correlationId").asText())
                .isEqualTo(answer.headers().firstValue("X-Correlation-Id").orElseThrow());
        assertThat(problem.properties()).hasSize(4);
    }

    @Test
    void theWebAppsKeepTheirOwnToken() {
        Caller officer = session("ncb.ken");
        officer.get("/camunda/app/tasklist/default/");
        assertStatus(
                200,
                officer.post(
                        "/camunda/api/engine/engine/default/task", "{}", "X-XSRF-TOKEN", officer.cookie("XSRF-TOKEN")));
    }

    @Test
    void pagesCarryTheHeadersThatKeepThemToThemselves() {
        var headers = Caller.nobody(port).get("/login").headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    }
}
