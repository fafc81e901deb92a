package org.ncbrelay.support.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.IntegrationTest;

@IntegrationTest
class BoundedCloseTest {
    private static final long AN_HOUR_MS = 3_600_000;

    private final AtomicBoolean abandoned = new AtomicBoolean();

    @Test
    void aContextThatNeverClosesIsAbandoned() {
        BoundedClose.of(closing(BoundedCloseTest::waitForEver), 1, () -> abandoned.set(true))
                .close();
        assertThat(abandoned).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aContextThatFailsToCloseSaysSo() {
        BrowserContext failing = closing(() -> {
            throw new PlaywrightException("Target closed");
        });
        assertThatThrownBy(() -> BoundedClose.of(failing, AN_HOUR_MS, () -> abandoned.set(true))
                        .close())
                .hasMessage("Target closed");
        assertThat(abandoned).isFalse();
    }

    /** As Playwright does. */
    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            throw new PlaywrightException("Failed to read message", interrupted);
        }
    }

    private static BrowserContext closing(Runnable close) {
        return (BrowserContext) Proxy.newProxyInstance(
                BoundedCloseTest.class.getClassLoader(),
                new Class<?>[] {BrowserContext.class},
                (proxy, method, none) -> {
                    close.run();
                    return null;
                });
    }
}
