package org.ncbrelay.domain.audit;

import java.util.Map;
import org.ncbrelay.domain.Sha256;

/**
 * One link of an organisation's chain.
 *
 * @param number      1, 2, 3 … without a gap
 * @param happenedAt  UTC with microseconds
 * @param transaction number of the first link of the same transaction: all records of one are valid or invalid together
 * @param actor       salted hash of the user
 * @param contentHash salted hash of what was written; null if nothing was
 * @param previous    hash of the link before; 64 zeros in the first
 * @param hash        of all fields above
 */
public record AuditRecord(
        String organisation,
        long number,
        String happenedAt,
        long transaction,
        String actor,
        String act,
        String reference,
        String subject,
        String contentHash,
        String previous,
        String hash) {
    /** What the first link has before it. */
    public static final String NOTHING = "0".repeat(64);

    private static final String FIELDS =
            "type organisation number happenedAt transaction actor act reference subject contentHash previous hash";

    /** The hash that the fields have. */
    public String computedHash() {
        return Sha256.hex(Hashes.text(
                organisation, number, happenedAt, transaction, actor, act, reference, subject, contentHash, previous));
    }

    String line() {
        return FlatJson.write(
                FIELDS,
                "record",
                organisation,
                number,
                happenedAt,
                transaction,
                actor,
                act,
                reference,
                subject,
                contentHash,
                previous,
                hash);
    }

    static AuditRecord of(Map<String, Object> line) {
        return new AuditRecord(
                (String) line.get("organisation"),
                (Long) line.get("number"),
                (String) line.get("happenedAt"),
                (Long) line.get("transaction"),
                (String) line.get("actor"),
                (String) line.get("act"),
                (String) line.get("reference"),
                (String) line.get("subject"),
                (String) line.get("contentHash"),
                (String) line.get("previous"),
                (String) line.get("hash"));
    }
}
