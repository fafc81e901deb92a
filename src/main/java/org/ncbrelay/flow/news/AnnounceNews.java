package org.ncbrelay.flow.news;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.news.NewsPulse;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.inbox.News;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Keeps the officers whose pages are open on this node informed. One question to the database tells whom the latest events concern; only
 * these are counted anew, each under their own row-level security.
 */
@Service
public class AnnounceNews {
    private static final Logger LOG = LoggerFactory.getLogger(AnnounceNews.class);

    private final NewsPulse pulse;
    private final News news;
    private final CurrentOfficer officers;
    private final List<Listening> listening = new CopyOnWriteArrayList<>();

    /** The look before the last: a transaction may commit later than one whose events have greater numbers. */
    private NewsPulse.Beat before;

    private NewsPulse.Beat last;

    public AnnounceNews(NewsPulse pulse, News news, CurrentOfficer officers) {
        this.pulse = pulse;
        this.news = news;
        this.officers = officers;
    }

    /** Informs the listener from now on, until it is taken out again. */
    public void add(Officer officer, Listener listener) {
        listening.add(new Listening(officer, listener));
    }

    public void remove(Listener listener) {
        listening.removeIf(each -> each.listener().equals(listener));
    }

    /** Looks once for all who listen; asks nothing where no one does. */
    public synchronized void announce() {
        if (listening.isEmpty()) {
            before = null;
            last = null;
            return;
        }
        NewsPulse.Beat beat = pulse.since(before);
        if (before != null) concerned(beat.followers()).forEach(this::tell);
        before = last == null ? beat : last;
        last = beat;
        listening.forEach(each -> each.listener().beat());
    }

    private Set<Officer> concerned(Set<String> followers) {
        return listening.stream()
                .map(Listening::officer)
                .filter(officer -> followers.contains(officer.userId()))
                .collect(Collectors.toSet());
    }

    private void tell(Officer officer) {
        try {
            int count = officers.as(officer, () -> news.count(officer));
            listening.stream()
                    .filter(each -> each.officer().equals(officer))
                    .forEach(each -> each.listener().count(count));
        } catch (RuntimeException next) {
            LOG.warn("news of {} are counted the next time", officer.userId(), next);
        }
    }

    /** A page that is open. */
    public interface Listener {
        /** How many followed cases have news now. */
        void count(int cases);

        /** A look is over: the moment to find out whether an officer still listens. */
        void beat();
    }

    private record Listening(Officer officer, Listener listener) {}
}
