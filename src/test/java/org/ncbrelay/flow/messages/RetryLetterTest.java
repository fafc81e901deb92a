package org.ncbrelay.flow.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.UndeliveredLetters;

class RetryLetterTest {
    private static final UUID FAILED = UUID.randomUUID();
    private static final Officer NCB = officer(Role.NCB_OFFICER);

    private final FakeRelay relay = new FakeRelay();
    private final Failed letters = new Failed();
    private final RetryLetter retry = new RetryLetter(relay.cases, letters, relay.journal);

    @BeforeEach
    void aLetterOfACaseHasFailed() {
        relay.has(CaseStatus.SUBMITTED);
    }

    @Test
    void aFailedLetterGetsAnotherChanceAndTheTimelineSaysByWhom() {
        retry.retry(REFERENCE, FAILED, NCB);

        assertThat(letters.retried).containsExactly(FAILED);
        assertThat(relay.journal.events).containsExactly("MAIL_RETRIED by somebody to ncb.ken@relay.example: REMINDER");
    }

    @Test
    void whatHasNotFailedIsNotFound() {
        assertThatThrownBy(() -> retry.retry(REFERENCE, UUID.randomUUID(), NCB)).isInstanceOf(Refusal.NotFound.class);
        assertThat(letters.retried).isEmpty();
    }

    @Test
    void whoOnlyWatchesDoesNotRetry() {
        assertThatThrownBy(() -> retry.retry(REFERENCE, FAILED, officer(Role.AUDITOR)))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(letters.retried).isEmpty();
    }

    @Test
    void aLetterThatSomebodyElseHasJustRetriedIsNotRetriedTwice() {
        letters.gone = true;

        assertThatThrownBy(() -> retry.retry(REFERENCE, FAILED, NCB)).isInstanceOf(Refusal.Conflict.class);
        assertThat(relay.journal.events).isEmpty();
    }

    private static Officer officer(Role role) {
        return new Officer("somebody", REFERENCE.organisation(), null, Set.of(role));
    }

    /** One failed letter. */
    private final class Failed implements UndeliveredLetters {
        private final List<UUID> retried = new ArrayList<>();
        private boolean gone;

        @Override
        public List<Undelivered> of(CaseReference reference) {
            return List.of(new Undelivered(
                    FAILED, Letter.REMINDER, "ncb.ken@relay.example", 7, relay.clock.instant(), "closed"));
        }

        @Override
        public boolean retry(UUID letter) {
            if (gone) return false;
            return retried.add(letter);
        }
    }
}
