package org.ncbrelay.adapter.worker;

import java.time.Duration;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.news.AnnounceNews;
import org.ncbrelay.flow.news.AnnounceTasks;
import org.ncbrelay.flow.news.SendDigests;
import org.ncbrelay.flow.preservation.StartDueWarnings;
import org.ncbrelay.flow.retention.AnnounceReviews;
import org.ncbrelay.flow.tasks.ReviewAssignments;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.sessions.StoredSessions;
import org.ncbrelay.security.sessions.WatchedSessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each node does at regular intervals, apart from its mail, records and scans. */
@Configuration(proxyBeanMethods = false)
class ScheduledLoops {
    /**
     * Reviews whether the people who claimed tasks can still work on them, and whether offices can still take their decisions.
     *
     * @param interval between two reviews; our default is one minute, most changes are acted on in their own transaction
     */
    @Bean
    WorkerLoop assignmentLoop(
            ReviewAssignments assignments,
            WorkerSettings workers,
            @Value("${relay.assignments.interval:1m}") Duration interval) {
        return new WorkerLoop("assignments", assignments::review, workers.every(interval));
    }

    /** @param interval between two announcements to those whose pages are open; our default is five seconds */
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
        return new WorkerLoop("news", look, workers.every(interval));
    }

    /** @param interval between two checks for letters that are due; our default is five minutes */
    @Bean
    WorkerLoop digestLoop(
            SendDigests digests, WorkerSettings workers, @Value("${relay.news.digest-interval:5m}") Duration interval) {
        return new WorkerLoop("digests", digests::sendDue, workers.every(interval));
    }

    /**
     * Announces reviews of retention that have come, as each organisation in turn: a job sees no more than its organisation does.
     *
     * @param interval between two checks; our default is one hour, each review is announced once
     */
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
        return new WorkerLoop("retention", look, workers.every(interval));
    }

    /**
     * Warns of preservation requests that will soon lapse.
     *
     * @param interval between two checks; our default is one minute, of a warning 14 days ahead
     */
    @Bean
    WorkerLoop preservationLoop(
            StartDueWarnings warnings,
            WorkerSettings workers,
            @Value("${relay.preservation.interval:1m}") Duration interval) {
        return new WorkerLoop("preservation", warnings::startDue, workers.every(interval));
    }

    /** @param interval between two removals of sessions that have ended; our default is one minute */
    @Bean
    WorkerLoop endedSessionsLoop(
            StoredSessions sessions,
            WorkerSettings workers,
            @Value("${relay.sessions.clean-up:1m}") Duration interval) {
        return new WorkerLoop("ended-sessions", sessions::removeEnded, workers.every(interval)).alsoAfterRollback();
    }

    /** @param interval after which a stream ends whose session was ended on another node; our default is five seconds */
    @Bean
    WorkerLoop watchedSessionsLoop(
            WatchedSessions sessions, WorkerSettings workers, @Value("${relay.sessions.look:5s}") Duration interval) {
        return new WorkerLoop("watched-sessions", sessions::look, workers.every(interval)).alsoAfterRollback();
    }
}
