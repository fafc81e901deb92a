package org.ncbrelay.security.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.fakes.FakeDatabaseHistory;
import org.ncbrelay.port.DatabaseState;
import org.ncbrelay.port.DatabaseState.Failure;
import org.ncbrelay.security.load.UnprovedPasswords;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OutageFilterTest {
    private static final FilterChain FORBIDDEN = (request, response) -> {
        throw new AssertionError("nothing behind may be asked");
    };

    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final UnprovedPasswords unproved = new UnprovedPasswords();
    private boolean away;
    private final OutageFilter filter = new OutageFilter(
            () -> away,
            new Outage(
                    new Problems(new ObjectMapper()),
                    (request, answer, what) -> "<html>" + what + "</html>",
                    new FakeDatabaseHistory()),
            unproved);

    @ParameterizedTest
    @CsvSource({
        "GET, /cases",
        "POST, /login",
        "GET, /api/support-requests",
        "GET, /camunda/app/tasklist/default/",
        "GET, /",
        "GET, /actuator/prometheus/x",
        "GET, /actuator/env"
    })
    void whileTheDatabaseIsAwayNothingIsAsked(String method, String path) throws Exception {
        away = true;
        filter.doFilter(new MockHttpServletRequest(method, path), response, FORBIDDEN);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString()).contains("Nothing was done");
    }

    @Test
    void aBrowserGetsAPage() throws Exception {
        away = true;
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cases");
        request.addHeader("Accept", "text/html,*/*;q=0.8");
        filter.doFilter(request, response, FORBIDDEN);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(response.getContentAsString()).isEqualTo("<html>NOT_DONE</html>");
    }

    /** Its own token needs no database; whose token is there is answered by what cannot look for it. */
    @Test
    void theMetricsAreThereWhenTheyAreNeededMost() throws Exception {
        away = true;
        filter.doFilter(
                new MockHttpServletRequest("GET", "/actuator/prometheus"),
                response,
                (passed, answer) -> ((HttpServletResponse) answer).setStatus(204));
        assertThat(response.getStatus()).isEqualTo(204);
    }

    @Test
    void aTokenThatCannotBeLookedForIsAnsweredAsTheRest() throws Exception {
        away = true;
        filter.doFilter(
                new MockHttpServletRequest("GET", "/actuator/prometheus"), response, failing(Failure.AWAY, () -> {
                    throw new ServletException("no connection");
                }));
        assertThat(response.getStatus()).isEqualTo(503);
    }

    /** A cookie would make Spring MVC look for its session. */
    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/readiness", "/css/relay.css", "/fonts/5.3.0/font.woff2", "/favicon.ico"})
    void healthAndFilesAreServedWithoutASession(String path) throws Exception {
        away = true;
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setCookies(new Cookie("JSESSIONID", "secret"));
        filter.doFilter(request, response, (passed, answer) -> {
            assertThat(((HttpServletRequest) passed).getCookies()).isNull();
            ((HttpServletResponse) answer).setStatus(204);
        });
        assertThat(response.getStatus()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, AWAY, The database does not answer. Try again",
        "POST, AWAY, it is not known whether it was done",
        "POST, BUSY, could not do this in time"
    })
    void whatFailsMeanwhileSaysWhatIsKnownOfIt(String method, Failure kind, String said) throws Exception {
        filter.doFilter(new MockHttpServletRequest(method, "/api/messages"), response, failing(kind, () -> {
            throw new ServletException("Request processing failed");
        }));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains(said);
    }

    /** Such as the session, or the way back to a page. */
    @Test
    void whatFailsBehindACommitDoesNotSayThatNothingWasDone() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/cases/KEN-2026-000017/comments");
        request.setAttribute(DatabaseState.COMMITTED, true);
        filter.doFilter(request, response, failing(Failure.BUSY, answer -> answer.sendError(500)));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("it is not known whether it was done");
    }

    /** As the login does with every failure, and Spring MVC with some. */
    @Test
    void neitherAWayBackToTheLoginNorAnErrorPageHidesIt() throws Exception {
        filter.doFilter(
                new MockHttpServletRequest("POST", "/login"),
                response,
                failing(Failure.AWAY, answer -> answer.sendRedirect("/login?error")));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getRedirectedUrl()).isNull();

        MockHttpServletResponse second = new MockHttpServletResponse();
        filter.doFilter(
                new MockHttpServletRequest("GET", "/cases"),
                second,
                failing(Failure.BUSY, answer -> answer.sendError(500)));
        assertThat(second.getStatus()).isEqualTo(503);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/countries, Basic eDp5, 503",
        "GET, /cases, basic eDp5, 503",
        "POST, /login, , 503",
        "GET, /login, , 200",
        "GET, /cases, , 200",
        "GET, /api/countries, Bearer x, 200",
        "GET, /actuator/health/liveness, , 200"
    })
    void whileTooManyPasswordsAreNotProvedNothingIsDoneForOneMore(
            String method, String path, String authorization, int status) throws Exception {
        while (unproved.enter(new MockHttpServletRequest()))
            assertThat(response.getStatus()).isEqualTo(200);
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (authorization != null) request.addHeader("Authorization", authorization);
        FilterChain chain = status == 503 ? FORBIDDEN : (passed, answer) -> {};
        filter.doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getHeader("Retry-After")).isEqualTo(status == 503 ? "5" : null);
    }

    @Test
    void aRequestThatIsOverOrWhosePasswordIsProvedMakesRoom() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/countries");
        request.addHeader("Authorization", "Basic eDp5");
        for (int i = 0; i < 1000; i++)
            filter.doFilter(request, new MockHttpServletResponse(), (passed, answer) -> {
                unproved.leave((HttpServletRequest) passed);
            });
        for (int i = 0; i < 1000; i++) filter.doFilter(request, new MockHttpServletResponse(), (passed, answer) -> {});
        filter.doFilter(request, response, (passed, answer) -> ((HttpServletResponse) answer).setStatus(204));
        assertThat(response.getStatus()).isEqualTo(204);
    }

    @Test
    void aFailureOfOursStaysOne() {
        assertThatThrownBy(() ->
                        filter.doFilter(new MockHttpServletRequest("GET", "/cases"), response, (request, answer) -> {
                            throw new ServletException("a fault in our code");
                        }))
                .hasMessage("a fault in our code");
    }

    /** Where a statement was retried with success, the note of its failure changes nothing. */
    @Test
    void anAnswerAfterAllIsTheAnswer() throws Exception {
        filter.doFilter(
                new MockHttpServletRequest("GET", "/cases"),
                response,
                failing(Failure.BUSY, answer -> answer.setStatus(200)));
        assertThat(response.getStatus()).isEqualTo(200);
    }

    private static FilterChain failing(Failure kind, Answering then) {
        return (request, response) -> {
            request.setAttribute(DatabaseState.FAILURE, kind);
            then.answer((HttpServletResponse) response);
        };
    }

    private static FilterChain failing(Failure kind, Throwing then) {
        return failing(kind, (Answering) answer -> then.run());
    }

    private interface Answering {
        void answer(HttpServletResponse response) throws IOException, ServletException;
    }

    private interface Throwing {
        void run() throws IOException, ServletException;
    }
}
