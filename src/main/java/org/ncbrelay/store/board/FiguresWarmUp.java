package org.ncbrelay.store.board;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads INTERPOL's figures once a node is up, so that no officer waits for the first look, which reads all of them. */
@Component
@ConditionalOnProperty(name = "relay.workers.scheduled", matchIfMissing = true)
record FiguresWarmUp(Figures figures, HeapForFigures heap, CurrentOfficer current, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(FiguresWarmUp.class);
    private static final Figures.Filter ALL = new Figures.Filter(null, null, null, null);

    /** During the start, which does not wait for it. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread looking = new Thread(this::look, "first look at the board");
        looking.setDaemon(true);
        looking.start();
    }

    /** A node that ran out of memory here would do so again at each start. */
    void look() {
        try {
            long cases = heap.cases();
            if (cases > heap.room()) {
                LOG.warn(
                        "The board of some {} cases needs a heap of {} MB; this node has less and refuses it to INTERPOL: see Memory in docs/operations.md",
                        cases,
                        HeapForFigures.needed(cases) >> 20);
                return;
            }
            current.as(Officer.relay(OrganisationCode.INTERPOL), () -> figures.of(ALL, clock.instant()));
        } catch (RuntimeException failed) {
            // The next reader reads them.
            LOG.debug("the first look at the board failed", failed);
        }
    }
}
