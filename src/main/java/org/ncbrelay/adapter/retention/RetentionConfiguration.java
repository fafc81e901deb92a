package org.ncbrelay.adapter.retention;

import java.time.Duration;
import java.util.stream.Stream;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for reviews that have come, as each organisation in turn: what runs by itself sees no more than that one does. */
@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {
    /** @param interval between two looks; our default is one hour, each review is announced once */
    @Bean
    WorkerLoop retentionLoop(
            AnnounceReviews reviews,
            MemberCountries countries,
            CurrentOfficer currentOfficer,
            WorkerSettings workers,
            @Value("${relay.retention.interval:1h}") Duration interval) {
        Runnable look = () -> Stream.concat(
                        countries.codes().stream().map(OrganisationCode::new), Stream.of(OrganisationCode.INTERPOL))
                .map(Officer::relay)
                .forEach(relay -> currentOfficer.as(relay, () -> reviews.announce(relay)));
        return new WorkerLoop("retention", look, new WorkerSettings(workers.scheduled(), interval));
    }
}
