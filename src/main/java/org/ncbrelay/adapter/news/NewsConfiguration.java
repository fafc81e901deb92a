package org.ncbrelay.adapter.news;

import java.time.Duration;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.flow.news.AnnounceNews;
import org.ncbrelay.flow.news.AnnounceTasks;
import org.ncbrelay.flow.news.SendDigests;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often a node looks for news. */
@Configuration(proxyBeanMethods = false)
class NewsConfiguration {
    /** @param interval between two looks for those whose pages are open; our default is five seconds */
    @Bean
    WorkerLoop newsLoop(
            AnnounceNews news,
            AnnounceTasks tasks,
            WorkerSettings workers,
            @Value("${relay.news.interval:5s}") Duration interval) {
        Runnable look = () -> {
            news.announce();
            tasks.announce();
        };
        return new WorkerLoop("news", look, new WorkerSettings(workers.scheduled(), interval));
    }

    /** @param interval between two looks for letters that are due; our default is five minutes */
    @Bean
    WorkerLoop digestLoop(
            SendDigests digests, WorkerSettings workers, @Value("${relay.news.digest-interval:5m}") Duration interval) {
        return new WorkerLoop("digests", digests::sendDue, new WorkerSettings(workers.scheduled(), interval));
    }
}
