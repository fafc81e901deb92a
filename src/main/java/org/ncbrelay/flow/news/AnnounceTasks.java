package org.ncbrelay.flow.news;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Inbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Says to each inbox that is open on this node how many tasks have come since it was opened. One question to the database tells whose
 * tasks are new; only for their officers it is counted what each may work on.
 */
@Service
public class AnnounceTasks {
    private static final Logger LOG = LoggerFactory.getLogger(AnnounceTasks.class);

    private final Inbox inbox;
    private final CurrentOfficer officers;
    private final List<Listening> listening = new CopyOnWriteArrayList<>();

    /** The look before the last: a transaction may commit later than one whose tasks have greater ids. */
    private String before;

    private String last;

    public AnnounceTasks(Inbox inbox, CurrentOfficer officers) {
        this.inbox = inbox;
        this.officers = officers;
    }

    /**
     * Informs the listener from the next look on, until it is taken out again.
     *
     * @param newest id of the newest task that the inbox shows; empty if there was none
     */
    public void add(Officer officer, String newest, Listener listener) {
        listening.add(new Listening(officer, newest, listener));
    }

    public void remove(Listener listener) {
        listening.removeIf(each -> each.listener.equals(listener));
    }

    /** Looks once for all who listen; asks nothing where no one does. */
    public synchronized void announce() {
        if (listening.isEmpty()) {
            before = null;
            last = null;
            return;
        }
        Inbox.Beat beat = inbox.since(before);
        for (Listening each : listening)
            if (each.isUncertain()
                    || beat.organisations().contains(each.officer.organisation().value())) tell(each);
        before = last == null ? beat.newest() : last;
        last = beat.newest();
    }

    private void tell(Listening each) {
        try {
            each.say(officers.as(each.officer, () -> inbox.newer(each.officer, each.newest)));
        } catch (RuntimeException next) {
            LOG.warn("new tasks of {} are counted the next time", each.officer.userId(), next);
        }
    }

    /** An inbox that is open. */
    public interface Listener {
        /** How many tasks have come since the inbox was opened and still wait; said when it changes. */
        void tasks(long count);
    }

    private static final class Listening {
        private final Officer officer;
        private final String newest;
        private final Listener listener;

        /** What was said last; null before the first look. */
        private Long said;

        private Listening(Officer officer, String newest, Listener listener) {
            this.officer = officer;
            this.newest = newest;
            this.listener = listener;
        }

        /** Whether it was not counted yet, or some are new, of which others may do one meanwhile. */
        private boolean isUncertain() {
            return said == null || said > 0;
        }

        private void say(long count) {
            if (said == null ? count > 0 : said != count) listener.tasks(count);
            said = count;
        }
    }
}
