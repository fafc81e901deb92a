package org.ncbrelay.flow.news;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.store.inbox.News.ReadState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows an officer what has changed since they last looked. */
@Service
@Transactional
public class ReadNews {
    /** On one page; our default. */
    private static final int MOST = News.MOST_COUNTED;

    private final News news;
    private final AuditLog audit;
    private final Clock clock;

    public ReadNews(News news, AuditLog audit, Clock clock) {
        this.news = news;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the officer follows, with its news; noted in the audit as a list. */
    public Overview overview(Officer officer) {
        audit.read(AuditLog.Read.LIST, "news");
        return new Overview(news.changed(officer, MOST), news.followed(officer, MOST), news.count(officer));
    }

    /** What the officer wants to learn of. */
    public News.Wanted wanted(Officer officer) {
        return news.wanted(officer);
    }

    /** How many followed cases have news. */
    public int count(Officer officer) {
        return news.count(officer);
    }

    /** How far the officer has read each of these cases. */
    public Map<String, ReadState> readStates(Collection<String> references, Officer officer) {
        return news.readStates(references, officer);
    }

    /** The same for a list of tasks, which is noted in the audit. */
    public Map<String, ReadState> readStatesOfTasks(Collection<String> references, Officer officer) {
        audit.read(AuditLog.Read.LIST, "tasks");
        return readStates(references, officer);
    }

    /** Whether the officer follows the case. */
    public boolean isFollowed(CaseReference reference, Officer officer) {
        return news.isFollowed(reference, officer);
    }

    /** The officer has opened the case. */
    public void seen(CaseReference reference, Officer officer) {
        news.seen(reference, officer, clock.instant());
    }

    /** The officer has seen the news of all that they follow. */
    public void allSeen(Officer officer) {
        news.allSeen(officer, clock.instant());
    }

    /**
     * @param changed those with news, the latest first
     * @param count   how many have news
     */
    public record Overview(List<News.Changed> changed, List<News.Followed> followed, int count) {}
}
