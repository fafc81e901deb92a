package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;

/** Users change their own password on their page, and nobody can guess it there. */
class OwnPasswordTest extends DoorTest {
    private static final String OLD = "the sentence of before";
    private static final String NEW = "une autre phrase entière";

    private String newcomer;

    @BeforeEach
    void join() {
        newcomer = hired("ncb-officers", OLD);
    }

    @Test
    void theNewPasswordOpensAndTheOldDoesNotAndEverySessionEnds() {
        Caller here = Caller.session(port, newcomer, OLD);
        Caller elsewhere = Caller.session(port, newcomer, OLD);

        Answer changed = change(here, OLD, NEW, NEW).with(302);
        assertThat(changed.location()).endsWith("/login?changed");
        for (Caller session : List.of(here, elsewhere))
            assertThat(session.get("/me").header("Location")).endsWith("/login");
        Caller.basic(port, newcomer, OLD).get("/engine-rest/task").with(401);
        Caller.basic(port, newcomer, NEW).get("/engine-rest/task").with(200);
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

        Answer refused = change(officer, current, replacement, repeated).with(400);
        assertThat(refused.text())
                .containsPattern("id=\"" + field + "-error\"[^>]*>" + said)
                .doesNotContain(current, replacement + '"');
        officer.get("/me").with(200);
        Caller.basic(port, newcomer, OLD).get("/engine-rest/task").with(200);
    }

    @Test
    void aSessionThatWasLeftOpenCannotGuess() {
        Caller officer = Caller.session(port, newcomer, OLD);
        for (int guess = 0; guess < 5; guess++) change(officer, "guess number " + guess, NEW, NEW);

        assertThat(change(officer, OLD, NEW, NEW).text()).contains("Too many failed attempts");
        officer.get("/me").with(200);
    }

    private static Answer change(Caller officer, String current, String replacement, String repeated) {
        return officer.form(
                "/me/password", officer.token("/me"),
                "current", current,
                "replacement", replacement,
                "repeated", repeated);
    }
}
