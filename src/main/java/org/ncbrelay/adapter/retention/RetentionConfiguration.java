package org.ncbrelay.adapter.retention;

import java.time.Duration;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.MemberCountries;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for reviews that have come, as each country in turn: what runs by itself sees no more than that country does. */
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
        Runnable look = () -> countries.codes().forEach(country -> {
            Officer relay = Officer.relay(new OrganisationCode(country));
            currentOfficer.as(relay, () -> reviews.announce(relay));
        });
        return new WorkerLoop("retention", look, new WorkerSettings(workers.scheduled(), interval));
    }
}
