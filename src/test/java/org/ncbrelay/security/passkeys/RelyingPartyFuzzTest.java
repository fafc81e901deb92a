package org.ncbrelay.security.passkeys;

import static org.ncbrelay.fuzz.Rules.holds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.fuzz.FuzzTarget;
import org.ncbrelay.support.machines.SoftAuthenticator;

/**
 * What a browser answers to a ceremony. The first byte says what the rest is: {@code J}, the JSON of an answer in which {@code @name@}
 * stands for the value that a true authenticator gave; {@code A}, {@code D}, {@code C} and {@code S}, changes (offset, byte) to its
 * attestation object, authenticator data, client data and signature. Nothing but the true answer lets anybody in.
 */
public class RelyingPartyFuzzTest implements FuzzTarget {
    private static final String ORIGIN = "https://relay.example";
    private static final Instant NOW = Instant.parse("2026-02-03T10:15:30Z");
    private static final RelyingParty PARTY =
            new RelyingParty(() -> new RelyingParty.Site("relay.example", Set.of(ORIGIN)));
    private static final SoftAuthenticator KEY = new SoftAuthenticator(ORIGIN).forRelyingParty("relay.example");
    private static final String CHALLENGE = PARTY.challenge();
    private static final String CREATED = KEY.create(CHALLENGE);
    private static final Passkey PASSKEY =
            PARTY.registered("ncb.ken", RelyingPartyTest.HANDLE, CHALLENGE, "Key", CREATED, NOW);
    private static final String GOT = KEY.get(CHALLENGE);

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) return;
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'A' -> registered(changed(CREATED, "attestationObject", rest));
            case 'D' -> used(changed(GOT, "authenticatorData", rest), same(GOT, "authenticatorData", rest));
            case 'C' -> used(changed(GOT, "clientDataJSON", rest), same(GOT, "clientDataJSON", rest));
            // Another encoding of the same two numbers is the same signature: that it is accepted says nothing.
            case 'S' -> idOf(changed(GOT, "signature", rest));
            default -> {
                String answer = filled(new String(rest, StandardCharsets.UTF_8));
                idOf(answer);
                registered(answer);
                used(answer, answer.contains(value(GOT, "signature")));
            }
        }
    }

    private static void registered(String answer) {
        try {
            Passkey passkey = PARTY.registered("ncb.ken", RelyingPartyTest.HANDLE, CHALLENGE, "Key", answer, NOW);
            holds(passkey.id().matches("[\\w-]{1,1400}"), () -> "an id: " + passkey.id());
            holds(passkey.counter() >= 0 && passkey.counter() <= 0xFFFFFFFFL, () -> "a counter: " + passkey.counter());
        } catch (PasskeyRefused refused) {
            holds(refused.reason() == PasskeyRefused.Reason.WRONG, () -> "refused as " + refused.reason());
        }
    }

    private static void idOf(String answer) {
        try {
            holds(PARTY.idOf(answer).matches("[\\w-]*"), () -> "an id");
            PARTY.used(PASSKEY, CHALLENGE, answer);
        } catch (PasskeyRefused refused) {
            // As designed.
        }
    }

    /** @param mayPass whether everything that was signed is there */
    private static void used(String answer, boolean mayPass) {
        try {
            PARTY.used(PASSKEY, CHALLENGE, answer);
            holds(mayPass, () -> "let in with " + answer);
        } catch (PasskeyRefused refused) {
            // As designed.
        }
    }

    private static String filled(String template) {
        String filled = template;
        for (String name : new String[] {"attestationObject", "authenticatorData", "signature", "id"})
            filled = filled.replace('@' + name + '@', value(name.startsWith("att") ? CREATED : GOT, name));
        return filled.replace("@created@", value(CREATED, "clientDataJSON"))
                .replace("@got@", value(GOT, "clientDataJSON"));
    }

    private static boolean same(String answer, String name, byte[] changes) {
        return changed(answer, name, changes).equals(answer);
    }

    private static String changed(String answer, String name, byte[] changes) {
        String value = value(answer, name);
        byte[] bytes = Base64.getUrlDecoder().decode(value);
        for (int i = 0; i + 2 < changes.length; i += 3)
            bytes[((changes[i] & 0xFF) << 8 | changes[i + 1] & 0xFF) % bytes.length] = changes[i + 2];
        // One byte that is left over cuts the value.
        if (changes.length % 3 == 1) bytes = Arrays.copyOf(bytes, (changes[changes.length - 1] & 0xFF) % bytes.length);
        return answer.replace(value, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private static String value(String answer, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer);
        holds(value.find(), () -> "no " + name);
        return value.group(1);
    }

    static {
        long counter = PARTY.used(PASSKEY, CHALLENGE, GOT);
        holds(counter == 2, () -> "the true answer counts " + counter);
    }
}
