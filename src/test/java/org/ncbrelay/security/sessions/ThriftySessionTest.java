package org.ncbrelay.security.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.junit.jupiter.api.Test;
import org.springframework.session.MapSession;
import org.springframework.session.Session;

/** A session is written when there is something to write. */
class ThriftySessionTest {
    private static final Instant USED = Instant.parse("2026-11-26T08:00:00Z");

    private final Noted stored = new Noted();
    private final ThriftySession<Noted> session = session(false);

    @Test
    void itsUseIsWrittenOnceAMinute() {
        session.setLastAccessedTime(USED.plusSeconds(59));
        assertThat(stored.written).isEmpty();
        session.setLastAccessedTime(USED.plusSeconds(60));
        session.setLastAccessedTime(USED.plusSeconds(119));
        assertThat(stored.written).containsExactly("use");
    }

    @Test
    void askingWhenItEndsIsNoUseOfIt() {
        session(true).setLastAccessedTime(USED.plus(Duration.ofMinutes(19)));
        assertThat(stored.written).isEmpty();
    }

    @Test
    void aValueThatIsWhatItWasIsNotWritten() {
        session.setAttribute("wanted", "/cases");
        session.setAttribute("wanted", "/cases");
        session.setAttribute("wanted", "/board");
        assertThat(stored.written).containsExactly("wanted", "wanted");
    }

    @Test
    void theWebAppsObjectIsWrittenWhenItsContentChanged() {
        Authentications kept = new Authentications();
        kept.addOrReplace(new UserAuthentication("ncb.ken", "default"));
        stored.content.setAttribute("authenticatedUser", kept);

        Authentications got = session.getAttribute("authenticatedUser");
        session.setAttribute("authenticatedUser", got);
        assertThat(stored.written).isEmpty();

        UserAuthentication promoted = new UserAuthentication("ncb.ken", "default");
        promoted.setGroupIds(new ArrayList<>(List.of("ncb-heads")));
        got.addOrReplace(promoted);
        session.setAttribute("authenticatedUser", got);
        session.setAttribute("authenticatedUser", got);
        assertThat(stored.written).containsExactly("authenticatedUser");
    }

    @Test
    void aNewIdIsANewKeyForAllValues() {
        session.setAttribute("wanted", "/cases");
        stored.written.clear();
        var before = session.key();

        session.changeSessionId();

        assertThat(session.key().getEncoded()).isNotEqualTo(before.getEncoded());
        assertThat(stored.written).containsExactly("id", "wanted");
        assertThat(session.<String>getAttribute("wanted")).isEqualTo("/cases");
    }

    private ThriftySession<Noted> session(boolean isLook) {
        return new ThriftySession<>(stored, new SealedValues(), id -> "secret of " + id, isLook);
    }

    /** Notes what is set. */
    private static final class Noted implements Session {
        private final MapSession content = new MapSession("1");
        private final List<String> written = new ArrayList<>();

        Noted() {
            content.setLastAccessedTime(USED);
        }

        @Override
        public String getId() {
            return content.getId();
        }

        @Override
        public String changeSessionId() {
            written.add("id");
            return content.changeSessionId();
        }

        @Override
        public <T> T getAttribute(String name) {
            return content.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return content.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            written.add(name);
            content.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            written.add(name);
            content.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return content.getCreationTime();
        }

        @Override
        public void setLastAccessedTime(Instant used) {
            written.add("use");
            content.setLastAccessedTime(used);
        }

        @Override
        public Instant getLastAccessedTime() {
            return content.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            content.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return content.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return content.isExpired();
        }
    }
}
