package org.ncbrelay.adapter.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.ncbrelay.config.start.CannotStart;
import org.ncbrelay.domain.audit.KeyHistory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is sealed.
 *
 * @param directory  outside the database, on a disk that its administrators cannot write to: holds the key
 *                   ({@code checkpoint.key}, {@code checkpoint.pub}) and the stored checkpoints; our default {@code ./data/audit}
 * @param interval   between checkpoints; our default is 15 minutes
 * @param replaceKey id of the key in use that this start changes; may stay in the settings, for it then names no key in use
 * @param lostKey    id of a key that is lost: a new one may follow it without its signature. Another setting than {@code replaceKey},
 *                   so that a change of keys in a wrong folder does not give up the key in use
 */
@ConfigurationProperties("relay.audit")
public record SealSettings(
        @DefaultValue("data/audit") Path directory,
        @DefaultValue("15m") Duration interval,
        @DefaultValue("") String replaceKey,
        @DefaultValue("") String lostKey) {
    /** The key that signed the newest checkpoint of the database; no row before the first one. */
    public static final String SIGNER = "SELECT key_id FROM public.audit_checkpoint ORDER BY number DESC LIMIT 1";

    private static final String SHARE =
            "Set RELAY_AUDIT_DIRECTORY to the folder that all nodes share, or copy checkpoint.key and checkpoint.pub of another node or of a"
                    + " backup there. If the key is lost, docs/threat-model.md says what to do.";

    public SealSettings {
        directory = directory.toAbsolutePath().normalize();
        if (interval.compareTo(Duration.ofSeconds(1)) < 0)
            throw new IllegalArgumentException("relay.audit.interval must be at least 1s");
    }

    /**
     * A second key would sign a history that fails every later verification, and no checkpoint can be removed.
     *
     * @param signer id of the key that signed the newest checkpoint of the database; null before the first one
     * @throws CannotStart if the folder lacks this key, and the operator does not say that it is lost
     */
    public void requireKeyOf(String signer) {
        if (signer == null || signer.equals(lostKey)) return;
        if (!hasKey())
            throw new CannotStart(
                    "The key %s signed the newest checkpoint of the database, and the folder %s has no key"
                            .formatted(signer, directory),
                    SHARE);
        try {
            if (KeyHistory.parse(Files.readString(verifying())).has(signer)) return;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new CannotStart("The audit's key in " + directory + " cannot be read", SHARE, unreadable);
        }
        throw new CannotStart(
                "The key %s signed the newest checkpoint of the database, and the folder %s has another key"
                        .formatted(signer, directory),
                SHARE);
    }

    /** Whether the folder has a secret half, perhaps of a change that was not finished. */
    boolean hasKey() {
        return Files.exists(secret()) || Files.exists(next());
    }

    Path secret() {
        return directory.resolve("checkpoint.key");
    }

    Path next() {
        return directory.resolve("checkpoint.key.next");
    }

    /** The public halves, one for each change. */
    Path verifying() {
        return directory.resolve("checkpoint.pub");
    }
}
