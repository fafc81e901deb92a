package org.ncbrelay.flow.news;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.news.Digests;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.store.people.Preferences;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends officers who have chosen it a letter that says that cases they follow have news. It names no case and says nothing of any;
 * where there is no news, no letter is sent.
 */
@Service
public record SendDigests(
        Digests digests,
        News news,
        Accounts accounts,
        Colleagues colleagues,
        Preferences preferences,
        MemberCountries countries,
        Journal journal,
        CurrentOfficer officers,
        Clock clock,
        TransactionOperations transaction) {
    private static final Logger LOG = LoggerFactory.getLogger(SendDigests.class);

    /** At one look; our default. */
    private static final int MOST = 200;

    /** Each in a transaction of its own: a letter that cannot be written now is due again at the next look. */
    public void sendDue() {
        Instant now = clock.instant();
        for (Digests.Due due : digests.dueAt(now, MOST))
            try {
                send(due, now);
            } catch (RuntimeException next) {
                LOG.warn("the digest of {} is sent the next time", due.userId(), next);
            }
    }

    private void send(Digests.Due due, Instant now) {
        Account account = accounts.find(due.userId());
        Optional<Officer> serving = serving(account);
        if (serving.isEmpty()) {
            digests.stop(due.userId());
            return;
        }
        Officer officer = serving.get();
        officers.as(
                officer,
                () -> transaction.executeWithoutResult(running -> {
                    if (!digests.moveOn(due, due.choice().next(now, zone(officer)))) return;
                    if (news.count(officer) > 0)
                        journal.send(
                                Letter.NEWS_DIGEST,
                                Addressee.officer(officer.userId(), officer.organisation(), account.mail()));
                }));
    }

    /** Who reads the news: with the agency, whose cases alone its officers follow. */
    private Optional<Officer> serving(Account account) {
        return Optional.ofNullable(account.organisation())
                .flatMap(organisation -> colleagues.of(organisation).stream()
                        .map(Colleague::officer)
                        .filter(officer -> officer.userId().equals(account.userId()))
                        .findFirst());
    }

    private ZoneId zone(Officer officer) {
        String chosen = preferences.of(officer.userId()).timeZone();
        if (chosen != null) return ZoneId.of(chosen);
        return countries
                .find(officer.organisation())
                .map(country -> country.calendar().zone())
                .orElse(ZoneOffset.UTC);
    }
}
