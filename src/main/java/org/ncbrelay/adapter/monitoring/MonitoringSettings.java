package org.ncbrelay.adapter.monitoring;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is watched, and how often it is read.
 *
 * @param figuresEvery time between two readings of the figures from the database; our default is 30 s, at most what a usual scrape interval of
 *                     15 s needs, and one statement
 * @param over         how far back requests count for the time to acknowledge; our default is 30 days
 * @param backupMarker file that a backup touches when it has succeeded, whose time of change is the last backup's; null if there is none
 */
@ConfigurationProperties("relay.monitoring")
record MonitoringSettings(
        @DefaultValue("30s") Duration figuresEvery,
        @DefaultValue("30d") Duration over,
        Path backupMarker) {
    MonitoringSettings {
        if (figuresEvery.compareTo(Duration.ofSeconds(1)) < 0)
            throw new IllegalArgumentException("relay.monitoring.figures-every must be at least 1s");
        if (over.isZero() || over.isNegative())
            throw new IllegalArgumentException("relay.monitoring.over must be longer than nothing");
        if (backupMarker != null && backupMarker.toString().isBlank()) backupMarker = null;
    }
}
