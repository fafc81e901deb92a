package org.ncbrelay.adapter.monitoring;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go.
 *
 * @param endpoint of a collector that takes OTLP over HTTP, such as {@code http://collector.example:4318/v1/traces}; null: there are no traces,
 *                 and nothing is prepared for them
 * @param share    of the traces that is kept, from 0 to 1; our default is one in ten
 * @param timeout  for one batch; our default is 5 s. What the collector does not take in time is lost
 */
@ConfigurationProperties("relay.traces")
record TracesSettings(
        URI endpoint,
        @DefaultValue("0.1") double share,
        @DefaultValue("5s") Duration timeout) {
    TracesSettings {
        if (!(share >= 0 && share <= 1)) throw new IllegalArgumentException("relay.traces.share must be from 0 to 1");
        if (timeout.isZero() || timeout.isNegative())
            throw new IllegalArgumentException("relay.traces.timeout must be longer than nothing");
    }
}
