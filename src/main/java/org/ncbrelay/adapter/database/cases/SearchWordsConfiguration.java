package org.ncbrelay.adapter.database.cases;

import java.time.Duration;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often the words of new requests are listed. */
@Configuration(proxyBeanMethods = false)
class SearchWordsConfiguration {
    /** @param interval between two looks; our default is one minute */
    @Bean
    WorkerLoop searchWordsLoop(
            SearchWords words,
            CurrentOfficer officers,
            WorkerSettings workers,
            @Value("${relay.search.interval:1m}") Duration interval) {
        Runnable look = () -> officers.as(Officer.relay(OrganisationCode.INTERPOL), () -> {
            words.list();
            return null;
        });
        return new WorkerLoop("search-words", look, workers.every(interval));
    }
}
