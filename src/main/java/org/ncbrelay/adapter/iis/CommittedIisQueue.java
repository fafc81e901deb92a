package org.ncbrelay.adapter.iis;

import org.ncbrelay.port.IisQueue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Remembers in the running transaction that a record waits; who listens hears of it after the commit. */
@Component
class CommittedIisQueue implements IisQueue {
    private final ApplicationEventPublisher events;

    CommittedIisQueue(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void wake() {
        events.publishEvent(new RecordWaits());
    }

    /** A record waits in the running transaction. */
    record RecordWaits() {}
}
