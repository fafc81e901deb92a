package org.ncbrelay.domain.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last word of a key: which checkpoint it sealed last, and which key seals from then on. Signed by the key that ends, so that whoever
 * trusts that one can trust its successor.
 *
 * @param last      number of the last checkpoint of the key that ends
 * @param root      of that checkpoint
 * @param successor the key that follows
 * @param signature of the key that ends, Ed25519 in Base64
 */
record Handover(long last, String root, VerifyingKey successor, String signature) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18});([0-9a-f]{64});([A-Za-z0-9+/=]{20,200});([A-Za-z0-9+/=]{88})");

    static Handover sign(Checkpoint last, VerifyingKey successor, SigningKey ending) {
        return new Handover(
                last.number(), last.root(), successor, ending.sign(statement(last.number(), last.root(), successor)));
    }

    boolean isSignedBy(VerifyingKey ending) {
        return ending.verifies(statement(last, root, successor), signature);
    }

    private static String statement(long last, String root, VerifyingKey successor) {
        return Hashes.text("ncb-relay key", last, root, successor.toString());
    }

    /** @throws IllegalArgumentException if the text is none */
    static Handover parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) throw new IllegalArgumentException("not a change of keys: number;root;key;signature");
        return new Handover(
                Long.parseLong(matcher.group(1)),
                matcher.group(2),
                VerifyingKey.parse(matcher.group(3)),
                matcher.group(4));
    }

    @Override
    public String toString() {
        return last + ";" + root + ";" + successor + ";" + signature;
    }
}
