package org.ncbrelay.security;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.security.oidc.TestProviders;
import org.ncbrelay.support.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A relay as it may be set up: with a proxy in front that says from where a call came and how, with low rates, with passkeys for heads of
 * bureaus, and with logins of other servers.
 */
@ActiveProfiles("oidc")
@Import(BehindProxyTest.Time.class)
@TestPropertySource(
        properties = {
            "relay.rate.account-burst=60",
            "relay.rate.account-per-second=1",
            "relay.rate.address-burst=90",
            "relay.rate.address-per-second=1",
            "server.forward-headers-strategy=native",
            "relay.hosts=relay.example,second.example,Third.example",
            "relay.login.passkey-required-for=ncb-head"
        })
public abstract class BehindProxyTest extends DoorTest {
    /** At the time of the providers, and of the keys that sign for a passkey. */
    @Autowired
    public MutableClock clock;

    @Autowired
    private RequestRates rates;

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        TestProviders.register(registry);
    }

    @BeforeEach
    void beginAnew() {
        clock.set(Clock.systemUTC().instant());
        for (String counts : new String[] {"byAccount", "byAddress"})
            ((Cache<?, ?>) ReflectionTestUtils.getField(rates, counts)).invalidateAll();
    }

    /** Stands still during a test: on a busy machine a request would come back while others are still being sent. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        MutableClock clockOfRates() {
            return new MutableClock(Clock.systemUTC().instant());
        }
    }
}
