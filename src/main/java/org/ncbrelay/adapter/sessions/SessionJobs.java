package org.ncbrelay.adapter.sessions;

import java.time.Duration;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.adapter.worker.WorkerSettings;
import org.ncbrelay.security.sessions.EndedSessions;
import org.ncbrelay.security.sessions.WatchedSessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often sessions are looked after. */
@Configuration(proxyBeanMethods = false)
class SessionJobs {
    /** @param interval between two removals of sessions that have ended; our default is one minute */
    @Bean
    WorkerLoop endedSessionsLoop(
            EndedSessions sessions, WorkerSettings workers, @Value("${relay.sessions.clean-up:1m}") Duration interval) {
        return new WorkerLoop("ended-sessions", sessions::remove, new WorkerSettings(workers.scheduled(), interval))
                .alsoAfterRollback();
    }

    /** @param interval after which a stream ends whose session was ended on another node; our default is five seconds */
    @Bean
    WorkerLoop watchedSessionsLoop(
            WatchedSessions sessions, WorkerSettings workers, @Value("${relay.sessions.look:5s}") Duration interval) {
        return new WorkerLoop("watched-sessions", sessions::look, new WorkerSettings(workers.scheduled(), interval))
                .alsoAfterRollback();
    }
}
