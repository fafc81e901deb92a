package org.ncbrelay.adapter.monitoring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The timers of requests and jobs: what they are, and their buckets, which several nodes add up. */
@Component
public final class MeasuredTimes implements MeterFilter {
    /** Of the timer and of the spans of jobs. */
    public static final String JOB = "ncb.relay.job";

    /** Upper ends of the buckets; our default: around what pages and acts take, and up to where people give up. */
    private static final double[] BUCKETS = Stream.of(25, 50, 100, 250, 500, 1_000, 2_500, 10_000)
            .mapToDouble(milliseconds -> Duration.ofMillis(milliseconds).toNanos())
            .toArray();

    private static final Map<String, String> HELP = Map.of(
            RequestRoute.NAME,
            "Requests, by route, method and class of the status",
            JOB,
            "Jobs of the engine, each with its transaction");

    @Override
    public Meter.Id map(Meter.Id id) {
        String help = HELP.get(id.getName());
        if (help == null) return id;
        Tags tags = Tags.of(
                id.getTags().stream().filter(tag -> !isSaidByTheStatus(id, tag)).toList());
        return new Meter.Id(id.getName(), tags, id.getBaseUnit(), help, id.getType());
    }

    /** Of a request, the class of the status says it; the name of the failure would be one more label for each exception. */
    private static boolean isSaidByTheStatus(Meter.Id id, Tag tag) {
        return id.getName().equals(RequestRoute.NAME) && tag.getKey().equals("error");
    }

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return HELP.containsKey(id.getName())
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(BUCKETS)
                        .build()
                        .merge(config)
                : config;
    }
}
