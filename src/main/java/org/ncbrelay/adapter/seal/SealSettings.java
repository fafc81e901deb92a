package org.ncbrelay.adapter.seal;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is sealed.
 *
 * @param directory outside the database, on a disk that its administrators cannot write to: holds the key
 *                  ({@code checkpoint.key}, {@code checkpoint.pub}) and the stored checkpoints; our default {@code ./data/audit}
 * @param interval  between checkpoints; our default is 15 minutes
 */
@ConfigurationProperties("relay.audit")
public record SealSettings(
        @DefaultValue("data/audit") Path directory,
        @DefaultValue("15m") Duration interval) {
    public SealSettings {
        directory = directory.toAbsolutePath().normalize();
        if (interval.compareTo(Duration.ofSeconds(1)) < 0)
            throw new IllegalArgumentException("relay.audit.interval must be at least 1s");
    }
}
