package org.ncbrelay.domain.news;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;

/**
 * What an officer follows and has seen, of cases and of intelligence. News are events of a followed case since the officer last opened it, but for what the officer
 * did, and for hits where the officer may not learn of them.
 */
public interface News {
    boolean isFollowed(CaseReference reference, Officer officer);

    void follow(CaseReference reference, Officer officer, Instant at);

    void unfollow(CaseReference reference, Officer officer);

    /** Everything that has happened to the case so far is seen now. */
    void seen(CaseReference reference, Officer officer, Instant at);

    /** The same, for every case that the officer follows. */
    void allSeen(Officer officer, Instant at);

    /** How far the officer has read each of these; what is no case of a country is left out. */
    Map<String, ReadState> readStates(Collection<String> references, Officer officer);

    /** How many followed cases have news: {@value #MOST_COUNTED} are counted at most. */
    int count(Officer officer);

    /** More than a page says; our default. */
    int MOST_COUNTED = 100;

    /** Followed cases with news, the latest first. */
    List<Changed> changed(Officer officer, int most);

    /** All that the officer follows, by reference. */
    List<Followed> followed(Officer officer, int most);

    /**
     * A case with its news.
     *
     * @param caveat given where it is intelligence from an external source; else null
     * @param status null for intelligence
     * @param events the newest first, ten at most
     * @param count  of all its news
     */
    record Changed(String reference, String title, String caveat, String status, long count, List<Happened> events) {}

    /**
     * One event; what it is about is read on the page of the case.
     *
     * @param kind an {@link EventKind}, or of intelligence an {@link IntelligenceEventKind}
     */
    record Happened(Enum<?> kind, Topic topic, Instant at) {}

    /** What the officer wants; our default where nothing was chosen. */
    Wanted wanted(Officer officer);

    void want(Wanted wanted, Officer officer);

    /**
     * @param ownWork whether the officer follows by default what they act on
     * @param topics  of which they want news
     */
    record Wanted(boolean ownWork, Set<Topic> topics) {}

    /** What an event is about; the table {@code event_reader} says it of each kind. */
    enum Topic {
        /** An acknowledgment, an approval, a refusal, an end. */
        DECISION,
        DELIVERY,
        MESSAGE,
        HIT,
        /** Reminders, letters and steps of the relay. */
        OTHER
    }

    /** @param caveat as of {@link Changed} */
    record Followed(String reference, String title, String caveat, String status, Instant since) {}

    /** How far an officer has read a case. */
    enum ReadState {
        /** The officer has never opened it. */
        NEW,
        /** Somebody else has done something since the officer last opened it. */
        CHANGED,
        /** Nothing has happened since, or only what the officer did. */
        READ
    }
}
