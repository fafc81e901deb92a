package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users change their own password on their page, and nobody can guess it there. */
class OwnPasswordTest extends DoorTest {
    private static final String OLD = "the sentence of before";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String NEW = "une autre phrase entière";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** What somebody guessed wrong counts for the account. */
    private final String newcomer = "newcomer-" + PEOPLE.incrementAndGet();

    @BeforeEach
    void join() {
        User user = identity.newUser(newcomer);
        user.setPassword(OLD);
        identity.saveUser(user);
        identity.createTenantUserMembership("KEN", newcomer);
        identity.createMembership(newcomer, "ncb-officers");
    }

    @AfterEach
    void forget() {
        identity.deleteUser(newcomer);
    }

    @Test
    void theNewPasswordOpensAndTheOldDoesNotAndEverySessionEnds() {
        Caller here = Caller.session(port, newcomer, OLD);
        Caller elsewhere = Caller.session(port, newcomer, OLD);

        HttpResponse<String> changed = change(here, OLD, NEW, NEW);

        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(changed.headers().firstValue("Location").orElseThrow()).endsWith("/login?changed");
        for (Caller session : List.of(here, elsewhere))
            assertThat(session.get("/me").headers().firstValue("Location").orElseThrow())
                    .endsWith("/login");
        assertThat(Caller.basic(port, newcomer, OLD).get("/engine-rest/task").statusCode())
                .isEqualTo(401);
        assertThat(Caller.basic(port, newcomer, NEW).get("/engine-rest/task").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not the sentence       | a long enough sentence       | a long enough sentence       | current     | Incorrect password
            the sentence of before | too short                    | too short                    | replacement | Enter 15 to 128 characters
            the sentence of before | correct horse battery staple | correct horse battery staple | replacement | This password is too common
            the sentence of before | the sentence of before       | the sentence of before       | replacement | This is your current password
            the sentence of before | a long enough sentence       | another long sentence        | repeated    | The two entries do not match
            """)
    void whatIsWrongIsSaidBesideItsFieldAndNothingChanges(
            String current, String replacement, String repeated, String field, String said) {
        Caller officer = Caller.session(port, newcomer, OLD);

        HttpResponse<String> refused = change(officer, current, replacement, repeated);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .containsPattern("id=\"" + field + "-error\"[^>]*>" + said)
                .doesNotContain(current, replacement + '"');
        assertThat(officer.get("/me").statusCode()).isEqualTo(200);
        assertThat(Caller.basic(port, newcomer, OLD).get("/engine-rest/task").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSessionThatWasLeftOpenCannotGuess() {
        Caller officer = Caller.session(port, newcomer, OLD);
        for (int guess = 0; guess < 5; guess++) change(officer, "guess number " + guess, NEW, NEW);

        assertThat(change(officer, OLD, NEW, NEW).body()).contains("Too many failed attempts");
        assertThat(officer.get("/me").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> change(Caller officer, String current, String replacement, String repeated) {
        Matcher token = TOKEN.matcher(officer.get("/me").body());
        assertThat(token.find()).isTrue();
        String form = "_csrf=" + encoded(token.group(1)) + "&current=" + encoded(current) + "&replacement="
                + encoded(replacement) + "&repeated=" + encoded(repeated);
        return officer.send("POST", "/me/password", form, "Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
