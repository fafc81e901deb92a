package org.ncbrelay.adapter.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.ncbrelay.domain.audit.KeyHistory;
import org.ncbrelay.start.CannotStart;
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
        if (signer == null || signer.equals(lostKey) || has(signer)) return;
        throw new CannotStart(
                "The key %s signed the newest checkpoint of the database, and the folder %s does not have it"
                        .formatted(signer, directory),
                "Set RELAY_AUDIT_DIRECTORY to the folder that all nodes share, or copy checkpoint.key and checkpoint.pub of another node or"
                        + " of a backup there. If the key is lost, docs/threat-model.md says what to do.");
    }

    /** Both halves: a backup may lack the secret one. */
    private boolean has(String key) {
        try {
            return Stream.of("checkpoint.key", "checkpoint.key.next")
                            .map(directory::resolve)
                            .anyMatch(Files::exists)
                    && KeyHistory.parse(Files.readString(directory.resolve("checkpoint.pub")))
                            .has(key);
        } catch (IOException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
