package org.ncbrelay.engine.timelimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import org.camunda.bpm.engine.impl.calendar.DurationHelper;
import org.junit.jupiter.api.Test;

class TimerDurationsTest {
    /** Each look-up opens every jar of the application, at every timer of every task. */
    @Test
    void noTimerIsLookedUpOnTheClassPath() throws Exception {
        new TimerDurations().preInit(null);
        List<String> lookedUp = new ArrayList<>();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(new ClassLoader(before) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                lookedUp.add(name);
                return super.getResources(name);
            }
        });
        try {
            Date start = Date.from(Instant.parse("2026-11-26T10:00:00Z"));
            assertThat(new DurationHelper("PT2H", start).getDateAfter())
                    .isEqualTo(Date.from(Instant.parse("2026-11-26T12:00:00Z")));
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(lookedUp).isEmpty();
    }
}
