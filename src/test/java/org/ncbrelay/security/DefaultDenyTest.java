package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.support.Answer;

class DefaultDenyTest extends DoorTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/desk", "/cases/KEN-2026-000001", "/camunda/app/tasklist/default/"})
    void pagesSendNobodyToTheLogin(String path) {
        Answer answer = Caller.nobody(port).get(path).with(302);
        assertThat(answer.location()).endsWith("/login");
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
                "/actuator/info",
                "/actuator/prometheus"
            })
    void programsGetNothingAsNobody(String path) {
        Answer answer = Caller.nobody(port).get(path).with(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/env", "/actuator/heapdump", "/actuator/info", "/actuator/prometheus", "/actuator"})
    void theActuatorIsClosedToOfficers(String path) {
        basic("ncb.ken").get(path).with(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/relay.css", "/actuator/health", "/actuator/health/readiness"})
    void aFewThingsAreOpen(String path) {
        Caller.nobody(port).get(path).with(200);
    }

    @Test
    void aSessionNeedsItsTokenToChangeAnything() {
        Caller officer = session("ncb.ken");
        Answer answer = officer.post("/api/support-requests", "{}").with(403);
        assertThat(answer.field("detail")).contains("token");
        officer.post("/engine-rest/task", "{}").with(403);
        officer.get("/camunda/app/tasklist/default/");
        officer.post("/camunda/api/engine/engine/default/task", "{}").with(403);
    }

    /** Also where a page would have been the answer. */
    @Test
    void aRefusedProgramGetsAProblemThatRevealsNoInternals() {
        Answer answer =
                Caller.nobody(port).post("/cases/KEN-2026-000001/messages", "").with(403);
        assertThat(answer.field("title")).isEqualTo("Forbidden");
        assertThat(answer.field("correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(answer.json().properties()).hasSize(4);
    }

    @Test
    void pagesCarryTheHeadersThatKeepThemToThemselves() {
        Answer page = Caller.nobody(port).get("/login");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }
}
