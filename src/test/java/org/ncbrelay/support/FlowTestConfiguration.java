package org.ncbrelay.support;

import org.ncbrelay.adapter.iis.RecordsAtHand;
import org.ncbrelay.adapter.mail.LetterLinks;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.support.gallery.Gallery;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.ncbrelay.support.walks.Relational;
import org.ncbrelay.support.walks.ScriptedRun;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** What tests of the flow add to the whole relay: the clock and the hands that work in it. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    Caller.class,
    LetterLinks.class,
    RecordsAtHand.class,
    Desk.class,
    Flowchart.class,
    Walk.class,
    IntelligenceWalk.class,
    SupportWalk.class,
    CapabilityWalk.class,
    ScriptedRun.class,
    Relational.class,
    LettersAtHand.class,
    Gallery.class,
    Switches.class
})
class FlowTestConfiguration {
    @Bean
    @Primary
    MutableClock testClock() {
        return new MutableClock(FlowClock.START);
    }
}
