package org.ncbrelay.flow.news;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.news.Digests;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an officer choose how often a letter says that followed cases have news. */
@Service
public class ChooseDigest {
    private final Digests digests;
    private final Clock clock;

    public ChooseDigest(Digests digests, Clock clock) {
        this.digests = digests;
        this.clock = clock;
    }

    /** What the officer has chosen; empty for no letter, which is the default. */
    @Transactional(readOnly = true)
    public Optional<DigestChoice> chosenBy(Officer officer) {
        return digests.of(officer.userId());
    }

    /**
     * @param choice null for no letter
     * @param zone   in which the officer reads
     */
    @Transactional
    public void choose(DigestChoice choice, ZoneId zone, Officer officer) {
        if (choice == null) digests.stop(officer.userId());
        else digests.choose(officer.userId(), choice, choice.next(clock.instant(), zone));
    }
}
