package org.ncbrelay.security.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.stereotype.Component;

/**
 * Remembers where an officer has logged in before, in a cookie of that browser. Another user who guesses at the same address, as
 * behind the one address of an office, then cannot keep the officer out: failures elsewhere do not count here. The cookie opens
 * nothing by itself; it is signed with what the account's password is stored as, and ends with that password.
 */
@Component
public record KnownDevices(Clock clock) {
    /** Our default: who logs in once a quarter is known. */
    public static final Duration REMEMBERED = Duration.ofDays(90);

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The value of a cookie for the browser in which the user just logged in. */
    public String remember(EngineUser user) {
        byte[] name = new byte[16];
        RANDOM.nextBytes(name);
        String device = HexFormat.of().formatHex(name);
        long until = clock.instant().plus(REMEMBERED).getEpochSecond();
        return device + '.' + until + '.' + signature(user, device, until);
    }

    /**
     * Under what name a browser is known.
     *
     * @param cookie what it sent; may be null, and anything
     * @return empty if it is not known for this user, or no more
     */
    public Optional<String> nameOf(EngineUser user, String cookie) {
        String[] parts = cookie == null ? new String[0] : cookie.split("\\.", 4);
        if (parts.length != 3 || user.passwordHash() == null) return Optional.empty();
        return until(parts[1])
                .filter(until -> Instant.ofEpochSecond(until).isAfter(clock.instant()))
                .filter(until -> equal(signature(user, parts[0], until), parts[2]))
                .map(until -> parts[0]);
    }

    private static Optional<Long> until(String text) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)).getEpochSecond());
        } catch (NumberFormatException | DateTimeException forged) {
            return Optional.empty();
        }
    }

    private static String signature(EngineUser user, String device, long until) {
        byte[] key = (user.passwordHash() + '\n' + user.salt()).getBytes(StandardCharsets.UTF_8);
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key)
                .hmacHex(String.join("\0", "device", user.id(), device, Long.toString(until)));
    }

    private static boolean equal(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
