package org.ncbrelay.security.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.support.IntegrationTest;

/** Passwords that come at once, with the real hashes. */
@IntegrationTest
class PasswordCheckTest {
    private static final String RIGHT = "a passphrase of many words";
    private static final int CALLERS = 30;
    private static final String ADDRESS = "192.0.2.1";

    /** No caller waits, whatever else the machine does; {@code BulkheadTest} tests the bound. */
    private final Bulkhead passwordHashes = new Bulkhead(CALLERS);

    private final Argon2PasswordEncryptor encryptor = new Argon2PasswordEncryptor(passwordHashes);
    private final PasswordCheck check = new PasswordCheck(encryptor, passwordHashes, LoginThrottleTest.throttle(5, 50));
    private final EngineUser user = new EngineUser(
            "ncb.ken", "{ARGON2ID}" + encryptor.encrypt(RIGHT), null, List.of(), "KEN", null, null, 0, "0.0");
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    @Test
    void ofManyWrongPasswordsAtOnceNoMoreAreExaminedThanMayFail() throws Exception {
        List<String> results = atOnce(CALLERS, i -> "wrong " + i);
        assertThat(results).containsOnly("wrong", "throttled");
        assertThat(results).filteredOn("wrong"::equals).hasSize(5);
    }

    /** A script that begins with many calls at once guesses nothing: they have one password. */
    @Test
    void ofManyCallsWithTheRightPasswordNoneIsThrottled() throws Exception {
        assertThat(atOnce(CALLERS, i -> RIGHT)).containsOnly("right");
        assertThat(atOnce(CALLERS, i -> RIGHT)).as("remembered").containsOnly("right");
    }

    /** What is remembered is no way round the count: who guessed too often is not told that a guess would be right. */
    @Test
    void whoGuessedTooOftenIsNotAnsweredEvenWhereThePasswordIsRemembered() throws Exception {
        atOnce(1, i -> RIGHT);
        atOnce(CALLERS, i -> "wrong " + i);
        assertThat(atOnce(1, i -> RIGHT)).containsOnly("throttled");
    }

    @Test
    void unknownNamesAreCountedAlike() throws Exception {
        List<String> results = atOnce(CALLERS, i -> "wrong " + i, null);
        assertThat(results).filteredOn("wrong"::equals).hasSize(5);
    }

    private List<String> atOnce(int count, IntFunction<String> passwords) throws Exception {
        return atOnce(count, passwords, user);
    }

    private List<String> atOnce(int count, IntFunction<String> passwords, EngineUser known) throws Exception {
        List<Callable<String>> calls = IntStream.range(0, count)
                .mapToObj(i -> (Callable<String>) () -> result(known, passwords.apply(i)))
                .toList();
        List<String> results = new ArrayList<>();
        for (Future<String> call : callers.invokeAll(calls)) results.add(call.get());
        return results;
    }

    private String result(EngineUser known, String password) {
        try {
            return check.proved(known, "ncb.ken", password, ADDRESS).isPresent() ? "right" : "wrong";
        } catch (TooManyFailures tooMany) {
            return "throttled";
        }
    }
}
